"""Versions that were frozen before codes were given get theirs."""

from django.db import migrations
from django.utils import timezone

from evalforms.documents.check_code import new_code


def give_codes(apps, schema_editor):
    snapshots = apps.get_model("evalforms", "Snapshot").objects.filter(printed_code=None)
    codes = apps.get_model("evalforms", "PrintedCode").objects
    for pk in list(snapshots.values_list("pk", flat=True)):
        codes.create(snapshot_id=pk, code=new_code(), given_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("evalforms", "0006_sealing_codes_scans_batches")]

    operations = [migrations.RunPython(give_codes, migrations.RunPython.noop, elidable=True)]
