"""Finished documents: whole or not there, and known by their hash."""

import os

import pytest

from evalforms.documents.storage import DocumentDamaged, keep, read_kept, sha256_of


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DOCUMENT_ROOT = tmp_path
    return tmp_path


def test_kept_bytes_come_back(folder):
    name = keep(b"%PDF")
    digest = sha256_of(b"%PDF")
    assert name == f"pdf/{digest[:2]}/{digest}.pdf"
    assert read_kept(name, sha256=digest) == b"%PDF"


def test_keeping_again_is_harmless(folder):
    assert keep(b"%PDF") == keep(b"%PDF")
    assert len(list(folder.rglob("*.*"))) == 1


def test_a_changed_file_is_not_handed_out(folder):
    name = keep(b"%PDF")
    (folder / name).write_bytes(b"%PDF changed")
    with pytest.raises(DocumentDamaged):
        read_kept(name, sha256=sha256_of(b"%PDF"))


def test_a_lost_file_is_reported(folder):
    with pytest.raises(DocumentDamaged):
        read_kept("pdf/00/none.pdf", sha256="0" * 64)


def test_a_full_disk_leaves_no_part_behind(folder, monkeypatch):
    def no_space(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        keep(b"%PDF")
    assert [path for path in folder.rglob("*") if path.is_file()] == []
