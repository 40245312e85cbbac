"""Compare some more of the library with the index, and queue the rest."""

import time

from django.db import transaction
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.actions.request_comparison import queue_step
from search.connection import SearchUnavailable, unavailable_when_failing, writing_client
from search.index_differences import Differences, compare_pages
from search.index_status import finish_comparison
from search.indices import current_index
from search.library_pages import batches, count_pages
from search.models import IndexComparison

STEP = 10.0  # seconds; far below what a job may take, and others get their turn in between


def continue_comparison(*, comparison: IndexComparison, seconds: float = STEP) -> None:
    """Do one step of a comparison; where Elasticsearch is away, end it and say so.

    Handed out twice, only the first of the two counts.
    """
    before = comparison.last_page
    try:
        with unavailable_when_failing():
            _compare(writing_client(), comparison, seconds)
    except SearchUnavailable as reason:
        comparison.error = f"Elasticsearch cannot be reached: {reason}"
        comparison.finished_at = timezone.now()
    _keep(comparison, before)


def _compare(client: Elasticsearch, comparison: IndexComparison, seconds: float) -> None:
    index = current_index(client)
    if index is None:
        comparison.error = "There is no index yet: manage.py search_rebuild makes one."
        comparison.finished_at = timezone.now()
        return
    if index != comparison.index:  # at the first step, or another one took over meanwhile
        _begin(client, comparison, index)
    if _compare_until(client, comparison, time.monotonic() + seconds):
        _write(comparison, finish_comparison(client, index, _found(comparison)))
        comparison.finished_at = timezone.now()


def _begin(client: Elasticsearch, comparison: IndexComparison, index: str) -> None:
    client.indices.refresh(index=index)
    comparison.index, comparison.last_page = index, 0
    comparison.done, comparison.total = 0, count_pages()
    _write(comparison, Differences())


def _compare_until(client: Elasticsearch, comparison: IndexComparison, end: float) -> bool:
    """Compare for a while; return whether that was all."""
    found = _found(comparison)
    for pages in batches(after=comparison.last_page):
        found.add(compare_pages(client, comparison.index, pages))
        comparison.last_page = pages[-1]
        comparison.done += len(pages)
        if time.monotonic() > end:
            _write(comparison, found)
            return False
    _write(comparison, found)
    return True


def _found(comparison: IndexComparison) -> Differences:
    return Differences(comparison.missing, comparison.stale, comparison.orphaned)


def _write(comparison: IndexComparison, found: Differences) -> None:
    comparison.missing, comparison.stale = found.missing, found.stale
    comparison.orphaned = found.orphaned
    comparison.total = max(comparison.total, comparison.done)


def _keep(comparison: IndexComparison, before: int) -> None:
    """Save the step and queue the next, unless another worker was first or it was dropped."""
    comparison.touched_at = timezone.now()
    with transaction.atomic():
        unchanged = (
            IndexComparison.objects.unfinished()
            .select_for_update()
            .filter(pk=comparison.pk, last_page=before)
        )
        if unchanged.exists():
            comparison.save()
            if comparison.finished_at is None:
                queue_step(comparison)
