"""The check code of a printed page: a QR code with what a person can read beside it."""

from dataclasses import dataclass

import segno

from evalforms.documents.check_code import in_groups

ERROR_LEVEL = "m"  # a seventh of the code may be lost to a stamp, a fold or a bad copy


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """What binds a paper to one frozen version.

    code: the short code, without separators; address: the page where it is verified, or empty;
    version: of the sheet; digest: SHA-256 of its content in hexadecimal.
    """

    code: str
    address: str
    version: int
    digest: str

    @property
    def grouped_code(self) -> str:
        """The code as a person reads and types it: ``XXXX-XXXX-XXXX``."""
        return in_groups(self.code)

    @property
    def short_digest(self) -> str:
        """The first 16 of the 64 digits: enough to tell two documents apart by eye."""
        return self.digest[:16]

    @property
    def qr_code(self) -> str:
        """The QR code as inline SVG, without quiet zone: the style sheet keeps that free."""
        code = segno.make(self.address or self.code, error=ERROR_LEVEL, micro=False)
        drawing: str = code.svg_inline(border=0, omitsize=True)
        return drawing
