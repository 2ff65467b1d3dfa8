"""Static files under hashed names, with gzip twins made once by collectstatic."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class GzipManifestStorage(CompressedManifestStaticFilesStorage):
    def create_compressor(self, **options: Any) -> Compressor:
        """Without brotli, which WeasyPrint brings: it makes collectstatic ten times slower."""
        return Compressor(**options, use_brotli=False)
