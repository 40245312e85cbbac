"""Region: one of the five regions that the UN Office for South-South Cooperation reports by."""

from django.db import models

from networks.models.named_term import NamedTerm


class Region(NamedTerm):
    slug = models.SlugField(primary_key=True)

    class Meta:
        ordering = ["name_en"]
