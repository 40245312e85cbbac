"""The search in the CMS: synonyms, reports of the index and of what still has to be sent to it."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search.index_report import IndexReport, compare_now, repair
from search.job_report import IndexJobReport, try_again
from search.synonyms import SynonymGroupViewSet

JOBS = "search_jobs"
INDEX = "search_index"

register_snippet(SynonymGroupViewSet)


class AdministratorsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.is_superuser


@hooks.register("register_admin_urls")
def search_job_urls():
    return [
        path("reports/search-jobs/", IndexJobReport.as_view(), name=JOBS),
        path(
            "reports/search-jobs/results/",
            IndexJobReport.as_view(results_only=True),
            name=f"{JOBS}_results",
        ),
        path("reports/search-jobs/try-again/", try_again, name=f"{JOBS}_try_again"),
    ]


@hooks.register("register_admin_urls")
def search_index_urls():
    return [
        path("reports/search-index/", IndexReport.as_view(), name=INDEX),
        path("reports/search-index/compare/", compare_now, name=f"{INDEX}_compare"),
        path("reports/search-index/repair/", repair, name=f"{INDEX}_repair"),
    ]


@hooks.register("register_reports_menu_item")
def search_jobs_menu_item():
    return AdministratorsMenuItem(_("Search jobs"), reverse(JOBS), icon_name="search", order=1100)


@hooks.register("register_reports_menu_item")
def search_index_menu_item():
    return AdministratorsMenuItem(_("Search index"), reverse(INDEX), icon_name="search", order=1110)
