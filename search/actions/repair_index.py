"""Have pages indexed anew that index and database disagree about."""

from collections.abc import Iterable

from search.actions.request_indexing import request_indexing
from search.models import IndexJob


def repair_index(*, pages: Iterable[int]) -> int:
    """Request a job for each page and return for how many; orphans among them become deletions.

    A page that waits to be sent already is left alone, so that asking twice changes nothing; one
    that was set aside is tried again.
    """
    waiting = set(IndexJob.objects.waiting().values_list("page_id", flat=True))
    wanted = [page for page in dict.fromkeys(pages) if page not in waiting]
    request_indexing(pages=wanted)
    return len(wanted)
