import pytest


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.DOCUMENT_ROOT = tmp_path / "documents"
    settings.EXPORT_ROOT = tmp_path / "exports"
    settings.ATTACHMENT_ROOT = tmp_path / "attachments"
    return tmp_path


@pytest.fixture
def quick_pages(monkeypatch) -> None:
    """The page itself instead of a PDF of it."""
    monkeypatch.setattr("evalforms.documents.rendering.render_in_child", str.encode)
