"""The built-in signer: PAdES B-B as a certification that forbids every later change.

The key is kept over any number of documents and room for the signature is set aside by a fixed
size; both make a signature several times as fast as pyHanko's way for single files.
"""

import asyncio
import logging
import re
from datetime import datetime
from functools import cache, cached_property
from io import BytesIO
from typing import Any

from django.utils.timezone import localtime

from evalforms.signing.certificate import Certificate, fault_at, read_certificate
from evalforms.signing.seal_appearance import SealAppearance
from evalforms.signing.seal_place import seal_place
from evalforms.signing.signer import CertificateRefused, Key, SealingFailed

CODE = re.compile(r"[0-9A-Za-z-]{1,40}")
FIELD = "seal-"  # the signature field is named after the check code
DIGEST = "sha256"
ROOM = 2048  # bytes beside the certificate; 512 of them the longest signature (RSA 4096)

SEALED_ALREADY = "这份PDF已有电子签章，不能重复签章。"
NOT_SEALED = "这份PDF无法加盖电子签章，原因已记入日志，请联系管理员。"

log = logging.getLogger(__name__)


class PadesSigner:
    """Seals with one key. words: what stands on the seal along its edge."""

    def __init__(self, key: Key, *, words: str) -> None:
        self.certificate: Certificate = read_certificate(key.certificate)
        self._key = key
        self._appearance = SealAppearance(words, self.certificate)

    def sign(self, pdf: bytes, *, code: str, at: datetime) -> bytes:
        """As Signer says; raises ValueError for a code with other signs than 0-9 A-Z a-z -."""
        if not CODE.fullmatch(code):
            raise ValueError(f"{code!r} cannot be written into a signature")
        if fault := fault_at(self.certificate, at):
            raise CertificateRefused(fault)
        try:
            return self._signed(pdf, code, at)
        except SealingFailed:
            raise
        except Exception as error:  # pyHanko raises many kinds for a PDF that it cannot read
            log.exception("A PDF could not be sealed")
            raise SealingFailed(NOT_SEALED) from error

    def _signed(self, pdf: bytes, code: str, at: datetime) -> bytes:
        from pyhanko.sign.signers.cms_embedder import SigIOSetup

        writer = _writer(pdf)
        if "/AcroForm" in writer.root:
            raise SealingFailed(SEALED_ALREADY)
        embedding = self._prepared(writer, code, at)
        prepared, sealed = embedding.send(SigIOSetup(md_algorithm=DIGEST))
        embedding.send(asyncio.run(self._cms(prepared.document_digest)))
        content: bytes = sealed.getvalue()
        return content

    def _prepared(self, writer: Any, code: str, at: datetime) -> Any:
        """Field, seal and an empty signature are in the writer; what is left is to fill it."""
        from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
        from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigMDPSetup, SigObjSetup
        from pyhanko.sign.signers.pdf_byterange import SignatureObject

        place = seal_place(writer.prev)
        box: Any = place.box  # pyHanko's annotation knows whole points only
        field = SigFieldSpec(FIELD + code, on_page=place.page, box=box)
        embedding = PdfCMSEmbedder(field).write_cms(FIELD + code, writer)
        self._appearance.put_on(next(embedding).get_object(), writer, at)
        signature = SignatureObject(
            timestamp=localtime(at),
            subfilter=SigSeedSubFilter.PADES,
            name=self.certificate.holder,
            reason=f"绩效自评电子签章，核验码 {code}",
            bytes_reserved=2 * (len(self._key.certificate) + ROOM),  # hexadecimal digits
        )
        change = SigMDPSetup(DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
        embedding.send(SigObjSetup(signature, change))
        return embedding

    async def _cms(self, digest: bytes) -> bytes:
        """Without the chain: a flipped bit in a certificate that nothing signs stays unnoticed."""
        from pyhanko.sign.signers.pdf_cms import ExternalSigner

        signer = ExternalSigner(self._pyhanko_certificate, None)
        attributes = await signer.signed_attrs(digest, DIGEST, use_pades=True)
        signature = self._key.sign(attributes.dump())
        signer = ExternalSigner(self._pyhanko_certificate, None, signature_value=signature)
        found = await signer.async_sign_prescribed_attributes(DIGEST, attributes)
        content: bytes = found.dump()  # plain bytes: asyncio.run makes a repr of what it returns
        return content

    @cached_property
    def _pyhanko_certificate(self) -> Any:
        from asn1crypto.x509 import Certificate

        return Certificate.load(self._key.certificate)


def _writer(pdf: bytes) -> Any:
    from pyhanko.sign.signers.constants import ESIC_EXTENSION_1

    writer = _writer_class()(BytesIO(pdf))
    writer.ensure_output_version((1, 7))
    writer.register_extension(ESIC_EXTENSION_1)
    return writer


@cache
def _writer_class() -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class MetadataStays(IncrementalPdfFileWriter):
        """pyHanko would replace the metadata, and with them the claim to be PDF/A."""

        def _update_meta(self) -> None:
            return

    return MetadataStays
