"""The search in the CMS: a report of what still has to be sent to the index."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.job_report import IndexJobReport, try_again

REPORT = "search_jobs"


class SearchJobsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.is_superuser


@hooks.register("register_admin_urls")
def search_job_urls():
    return [
        path("reports/search-jobs/", IndexJobReport.as_view(), name=REPORT),
        path(
            "reports/search-jobs/results/",
            IndexJobReport.as_view(results_only=True),
            name=f"{REPORT}_results",
        ),
        path("reports/search-jobs/try-again/", try_again, name=f"{REPORT}_try_again"),
    ]


@hooks.register("register_reports_menu_item")
def search_jobs_menu_item():
    return SearchJobsMenuItem("Search jobs", reverse(REPORT), icon_name="search", order=1100)
