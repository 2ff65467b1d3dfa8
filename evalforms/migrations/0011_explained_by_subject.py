from django.db import migrations, models


class Migration(migrations.Migration):
    """Explanations kept so far are about no finding in particular."""

    dependencies = [
        ("evalforms", "0010_published_rules_stay"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="findingexplanation",
            name="one_explanation_per_finding",
        ),
        migrations.AddField(
            model_name="findingexplanation",
            name="about",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AddConstraint(
            model_name="findingexplanation",
            constraint=models.UniqueConstraint(
                fields=("evaluation", "rule", "cell", "about"), name="one_explanation_per_finding"
            ),
        ),
    ]
