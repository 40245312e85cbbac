"""Regions and countries, from the tables in networks/vocabulary."""

from django.db import migrations

from networks.vocabulary.countries import load_countries
from networks.vocabulary.regions import REGIONS


def named(names):
    return {f"name_{language}": name for language, name in names.items()}


def load(apps, schema_editor):
    region_model = apps.get_model("networks", "Region")
    for slug, names in REGIONS.items():
        region_model.objects.update_or_create(slug=slug, defaults=named(names))
    country_model = apps.get_model("networks", "Country")
    country_model.objects.bulk_create(
        country_model(
            alpha2=row.alpha2,
            alpha3=row.alpha3,
            m49=row.m49,
            region_id=row.region or None,
            ldc=row.ldc,
            lldc=row.lldc,
            sids=row.sids,
            **named(row.names),
        )
        for row in load_countries()
    )


class Migration(migrations.Migration):
    dependencies = [("networks", "0002_pages")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
