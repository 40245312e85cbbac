import research.models.paper_author
from django.db import migrations


def set_keys(apps, schema_editor):
    PaperAuthor = apps.get_model("research", "PaperAuthor")
    for author in PaperAuthor.objects.iterator():
        author.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [
        ("research", "0003_remove_wagtail_defaults"),
    ]

    operations = [
        migrations.AddField(
            model_name="paperauthor",
            name="key",
            field=research.models.paper_author.AuthorKeyField(
                blank=True, db_index=True, default="", editable=False, max_length=200
            ),
        ),
        migrations.RunPython(set_keys, migrations.RunPython.noop),
    ]
