"""Whether a sealed form that was tampered with passes for genuine.

    python -m benchmarks.tampering [--flips 20000] [--every-byte] [--processes 2]

Seals a department's form and spoils it in many ways: one bit flipped at random places (or at every
byte once), cut off at its end, lengthened, its signature taken from another form, signed with
another key. Counts what is accepted by the rule of the product (the signature is valid, it covers
the whole file, and the SHA-256 is the registered one) and, in the same run on the same files, what
the signature alone would have let pass. Exit code 1 where the rule accepted anything.
"""

import argparse
import hashlib
import json
import logging
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing import Pool
from time import perf_counter

from evalforms.documents.official_pdf import official_pdf
from evalforms.frameworks.loader import load_framework
from evalforms.signing.signature_in import UNREADABLE, signature_in
from tests.documents.papers import department_sheet, project_sheet
from tests.signing.keys import signer, usual_signer

SEED = 20260302
CODE = "7K3M-9QXD"
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CONTENTS = re.compile(rb"/Contents <([0-9A-F]+)>")

Change = tuple[str, int, int]  # kind, place, bit

_sealed: dict[str, bytes] = {}


def prepare(original: bytes, other: bytes, foreign: bytes) -> None:
    """In every process: pyHanko warns of most spoilt files."""
    logging.disable()
    _sealed.update(original=original, other=other, foreign=foreign)


def flipped(place: int, bit: int) -> bytes:
    spoilt = bytearray(_sealed["original"])
    spoilt[place] ^= 1 << bit
    return bytes(spoilt)


def swapped(place: int, bit: int) -> bytes:
    """The signature of another form with the same length of signature."""
    ours, theirs = (CONTENTS.search(_sealed[name]) for name in ("original", "other"))
    if ours is None or theirs is None:
        raise ValueError("a sealed form has no signature")
    original = _sealed["original"]
    return original[: ours.start(1)] + theirs[1] + original[ours.end(1) :]


WAYS: dict[str, Callable[[int, int], bytes]] = {
    "flipped bit": flipped,
    "cut off": lambda place, _: _sealed["original"][:place],
    "zeros appended": lambda length, _: _sealed["original"] + bytes(length),
    "line ends appended": lambda length, _: _sealed["original"] + b"\n" * length,
    "second end of file": lambda *_: _sealed["original"] + b"\n%%EOF\n",
    "signature of another form": swapped,
    "signed with another key": lambda *_: _sealed["foreign"],
}


def judge(change: Change) -> tuple[str, dict[str, bool]]:
    """The kind of change, and what the spoilt file passed for."""
    kind, place, bit = change
    spoilt = WAYS[kind](place, bit)
    fault = signature_in(spoilt).fault
    is_registered = hashlib.sha256(spoilt).digest() == hashlib.sha256(_sealed["original"]).digest()
    return kind, {
        "tried": True,
        "accepted by the rule": fault == "" and is_registered,
        "accepted by the signature alone": fault == "",
        "unreadable": fault == UNREADABLE,
    }


def changes(size: int, flips: int, *, every_byte: bool) -> Iterator[Change]:
    chance = random.Random(SEED)
    places = range(size) if every_byte else [chance.randrange(size) for _ in range(flips)]
    yield from (("flipped bit", place, chance.randrange(8)) for place in places)
    yield from (("cut off", chance.randrange(size), 0) for _ in range(500))
    yield from (("cut off", size - missing, 0) for missing in range(1, 501))
    for kind in ("zeros appended", "line ends appended"):
        yield from ((kind, length, 0) for length in range(1, 101))
    yield from ((kind, 0, 0) for kind in list(WAYS)[-3:])


def sealed_forms() -> tuple[bytes, bytes, bytes]:
    """The original, another form of the same signer, and the original's form of another signer."""
    framework = load_framework("jinzhong-2020")
    form = official_pdf(department_sheet(), framework)
    other = official_pdf(project_sheet(), framework)
    usual, stranger = usual_signer(), signer()
    return (
        usual.sign(form, code=CODE, at=AT),
        usual.sign(other, code=CODE, at=AT),
        stranger.sign(form, code=CODE, at=AT),
    )


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--flips", type=int, default=20_000)
    words.add_argument("--every-byte", action="store_true")
    words.add_argument("--processes", type=int, default=2)
    asked = words.parse_args()
    forms = sealed_forms()
    work = changes(len(forms[0]), asked.flips, every_byte=asked.every_byte)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    begun = perf_counter()
    with Pool(asked.processes, prepare, forms) as pool:
        for kind, passed in pool.imap_unordered(judge, work, chunksize=100):
            found[kind].update({name: int(is_so) for name, is_so in passed.items()})
    report = {
        "bytes": len(forms[0]),
        "seconds": round(perf_counter() - begun),
        "untouched file is accepted": signature_in(forms[0]).fault == "",
        "changes": found,
    }
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    return int(any(counts["accepted by the rule"] for counts in found.values()))


if __name__ == "__main__":
    sys.exit(main())
