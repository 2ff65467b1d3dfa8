"""A published version of a round's rule settings is never changed or removed again."""

from django.db import migrations

from evalforms.migrations._published_versions import published_versions


class Migration(migrations.Migration):
    dependencies = [("evalforms", "0009_asked_publicly")]

    operations = [published_versions()]
