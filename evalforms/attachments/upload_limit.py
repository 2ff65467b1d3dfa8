"""Stops a request that brings far more than any form of ours sends, before it fills the disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

# Fields and boundaries around the file; a little too large is told in words by the view itself.
_ROOM = 2 * 1024 * 1024


class UploadLimit(FileUploadHandler):
    """First of settings.FILE_UPLOAD_HANDLERS; those behind it keep the file."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > settings.ATTACHMENT_MAX_BYTES + _ROOM:
            raise RequestDataTooBig("upload")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
