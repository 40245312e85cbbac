"""The report of search jobs: which pages wait, which were set aside and why."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from search.actions.retry_jobs import retry_jobs
from search.models import IndexJob


class IndexJobReport(ReportView):
    page_title = "Search jobs"
    header_icon = "search"
    index_url_name = "search_jobs"
    index_results_url_name = "search_jobs_results"
    template_name = "search/job_report.html"
    default_ordering = "pk"
    columns = [
        Column("page", label="Page", accessor="page_title"),
        DateColumn("created_at", label="Waiting since"),
        Column("attempts", label="Attempts"),
        DateColumn("next_attempt_at", label="Next attempt"),
        Column("last_error", label="Last error"),
    ]
    list_export = ["page_id", "created_at", "attempts", "set_aside", "last_error"]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return IndexJob.objects.order_by("-set_aside", "pk")

    def decorate_paginated_queryset(self, object_list):
        jobs = list(object_list)
        titles = dict(
            Page.objects.filter(pk__in=[job.page_id for job in jobs]).values_list("pk", "title")
        )
        for job in jobs:
            job.page_title = titles.get(job.page_id, _("page %d, deleted") % job.page_id)
        return jobs

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "waiting": IndexJob.objects.waiting().count(),
            "set_aside": IndexJob.objects.set_aside().count(),
        }


@require_POST
def try_again(request):
    if not request.user.is_superuser:
        raise PermissionDenied
    number = retry_jobs()
    messages.success(request, _("%d jobs are tried again at once.") % number)
    return redirect("search_jobs")
