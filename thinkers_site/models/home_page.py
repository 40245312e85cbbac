"""HomePage: the front door."""

from django.db import models
from django.db.models import Count
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from networks.models import InstitutionPage, NetworkPage
from networks.vocabulary.languages import PAPER_LANGUAGES
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
        context["networks"] = NetworkPage.objects.live().public().for_cards().order_by("title")
        context["institution_count"] = InstitutionPage.objects.live().public().count()
        context["languages"] = self.paper_languages()
        context["paper_count"] = sum(language["count"] for language in context["languages"])
        return context

    @staticmethod
    def paper_languages() -> list[dict]:
        """The languages of the papers that anybody may read: `code`, `name` and `count`."""
        counted = PaperPage.objects.visible().values("language").annotate(count=Count("pk"))
        counts = {row["language"]: row["count"] for row in counted.order_by()}
        return [
            {"code": code, "name": name, "count": counts[code]}
            for code, name in PAPER_LANGUAGES
            if code in counts
        ]
