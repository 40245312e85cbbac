"""PaperPage: a paper of a network, from draft to publication."""

import re

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page
from wagtail.models import PageManager as WagtailPageManager
from wagtail.search import index

from networks.identifiers import bare_doi, check_doi
from networks.models import NetworkPage
from networks.vocabulary.languages import PAPER_LANGUAGES
from research.panels import PAPER_EDIT_HANDLER
from research.querysets import PaperQuerySet
from research.vocabulary.licences import LICENCE_CHOICES, licence_url

DOI_ADDRESS = "https://doi.org/"


class PaperKind(models.TextChoices):
    RESEARCH_PAPER = "research-paper", "Research paper"
    POLICY_BRIEF = "policy-brief", "Policy brief"
    WORKING_PAPER = "working-paper", "Working paper"
    REPORT = "report", "Report"
    GOOD_PRACTICE = "good-practice", "Good practice"


PaperManager = WagtailPageManager.from_queryset(PaperQuerySet)


class PaperPage(Page):
    subtitle = models.CharField(max_length=255, blank=True)
    abstract = models.TextField(
        blank=True, help_text="In the language of the paper. Plain text; about 150 to 300 words."
    )
    kind = models.CharField(
        max_length=20, choices=PaperKind.choices, default=PaperKind.RESEARCH_PAPER
    )
    language = models.CharField(max_length=3, choices=PAPER_LANGUAGES, default="en")
    publication_date = models.DateField(
        null=True, help_text="When the paper was first made public, here or elsewhere."
    )
    cover = models.ForeignKey(
        "networks.SiteImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(
        blank=True, help_text="The full text, for a paper that has no file. Readers can search it."
    )
    co_publishers = ParentalManyToManyField(
        "networks.NetworkPage",
        blank=True,
        related_name="co_published_papers",
        help_text="Networks that publish the paper together with its own.",
    )
    topics = ParentalManyToManyField("research.Topic", blank=True, related_name="papers")
    sdgs = ParentalManyToManyField(
        "research.SDG", blank=True, related_name="papers", verbose_name="SDGs"
    )
    regions = ParentalManyToManyField("networks.Region", blank=True, related_name="papers")
    countries = ParentalManyToManyField("networks.Country", blank=True, related_name="papers")
    keywords = models.CharField(
        max_length=500, blank=True, help_text="Further words, separated by semicolons or commas."
    )
    licence = models.CharField(max_length=30, choices=LICENCE_CHOICES, blank=True)
    disclaimer = models.TextField(blank=True)
    doi = models.CharField("DOI", max_length=255, blank=True, help_text="Such as 10.1234/abc.5.")
    external_id = models.CharField(
        max_length=255,
        blank=True,
        db_index=True,
        help_text="The paper's id in the list it was imported from.",
    )

    edit_handler = PAPER_EDIT_HANDLER

    parent_page_types = ["networks.NetworkPage"]
    subpage_types = []
    exclude_fields_in_copy = ["doi", "external_id"]

    search_fields = [
        *Page.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("abstract"),
        index.SearchField("keywords"),
        index.SearchField("text"),
        index.RelatedFields("authors", [index.SearchField("name")]),
        index.FilterField("language"),
        index.FilterField("kind"),
        index.FilterField("publication_date"),
    ]

    objects = PaperManager()

    class Meta:
        verbose_name = "paper"

    @property
    def network(self) -> NetworkPage:
        """The network that owns the paper."""
        return self.get_parent().specific

    @property
    def networks(self) -> list[NetworkPage]:
        """The owner first, then the co-publishing networks."""
        owner = self.network
        return [owner, *(network for network in self.co_publishers.all() if network.pk != owner.pk)]

    def visible_networks(self) -> list[NetworkPage]:
        """`networks` without those that the public may not see."""
        networks = self.networks
        visible = (
            NetworkPage.objects.live().public().filter(pk__in=[network.pk for network in networks])
        )
        shown = set(visible.values_list("pk", flat=True))
        return [network for network in networks if network.pk in shown]

    @property
    def keyword_list(self) -> list[str]:
        return [word.strip() for word in re.split(r"[;,،、；，\n]", self.keywords) if word.strip()]

    @property
    def files(self):
        """The paper's files in order; the first is the main one."""
        return [attachment.file for attachment in self.attachments.all()]

    @property
    def doi_url(self) -> str:
        return DOI_ADDRESS + self.doi if self.doi else ""

    @property
    def licence_url(self) -> str:
        return licence_url(self.licence) if self.licence else ""

    def clean(self):
        self.doi = bare_doi(self.doi)
        if self.doi:
            check_doi(self.doi)
        super().clean()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["attachments"] = self.attachments.all().select_related("file")
        context["authors"] = self.authors.all().select_related("institution")
        context["networks"] = self.visible_networks()
        return context
