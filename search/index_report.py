"""The report of the search index in the CMS: what it is, how it compares, repair by button."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from search.actions.repair_index import repair_index
from search.actions.request_comparison import request_comparison
from search.connection import SearchUnavailable
from search.index_status import IndexFacts, describe_index
from search.models import IndexBuild, IndexComparison, IndexJob
from search.reading import reading

NAMED = 10  # pages of each kind
LOOK_AGAIN = 3  # seconds, while a comparison runs
KINDS = {
    "missing": gettext_lazy("Not in the index"),
    "stale": gettext_lazy("In the index with older content"),
    "orphaned": gettext_lazy("In the index, though not published"),
}


@dataclass(frozen=True)
class Difference:
    """One kind of difference: how many pages, and the first few, which may be deleted."""

    label: str
    number: int
    pages: list[tuple[int, Page | None]]

    @property
    def more(self) -> int:
        return self.number - len(self.pages)


class IndexReport(WagtailAdminTemplateMixin, TemplateView):
    """Asks Elasticsearch for names and numbers only; the comparison is made in the background."""

    page_title = gettext_lazy("Search index")
    header_icon = "search"
    template_name = "search/index_report.html"

    def dispatch(self, request, *args, **kwargs):
        _only_administrators(request)
        response = super().dispatch(request, *args, **kwargs)
        if IndexComparison.objects.under_way().exists():
            response["Refresh"] = str(LOOK_AGAIN)  # works without JavaScript
        return response

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        running = IndexComparison.objects.unfinished().first()
        last = IndexComparison.objects.finished().first()
        return super().get_context_data(**kwargs) | {
            "facts": _facts(),
            "build": IndexBuild.objects.first(),
            "waiting": IndexJob.objects.waiting().count(),
            "set_aside": IndexJob.objects.set_aside().count(),
            "running": running,
            "last": last,
            "differences": _differences(last) if last else [],
        }


def _only_administrators(request) -> None:
    if not request.user.is_superuser:
        raise PermissionDenied


def _facts() -> IndexFacts | None:
    try:
        with reading() as client:
            return describe_index(client)
    except SearchUnavailable:
        return None


def _differences(comparison: IndexComparison) -> list[Difference]:
    ids = {kind: getattr(comparison, kind) for kind in KINDS}
    named = [page for pages in ids.values() for page in pages[:NAMED]]
    found = Page.objects.in_bulk(named)
    return [
        Difference(label, len(ids[kind]), [(page, found.get(page)) for page in ids[kind][:NAMED]])
        for kind, label in KINDS.items()
        if ids[kind]
    ]


@require_POST
def compare_now(request):
    _only_administrators(request)
    request_comparison()
    return redirect("search_index")


@require_POST
def repair(request):
    """Index anew what the last comparison found; pressed twice, it does nothing more."""
    _only_administrators(request)
    last = IndexComparison.objects.finished().first()
    number = repair_index(pages=last.differing) if last else 0
    if number:
        IndexComparison.objects.filter(pk=last.pk).update(repaired_at=timezone.now())
    text = ngettext(
        "%d page is indexed anew in the background.",
        "%d pages are indexed anew in the background.",
        number,
    )
    messages.success(request, text % number if number else _("All of them wait already."))
    return redirect("search_index")
