"""Static files under hashed names, with gzip twins made once by collectstatic."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class GzipManifestStorage(CompressedManifestStaticFilesStorage):
    # Scripts import each other by hashed names as well: after an upgrade no page mixes old and new.
    support_js_module_import_aggregation = True

    def create_compressor(self, **options: Any) -> Compressor:
        """Without brotli, which WeasyPrint brings: it makes collectstatic ten times slower."""
        return Compressor(**options, use_brotli=False)
