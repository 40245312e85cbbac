"""The loop that keeps the index up to date; one of it runs in the worker, several do no harm."""

import logging
import time
from collections.abc import Callable

from django.db import close_old_connections

from search.actions.rebuild_index import rebuild_index
from search.actions.send_jobs import send_jobs
from search.connection import SearchUnavailable, unavailable_when_failing, writing_client
from search.index_definition import fits_the_code
from search.index_refusals import IndexBusy, IndexRefusal
from search.indices import current_index, is_ahead_of_database

logger = logging.getLogger(__name__)

IDLE_PAUSE = 0.5  # seconds between two looks at the job table
LONGEST_PAUSE = 10.0  # seconds between two tries while Elasticsearch is away


class SenderStopped(Exception):
    """The worker ends while it builds an index; the next one goes on with it."""


def run_sender(*, stopped: Callable[[], bool]) -> None:
    """Send jobs as they come until `stopped()`; an outage is waited out, an error is logged."""
    pause, has_index, was_away = IDLE_PAUSE, False, False
    while not stopped():
        close_old_connections()
        try:
            has_index = has_index or ensure_index(stopped=stopped)
            pause = 0 if send_jobs() else IDLE_PAUSE
            if was_away:
                logger.info("Elasticsearch is back; the waiting jobs are being sent.")
            was_away = False
        except SearchUnavailable as reason:
            if not was_away:
                logger.warning("Elasticsearch is away, jobs wait: %s", reason)
            pause, has_index, was_away = min(max(pause, IDLE_PAUSE) * 2, LONGEST_PAUSE), False, True
        except SenderStopped:
            return
        except Exception:
            logger.exception("Sending jobs failed; it is tried again.")
            pause = LONGEST_PAUSE
        _sleep(pause, stopped)


def ensure_index(*, stopped: Callable[[], bool] = lambda: False) -> bool:
    """Build the index where none fits, and go on sending meanwhile; return whether there is one.

    Raises `SearchUnavailable`, or `SenderStopped` when it is `stopped()` before the index is done.
    """
    client = writing_client()
    with unavailable_when_failing():
        index = current_index(client)
        if index is None:
            _build("there is none", stopped)
        elif is_ahead_of_database(client, index):
            _build(f"{index} belongs to another state of the database", stopped, send=False)
        elif not fits_the_code(client, index):
            _build(f"{index} has other fields or analyzers than this version", stopped)
        return current_index(client) is not None


def _build(reason: str, stopped: Callable[[], bool], *, send: bool = True) -> None:
    def meanwhile(done: int, total: int) -> None:
        if stopped():
            raise SenderStopped
        if send:
            send_jobs()

    logger.info("The search index is being built from the database: %s.", reason)
    try:
        logger.info("The index is now %s.", rebuild_index(progress=meanwhile))
    except IndexBusy:
        logger.info("Another process is building it already.")
    except IndexRefusal as refusal:
        logger.error("The search index was not built: %s", refusal)


def _sleep(seconds: float, stopped: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stopped():
        time.sleep(min(0.25, max(0, until - time.monotonic())))
