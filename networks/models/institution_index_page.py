"""InstitutionIndexPage: the directory of institutions."""

from django.core.paginator import Paginator
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from networks.models.institution_page import InstitutionPage

INSTITUTIONS_PER_PAGE = 50


class InstitutionIndexPage(Page):
    introduction = RichTextField(blank=True, features=["bold", "italic", "link"])

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    parent_page_types = ["thinkers_site.HomePage"]
    subpage_types = ["networks.InstitutionPage"]
    max_count = 1

    class Meta:
        verbose_name = "directory of institutions"

    def institutions(self):
        return (
            InstitutionPage.objects.child_of(self)
            .live()
            .public()
            .select_related("country__region")
            .order_by("title")
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        paginator = Paginator(self.institutions(), INSTITUTIONS_PER_PAGE)
        context["page_of_institutions"] = paginator.get_page(request.GET.get("page"))
        return context
