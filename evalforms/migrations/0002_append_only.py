"""Audit events and snapshots are only ever added: the database itself refuses anything else."""

from django.db import migrations

from evalforms.migrations._append_only import append_only

TABLES = {
    "evalforms_auditevent": ("evaluation_id", "sequence"),
    "evalforms_snapshot": ("evaluation_id", "version", "occasion"),
}


class Migration(migrations.Migration):
    dependencies = [("evalforms", "0001_first_tables")]

    operations = [append_only(TABLES)]
