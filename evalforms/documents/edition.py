"""For whom a page is printed."""

from enum import StrEnum


class Edition(StrEnum):
    """official: for the file; public: for publication, phones masked; draft: with a watermark."""

    OFFICIAL = "official"
    PUBLIC = "public"
    DRAFT = "draft"
