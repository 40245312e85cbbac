"""HomePage: the front door."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from networks.models import NetworkPage
from research.models import PaperPage

NEW_PAPERS = 6


class HomePage(Page):
    tagline = models.CharField(max_length=200, blank=True)
    introduction = RichTextField(blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("tagline"), FieldPanel("introduction")]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["networks.NetworkIndexPage", "networks.InstitutionIndexPage"]
    max_count = 1

    class Meta:
        verbose_name = "home page"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["papers"] = PaperPage.objects.visible().newest_first().for_cards()[:NEW_PAPERS]
        context["networks"] = (
            NetworkPage.objects.live().public().select_related("logo").order_by("title")
        )
        return context
