"""What a seal costs, and whether a long batch stays as quick and as small as it began.

    python -m benchmarks.sealing [--seals 2000] [--key EC|RSA]

Seals one department's form again and again with the product's signer. After each twenty of them
the same form is signed, in the same process, by pyHanko's own PdfSigner with a SimpleSigner that is
kept, too: the usual way, with the same certificate and without a seal in the page. Processor time.
"""

import argparse
import asyncio
import json
import resource
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from evalforms.documents.official_pdf import official_pdf
from evalforms.frameworks.loader import load_framework
from evalforms.signing.pades import PadesSigner
from evalforms.signing.pkcs12 import read_pkcs12
from tests.documents.papers import department_sheet
from tests.signing.keys import pkcs12_file

BLOCK = 200
USUAL_EVERY = 20
CODE = "7K3M-9QXD"
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def usual_way(file: Path) -> Callable[[bytes], bytes]:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    signer = signers.SimpleSigner.load_pkcs12(str(file))
    described = signers.PdfSignatureMetadata(
        field_name="seal",
        md_algorithm="sha256",
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )

    def sign(pdf: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        signing = signers.PdfSigner(described, signer).async_sign_pdf(writer)
        return bytes(asyncio.run(signing).getvalue())

    return sign


def timed(work: Callable[[], bytes]) -> float:
    """Milliseconds of processor time."""
    begun = process_time()
    work()
    return 1000 * (process_time() - begun)


def resident() -> int:
    """Megabytes now, not at most."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024**2


def signers_of(key: str) -> tuple[PadesSigner, Callable[[bytes], bytes]]:
    """The product's and the usual way, with one certificate."""
    private = {
        "EC": lambda: ec.generate_private_key(ec.SECP256R1()),
        "RSA": lambda: rsa.generate_private_key(65537, 2048),
    }[key]()
    with TemporaryDirectory() as folder:
        file = pkcs12_file(Path(folder) / "seal.p12", key=private)
        return PadesSigner(read_pkcs12(file, ""), words="绩效自评电子签章"), usual_way(file)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seals", type=int, default=2000)
    words.add_argument("--key", choices=["EC", "RSA"], default="EC")
    asked = words.parse_args()
    form = official_pdf(department_sheet(), load_framework("jinzhong-2020"))
    ours, usual = signers_of(asked.key)
    sealed = ours.sign(form, code=CODE, at=AT)
    usual(form)
    blocks: list[dict[str, float]] = [{"seals": 0, "MB": resident()}]
    others: list[float] = []
    for done in range(BLOCK, asked.seals + 1, BLOCK):
        spent = [timed(lambda: ours.sign(form, code=CODE, at=AT)) for _ in range(BLOCK)]
        blocks.append({"seals": done, "ms": round(median(spent), 1), "MB": resident()})
        others += [timed(lambda: usual(form)) for _ in range(BLOCK // USUAL_EVERY)]
    report = {
        "key": asked.key,
        "form_bytes": len(form),
        "sealed_bytes": len(sealed),
        "ours": blocks,
        "usual_ms": round(median(others), 1),
    }
    sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    main()
