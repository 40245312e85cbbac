"""Have index and database compared in the background."""

from django.db import transaction
from django_q.tasks import async_task

from search.models import IndexComparison


def request_comparison() -> IndexComparison:
    """Queue a comparison, or return the one that is under way.

    One whose worker went away is dropped, as are all finished ones but the last.
    """
    with transaction.atomic():
        if running := IndexComparison.objects.under_way().first():
            return running
        last = IndexComparison.objects.finished().first()
        IndexComparison.objects.exclude(pk=last and last.pk).delete()
        comparison = IndexComparison.objects.create()
        queue_step(comparison)
    return comparison


def queue_step(comparison: IndexComparison) -> None:
    async_task("search.jobs.compare_some", comparison.pk, task_name=f"search {comparison}, step")
