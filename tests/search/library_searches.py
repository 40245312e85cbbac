"""Asking the library from a test: what is found, again and again while something else happens."""

import threading
import time
from contextlib import contextmanager

from django.db import connections

from search.queries.search_request import SearchRequest
from search.run_search import run_search


def found(q):
    """Sorted titles of all hits, one page of them; none of them may come from the database."""
    results = run_search(SearchRequest(q=q, page_size=100))
    assert not results.degraded
    titles = sorted(hit.paper.title for hit in results.hits)
    assert results.total == len(titles)
    return titles


@contextmanager
def meanwhile(*actions):
    """Do each action again and again in a thread of its own; what goes wrong there is raised."""
    stop, errors, counts = threading.Event(), [], [0] * len(actions)

    def repeat(number, action):
        try:
            while not stop.is_set():
                action()
                counts[number] += 1
                time.sleep(0.01)
        except Exception as error:  # noqa: BLE001  raised by whoever waits
            errors.append(error)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=repeat, args=each, daemon=True) for each in enumerate(actions)
    ]
    for thread in threads:
        thread.start()
    try:
        yield counts
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)
    if errors:
        raise errors[0]
