"""InstitutionPage: a think tank, academy, university, agency or UN entity."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from networks.identifiers import bare_ror, check_ror
from networks.models.membership import Membership


class InstitutionKind(models.TextChoices):
    THINK_TANK = "think-tank", "Think tank"
    ACADEMY = "academy", "Academy"
    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental organization"
    GOVERNMENT = "government", "Government agency"
    UN_ENTITY = "un-entity", "UN entity"
    UNIVERSITY = "university", "University"
    OTHER = "other", "Other"


class InstitutionPage(Page):
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(
        max_length=20, choices=InstitutionKind.choices, default=InstitutionKind.THINK_TANK
    )
    country = models.ForeignKey(
        "networks.Country",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="institutions",
        help_text="Region and country groups follow from it. Empty for a body of many States.",
    )
    ror = models.CharField(
        "ROR id",
        max_length=9,
        blank=True,
        help_text="The institution's id in the Research Organization Registry, such as 03yrm5c26.",
    )
    logo = models.ForeignKey(
        "networks.SiteImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    website = models.URLField(blank=True)
    profile = RichTextField(blank=True, features=["bold", "italic", "link", "ul"])

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("kind")]),
        FieldPanel("country"),
        FieldPanel("profile"),
        FieldPanel("logo"),
        FieldRowPanel([FieldPanel("website"), FieldPanel("ror")]),
    ]

    parent_page_types = ["networks.InstitutionIndexPage"]
    subpage_types = []

    search_fields = [
        *Page.search_fields,
        index.SearchField("short_name", boost=2),
        index.AutocompleteField("short_name"),
    ]

    class Meta:
        verbose_name = "institution"

    @property
    def label(self) -> str:
        """The short name where there is one: for facets, cards and menus."""
        return self.short_name or self.title

    def clean(self):
        self.ror = bare_ror(self.ror)
        if self.ror:
            check_ror(self.ror)
        super().clean()

    def visible_memberships(self):
        """The institution's memberships in networks that the public may see."""
        return (
            Membership.objects.filter(
                institution__pk__in=[self.pk], network__in=Page.objects.live().public()
            )
            .select_related("network")
            .order_by("network__title")
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        networks = Page.objects.live().public()
        context["memberships"] = self.visible_memberships()
        context["chaired_networks"] = networks.filter(networkpage__chair__pk__in=[self.pk])
        return context
