"""The ZIP file, written piece by piece, with a list of what is in it."""

import csv
from io import StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from evalforms.documents.storage import sha256_of
from evalforms.exports.entries import BOM, as_text

BEGINNING = (1980, 1, 1, 0, 0, 0)  # of the time that the format knows
STORED = {".pdf", ".jpg", ".png", ".docx", ".xlsx"}  # compressed already
MANIFEST = "清单.csv"


class Archive:
    """The same contents give the same bytes, whenever they are packed."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self._listed = StringIO()
        self._rows = csv.writer(self._listed)
        self._rows.writerow(["文件", "SHA-256", "字节数"])

    def add(self, name: str, content: bytes) -> None:
        entry = ZipInfo(name, date_time=BEGINNING)
        entry.external_attr = 0o640 << 16
        entry.compress_type = ZIP_STORED if Path(name).suffix in STORED else ZIP_DEFLATED
        self._file.writestr(entry, content)
        self._rows.writerow([as_text(name), sha256_of(content), len(content)])

    def add_manifest(self) -> None:
        """Last: it lists everything before it."""
        self.add(MANIFEST, (BOM + self._listed.getvalue()).encode())
