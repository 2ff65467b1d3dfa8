#!/usr/bin/env python
"""Every command of the product starts here: `python manage.py help` lists them."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evalforms.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
