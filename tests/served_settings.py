"""Settings of a real server that a test starts as a process of its own."""

from tests.settings import *

WHITENOISE_USE_FINDERS = True  # static files from where they are written
