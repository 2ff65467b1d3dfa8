"""The drawn seal as the look of a signature field: vector forms, no font, no image."""

import zlib
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from evalforms.signing.certificate import Certificate
from evalforms.signing.seal_drawing import SIZE, line, seal

BOX = (0, 0, SIZE, SIZE)


class SealAppearance:
    """Draws what all seals of a certificate share once; PDF objects are made for each document."""

    def __init__(self, words: str, certificate: Certificate) -> None:
        across = "演示" if certificate.is_demonstration else ""
        self._shared = zlib.compress(seal(words, certificate.holder, across=across).encode(), 9)
        self._title = f"电子签章：{certificate.holder}"

    def put_on(self, field: Any, writer: Any, at: datetime) -> None:
        """field: the signature field that is shown. writer: of the same document."""
        from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name, pdf_string

        shared = writer.add_object(_form(self._shared))
        resources = DictionaryObject(
            {pdf_name("/XObject"): DictionaryObject({pdf_name("/Seal"): shared})}
        )
        drawn = f"/Seal Do\n{line(f'{localtime(at):%Y-%m-%d %H:%M}', 1)}"
        look = writer.add_object(_form(zlib.compress(drawn.encode()), resources))
        field[pdf_name("/AP")] = DictionaryObject({pdf_name("/N"): look})
        field[pdf_name("/TU")] = pdf_string(self._title)


def _form(deflated: bytes, resources: Any = None) -> Any:
    from pyhanko.pdf_utils.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        StreamObject,
        pdf_name,
    )

    described = {
        pdf_name("/Type"): pdf_name("/XObject"),
        pdf_name("/Subtype"): pdf_name("/Form"),
        pdf_name("/BBox"): ArrayObject(FloatObject(side) for side in BOX),
        pdf_name("/Resources"): resources if resources is not None else DictionaryObject(),
        pdf_name("/Filter"): pdf_name("/FlateDecode"),
    }
    return StreamObject(described, encoded_data=deflated)
