"""The product's settings with the few differences that tests need."""

import atexit
import os
import shutil
import tempfile

# Set before the product's settings are read, and left in the environment, so that commands which
# tests start as processes write into the same throw-away folder.
if "TEST_VAR_DIR" not in os.environ:
    os.environ["TEST_VAR_DIR"] = tempfile.mkdtemp(prefix="evalforms-test-")
    atexit.register(shutil.rmtree, os.environ["TEST_VAR_DIR"], ignore_errors=True)
os.environ["VAR_DIR"] = os.environ["TEST_VAR_DIR"]

from evalforms.settings import *
from evalforms.settings import DATABASES, STATIC_ROOT, VAR_DIR

STATIC_ROOT.mkdir(exist_ok=True)  # empty: the test server finds static files where they are written

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SEAL_SIGNER = "tests.signers.Stamp"  # tests of real signatures bring their own certificates

# A file, as in production: threads and processes of a test meet each other's locks there.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
