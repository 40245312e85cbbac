"""NetworkPage: a network of think tanks, and the home of its papers."""

from django.db import models
from django.utils import timezone
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.models import PageManager as WagtailPageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from networks.models.institution_page import InstitutionPage
from networks.models.site_image import SiteImage

# As written in `components/network_card.html`: the pictures of a list are fetched at once.
CARD_LOGO = "max-240x120|format-webp"


class NetworkQuerySet(PageQuerySet):
    def for_cards(self):
        """With all that a card of a network shows; a chair that is not public stays out."""
        return self.prefetch_related(
            models.Prefetch("logo", SiteImage.objects.prefetch_renditions(CARD_LOGO)),
            models.Prefetch("chair", InstitutionPage.objects.live().public()),
        )


NetworkManager = WagtailPageManager.from_queryset(NetworkQuerySet)


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

    objects = NetworkManager()

    class Meta:
        verbose_name = "network"

    @property
    def label(self) -> str:
        """The short name where there is one: for facets, cards and menus."""
        return self.short_name or self.title

    def visible_memberships(self) -> list:
        """The members that the public may see, in the editors' order."""
        rows = self.memberships.all().select_related("institution__country", "member_network")
        members = [row.institution_id or row.member_network_id for row in rows]
        visible = _visible_pages(members)
        return [row for row, member in zip(rows, members, strict=True) if member in visible]

    def joined_networks(self):
        """The public networks that this one is a member of."""
        return (
            NetworkPage.objects.live()
            .public()
            .filter(memberships__member_network__pk__in=[self.pk])
            .distinct()
            .order_by("title")
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        memberships = self.visible_memberships()
        former = [row for row in memberships if row.until and row.until < timezone.localdate()]
        context["former_memberships"] = former
        context["memberships"] = [row for row in memberships if row not in former]
        context["chair"] = self.chair if _visible_pages([self.chair_id]) else None
        context["joined_networks"] = self.joined_networks()
        return context


def _visible_pages(ids) -> set[int]:
    return set(Page.objects.live().public().filter(pk__in=ids).values_list("pk", flat=True))
