"""What a file is, told from its bytes: its name and what the browser says count nothing."""

from evalforms.attachments.image_content import check_jpeg, check_png
from evalforms.attachments.office_content import office_kind
from evalforms.attachments.pdf_content import check_pdf
from evalforms.attachments.refused import AttachmentRefused
from evalforms.evaluations.models import ContentKind

ACCEPTED = "PDF、Word（docx）、Excel（xlsx）、JPG、PNG"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def content_kind(content: bytes) -> ContentKind:
    """The one of the accepted kinds that the whole content is. Raises AttachmentRefused."""
    if not content:
        raise AttachmentRefused("文件是空的，没有上传。请检查后重新选择。")
    if content.startswith(b"%PDF-"):
        check_pdf(content)
        return ContentKind.PDF
    if content.startswith(b"PK\x03\x04"):
        return office_kind(content)
    if content.startswith(b"\xff\xd8\xff"):
        check_jpeg(content)
        return ContentKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        check_png(content)
        return ContentKind.PNG
    raise AttachmentRefused(_unknown(content))


def _unknown(content: bytes) -> str:
    if content.startswith(OLD_OFFICE):
        return "这是旧版（doc、xls等）或带密码的Office文件，请另存为不加密的docx、xlsx或PDF后上传。"
    return f"文件内容不是{ACCEPTED}，没有上传。改扩展名不能改变文件类型，请转换为PDF后上传。"
