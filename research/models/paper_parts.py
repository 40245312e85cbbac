"""Rows of one paper, edited with it: files, abstracts, key messages, sponsors."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from networks.vocabulary.languages import PAPER_LANGUAGES


class PaperAttachment(Orderable):
    """A file of the paper; the first one is what readers are offered."""

    paper = ParentalKey("research.PaperPage", on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey(
        "research.PaperFile", on_delete=models.PROTECT, related_name="attachments"
    )
    label = models.CharField(
        max_length=120, blank=True, help_text="What sets this file apart, such as “Annex”."
    )

    panels = [FieldPanel("file"), FieldPanel("label")]


class TranslatedAbstract(Orderable):
    """Title and abstract in a language other than the paper's own."""

    paper = ParentalKey(
        "research.PaperPage", on_delete=models.CASCADE, related_name="translated_abstracts"
    )
    language = models.CharField(max_length=3, choices=PAPER_LANGUAGES)
    title = models.CharField(max_length=255, blank=True)
    abstract = models.TextField()

    panels = [FieldPanel("language"), FieldPanel("title"), FieldPanel("abstract")]


class KeyMessage(Orderable):
    paper = ParentalKey("research.PaperPage", on_delete=models.CASCADE, related_name="key_messages")
    text = models.TextField(help_text="One finding, in one or two sentences.")

    panels = [FieldPanel("text")]


class Recommendation(Orderable):
    paper = ParentalKey(
        "research.PaperPage", on_delete=models.CASCADE, related_name="recommendations"
    )
    text = models.TextField(help_text="What should be done.")
    addressee = models.CharField(
        max_length=200, blank=True, help_text="By whom, such as “Ministries of trade”."
    )

    panels = [FieldPanel("text"), FieldPanel("addressee")]


class PaperSponsor(Orderable):
    paper = ParentalKey("research.PaperPage", on_delete=models.CASCADE, related_name="sponsors")
    name = models.CharField(max_length=200)
    website = models.URLField(blank=True)

    panels = [FieldPanel("name"), FieldPanel("website")]
