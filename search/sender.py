"""The loop that keeps the index up to date; one of it runs in the worker, several do no harm."""

import logging
import time
from collections.abc import Callable

from django.db import close_old_connections

from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import send_jobs
from search.connection import SearchUnavailable, unavailable_when_failing, writing_client
from search.indices import current_index

logger = logging.getLogger(__name__)

IDLE_PAUSE = 0.5  # seconds between two looks at the job table
LONGEST_PAUSE = 10.0  # seconds between two tries while Elasticsearch is away


def run_sender(*, stopped: Callable[[], bool]) -> None:
    """Send jobs as they come until `stopped()`; an outage is waited out, an error is logged."""
    pause, has_index, was_away = IDLE_PAUSE, False, False
    while not stopped():
        close_old_connections()
        try:
            has_index = has_index or make_missing_index()
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


def make_missing_index() -> bool:
    """Build the index where there is none: at the first start, or after its node lost its data."""
    client = writing_client()
    with unavailable_when_failing():
        if current_index(client) is None:
            logger.info("There is no search index yet; it is being built.")
            logger.info("The index is now %s.", rebuild_index())
    return True


def _sleep(seconds: float, stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stopped():
        time.sleep(min(0.25, max(0, until - time.monotonic())))
