"""Small PDFs to seal, made as the product makes its own."""

import hashlib
from functools import cache

from evalforms.documents.render_pdf import render_pdf
from evalforms.signing.signature_in import signature_in
from tests.signing.keys import NOW, usual_signer

CODE = "7K3M-9QXD"


@cache
def plain_pdf(text: str = "本页为测试内容。", pages: int = 1) -> bytes:
    page = f"<p>{text}</p>"
    paged = "<hr style='break-after: page'>".join([page] * pages)
    return render_pdf(f"<!DOCTYPE html><html lang=zh><title>测试</title>{paged}</html>")


@cache
def sealed_pdf(text: str = "本页为测试内容。", code: str = CODE) -> bytes:
    return usual_signer().sign(plain_pdf(text), code=code, at=NOW)


@cache
def registered() -> str:
    return hashlib.sha256(sealed_pdf()).hexdigest()


def is_genuine(pdf: bytes) -> bool:
    """The rule of the product, with the one registered file."""
    return signature_in(pdf).fault == "" and hashlib.sha256(pdf).hexdigest() == registered()
