"""The SDGs and the first topics, from the tables in research/vocabulary."""

from django.db import migrations

from research.vocabulary.sdgs import SDGS
from research.vocabulary.topics import TOPICS


def named(names):
    return {f"name_{language}": name for language, name in names.items()}


def load(apps, schema_editor):
    sdg_model = apps.get_model("research", "SDG")
    for sdg in SDGS:
        sdg_model.objects.update_or_create(
            number=sdg.number, defaults={"colour": sdg.colour, **named(sdg.names)}
        )
    topic_model = apps.get_model("research", "Topic")
    for slug, names in TOPICS.items():
        topic_model.objects.update_or_create(slug=slug, defaults=named(names))


class Migration(migrations.Migration):
    dependencies = [("research", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
