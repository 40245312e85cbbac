"""What must hold before another index takes over: no paper is found now that then would not be."""

from elasticsearch import Elasticsearch

from search.connection import SearchUnavailable
from search.index_differences import compare_pages, in_batches
from search.index_refusals import PapersRefused
from search.index_writing import write_pages
from search.indices import current_index
from search.library_pages import PAGES_AT_ONCE
from search.models import IndexJob

NAMED = 5  # papers in the message


def refuse_to_lose_papers(client: Elasticsearch, index: str) -> None:
    """Send papers whose jobs failed to `index` once more. Raises `PapersRefused`.

    A paper that the index in use lacks too, or has in an older state, is no reason to refuse.
    """
    pages = sorted(set(IndexJob.objects.failing().values_list("page_id", flat=True)))
    refused = {}
    for batch in in_batches(pages, PAGES_AT_ONCE):
        for outcome in write_pages(client, [index], batch):
            if outcome.refused:
                refused[outcome.page] = outcome.reason
            elif not outcome.settled:
                raise SearchUnavailable(f"Page {outcome.page} was not taken: {outcome.reason}")
    if lost := _right_in_use(client, sorted(refused)):
        reasons = "; ".join(f"page {page}: {refused[page]}" for page in lost[:NAMED])
        raise PapersRefused(
            f"The index in use has {len(lost)} papers that the other one refuses, so it stays in "
            f"use ({reasons}). Mend or unpublish them, or correct the index's fields."
        )


def _right_in_use(client: Elasticsearch, pages: list[int]) -> list[int]:
    """Those of the pages that the index in use has as they are now."""
    current = current_index(client)
    if current is None or not pages:
        return []
    right = set(pages)
    for batch in in_batches(pages, PAGES_AT_ONCE):
        right -= set(compare_pages(client, current, batch).pages)
    return sorted(right)
