from django.db import migrations, models


class Migration(migrations.Migration):
    """Where rules are published already, the worker counts every open form once."""

    dependencies = [
        ("evalforms", "0012_project_budgets"),
    ]

    operations = [
        migrations.AddField(
            model_name="evaluation",
            name="counted_by",
            field=models.PositiveIntegerField(default=0, verbose_name="疑点数的规则版本"),
        ),
    ]
