// A copied block of cells as rows of texts: from Excel, WPS or Word, as a table or as text with tabs.

/** Rows of texts, null where a merged cell covers one; null where nothing like a table was copied. */
export function copiedCells(clipboard) {
  const table = fromHtml(clipboard.getData("text/html"));
  const rows = table || fromText(clipboard.getData("text/plain"));
  return rows && trimmed(rows);
}

export function fromLines(text) {
  return trimmed(text.split(/\r\n|\r|\n/).map((line) => [line]));
}

function fromHtml(html) {
  if (!/<table/i.test(html)) return null;
  const body = inert(html);
  const tables = [...body.querySelectorAll("table")].filter((table) => !table.parentElement?.closest("table"));
  const rows = tables.flatMap(rowsOf);
  for (const table of tables) table.remove();
  return rows.length && !textOf(body) ? rows : null;
}

/** Without its attributes nothing in it is fetched, run or painted, and the page's policy has no complaint. */
function inert(html) {
  const template = document.createElement("template");
  template.innerHTML = html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(TAG, bareTag);
  return template.content;
}

const TAG = /<([a-z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const SPAN = /\s(?:row|col)span\s*=\s*["']?\d+["']?/gi;
const bareTag = (_, name, attributes) => `<${name}${(attributes.match(SPAN) || []).join("")}>`;

/** Each text at its place; what a merged cell covers stays empty. */
function rowsOf(table) {
  const lines = [...table.rows];
  const rows = lines.map(() => []);
  lines.forEach((line, top) => {
    let left = 0;
    for (const cell of line.cells) {
      while (rows[top][left] !== undefined) left += 1;
      const bottom = Math.min(top + (cell.rowSpan || lines.length), lines.length);
      for (let row = top; row < bottom; row += 1) rows[row].splice(left, cell.colSpan, ...Array(cell.colSpan).fill(null));
      rows[top][left] = textOf(cell);
    }
  });
  return rows.map((row) => Array.from(row, (text) => text ?? null));
}

const BLOCKS = new Set(["P", "DIV", "LI", "TR", "H1", "H2", "H3", "H4"]);
const UNSEEN = new Set(["STYLE", "SCRIPT", "TEMPLATE", "HEAD", "TITLE"]);

/** Words as one reads them: line breaks where the page has them, not where its source has. */
function textOf(element) {
  return wordsOf(element).replace(/\u00a0/g, " ").replace(/[ \t]*\n[ \t]*/g, "\n").trim();
}

function wordsOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return flowing(node.data);
  if (node.nodeType === Node.COMMENT_NODE || UNSEEN.has(node.tagName)) return "";
  if (node.tagName === "BR") return "\n";
  const words = [...node.childNodes].map(wordsOf).join("");
  return BLOCKS.has(node.tagName) ? `${words}\n` : words;
}

/** A source that is wrapped between two Hanzi means no space. */
const flowing = (text) => text.replace(/(?<=\p{Script=Han})[ \t]*[\r\n]\s*(?=\p{Script=Han})/gu, "").replace(/[ \t\r\n]+/g, " ");

/** Tabs between cells; a cell with line breaks stands in quotation marks. */
function fromText(text) {
  const isQuoted = /^"(?:[^"]|"")*"\s*$/.test(text) && /[\r\n]/.test(text.trim());
  if (!text.includes("\t") && !isQuoted) return null;
  const rows = [[""]];
  const pattern = /"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|[^\t\r\n]+|\t|\r\n|\r|\n/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [token, quoted] = match;
    const row = rows.at(-1);
    if (token === "\t") row.push("");
    else if (/^[\r\n]/.test(token)) rows.push([""]);
    else row[row.length - 1] += quoted === undefined ? token : quoted.replaceAll('""', '"').replace(/\r\n?/g, "\n");
  }
  return rows;
}

function trimmed(rows) {
  const isFull = (text) => Boolean(text?.trim());
  const short = rows.map((row) => row.slice(0, row.findLastIndex(isFull) + 1));
  return short.slice(0, short.findLastIndex((row) => row.length) + 1);
}
