"""Topic: what a paper is about, from a vocabulary that the secretariat edits."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from networks.models.named_term import NamedTerm


class Topic(index.Indexed, NamedTerm):
    slug = models.SlugField(unique=True, help_text="Stands in addresses; do not change it later.")

    panels = [NamedTerm.names_panel, FieldPanel("slug")]

    search_fields = [
        index.SearchField("name_en"),
        index.AutocompleteField("name_en"),
    ]

    class Meta:
        ordering = ["name_en"]
