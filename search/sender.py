"""The loop that keeps the index up to date; one of it runs in the worker, several do no harm."""

import logging
import time
from collections.abc import Callable

from django.db import close_old_connections
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import send_jobs
from search.connection import SearchUnavailable, unavailable_when_failing, writing_client
from search.indices import alias_name, current_index
from search.models import IndexJob

logger = logging.getLogger(__name__)

IDLE_PAUSE = 0.5  # seconds between two looks at the job table
LONGEST_PAUSE = 10.0  # seconds between two tries while Elasticsearch is away


def run_sender(*, stopped: Callable[[], bool]) -> None:
    """Send jobs as they come until `stopped()`; an outage is waited out, an error is logged."""
    pause, has_index, was_away = IDLE_PAUSE, False, False
    while not stopped():
        close_old_connections()
        try:
            has_index = has_index or ensure_index()
            pause = 0 if send_jobs() else IDLE_PAUSE
            if was_away:
                logger.info("Elasticsearch is back; the waiting jobs are being sent.")
            was_away = False
        except SearchUnavailable as reason:
            if not was_away:
                logger.warning("Elasticsearch is away, jobs wait: %s", reason)
            pause, has_index, was_away = min(max(pause, IDLE_PAUSE) * 2, LONGEST_PAUSE), False, True
        except Exception:
            logger.exception("Sending jobs failed; it is tried again.")
            pause = LONGEST_PAUSE
        _sleep(pause, stopped)


def ensure_index() -> bool:
    """Build the index where there is none, or where it belongs to another state of the database.

    The latter happens when the database was restored from a backup or begun anew: its jobs count
    from a lower number, and the index would take their documents for older than its own.
    """
    client = writing_client()
    with unavailable_when_failing():
        if current_index(client) is None or _is_ahead_of_database(client):
            logger.info("The search index is being built from the database.")
            logger.info("The index is now %s.", rebuild_index())
    return True


def _is_ahead_of_database(client: Elasticsearch) -> bool:
    newest = Search(using=client, index=alias_name()).extra(size=0)
    newest.aggs.metric("job", "max", field="job")
    known = newest.execute().aggregations.job.value or 0
    next_number = IndexJob.objects.create(page_id=0, set_aside=True).pk
    IndexJob.objects.filter(pk=next_number).delete()
    return known > next_number


def _sleep(seconds: float, stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stopped():
        time.sleep(min(0.25, max(0, until - time.monotonic())))
