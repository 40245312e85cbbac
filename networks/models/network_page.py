"""NetworkPage: a network of think tanks, and the home of its papers."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.search import index


class NetworkPage(Page):
    short_name = models.CharField(
        max_length=40, blank=True, help_text="As people say it: “CAREC”, “South Centre”."
    )
    theme = models.CharField(
        max_length=200, blank=True, help_text="What the network works on, in one line."
    )
    description = StreamField(
        [
            ("heading", blocks.CharBlock(form_classname="title")),
            ("paragraph", blocks.RichTextBlock(features=["bold", "italic", "link", "ul", "ol"])),
            ("image", ImageBlock()),
        ],
        blank=True,
    )
    logo = models.ForeignKey(
        "networks.SiteImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    website = models.URLField(blank=True)
    chair = models.ForeignKey(
        "networks.InstitutionPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="chaired_networks",
        verbose_name="chairing institution",
    )
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(
        blank=True, help_text="Shown to the public; use an office address."
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("short_name"),
        FieldPanel("theme"),
        FieldPanel("description"),
        FieldPanel("logo"),
        FieldPanel("website"),
        FieldPanel("chair"),
        InlinePanel("memberships", heading="Members", label="member"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email")])],
            heading="Contact",
        ),
    ]

    parent_page_types = ["networks.NetworkIndexPage"]
    subpage_types = ["research.PaperPage"]

    search_fields = [
        *Page.search_fields,
        index.SearchField("short_name", boost=2),
        index.SearchField("theme"),
        index.AutocompleteField("short_name"),
    ]

    class Meta:
        verbose_name = "network"

    @property
    def label(self) -> str:
        """The short name where there is one: for facets, cards and menus."""
        return self.short_name or self.title
