// Another page named a cell of this one in its address (#at=funds.allocated): there one arrives.

import { go } from "./panel.js";

const CALL = /^#at=(.+)$/;

export function arriveAtCalledCell() {
  const [, cell] = location.hash.match(CALL) || [];
  if (cell) go(cell);
}

addEventListener("hashchange", arriveAtCalledCell);
