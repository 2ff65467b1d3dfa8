"""What was sealed, and the code printed on it, is only ever added."""

from django.db import migrations

from evalforms.migrations._append_only import append_only

TABLES = {
    "evalforms_sealeddocument": ("snapshot_id", "edition"),
    "evalforms_printedcode": ("snapshot_id",),
}


class Migration(migrations.Migration):
    dependencies = [("evalforms", "0007_codes_for_earlier_versions")]

    operations = [append_only(TABLES)]
