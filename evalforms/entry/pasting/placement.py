"""Which text of a block goes into which cell, and what finds no place."""

from dataclasses import dataclass, field

from evalforms.evaluations.rows import Place


@dataclass(frozen=True, slots=True)
class LeftOut:
    text: str
    reason: str


@dataclass(slots=True)
class Placement:
    """values: typed text by address, in printed order; new_rows: what the table lacks for them.

    `may_choose`: the rows could as well go on below, or be added here; `adds_rows` is what happens.
    """

    values: dict[str, str] = field(default_factory=dict)
    new_rows: list[Place] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    may_choose: bool = False
    adds_rows: bool = False

    def put(self, address: str, text: str) -> None:
        """A blank leaves its cell as it is; of two texts for one cell the first counts."""
        if not text.strip():
            return
        if self.values.setdefault(address, text) != text:
            self.leave_out(text, "同一格已有粘贴内容")

    def leave_out(self, text: str, reason: str) -> None:
        if text.strip():
            self.left_out.append(LeftOut(text, reason))
