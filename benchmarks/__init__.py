"""Measurements that are run by hand; each prints its figures as lines of JSON.

They use the builders and the throw-away database of the tests.
"""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
