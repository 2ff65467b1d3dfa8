"""Where fonts and style sheets of the paper lie; how the fonts are made: scripts/make-fonts."""

from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
CONFIGURATION = STATIC / "fonts" / "fonts.conf"
FULL_FONT = STATIC / "fonts" / "song-full.ttf"
STYLE_SHEETS = (STATIC / "css" / "sheet.css", STATIC / "css" / "print.css")
