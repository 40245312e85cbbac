"""What must hold before another index takes over: no paper is found now that then would not be."""

from elasticsearch import Elasticsearch

from search.connection import SearchUnavailable
from search.index_definition import fits_the_code
from search.index_differences import compare_pages, in_batches, indexed_hashes
from search.index_refusals import PapersRefused
from search.index_writing import write_pages
from search.indices import current_index
from search.library_pages import PAGES_AT_ONCE
from search.models import IndexJob

NAMED = 5  # papers in the message


def refuse_to_lose_papers(client: Elasticsearch, index: str) -> None:
    """Send papers whose jobs failed to `index` once more. Raises `PapersRefused`.

    A paper that the index in use lacks as well is no reason to refuse; nor is any where the index
    in use does not fit the code, and searches may fail.
    """
    refused = _refused(client, index)
    current = current_index(client)
    if not refused or current is None or not fits_the_code(client, current):
        return
    client.indices.refresh(index=index)
    lost = set()
    for pages in in_batches(sorted(refused), PAGES_AT_ONCE):
        right_now = set(pages) - set(compare_pages(client, current, pages).pages)
        found_now = indexed_hashes(client, current, pages).keys()
        lost |= right_now | (found_now - indexed_hashes(client, index, pages).keys())
    if lost:
        reasons = "; ".join(f"page {page}: {refused[page]}" for page in sorted(lost)[:NAMED])
        raise PapersRefused(
            f"The index in use stays in use: it has papers that the other one refuses, {len(lost)} "
            f"of them ({reasons}). Mend or unpublish them, then try again."
        )


def _refused(client: Elasticsearch, index: str) -> dict[int, str]:
    """Page id to reason, of the pages whose jobs failed and fail here."""
    failing = set(IndexJob.objects.failing().values_list("page_id", flat=True))
    refused = {}
    for pages in in_batches(sorted(failing), PAGES_AT_ONCE):
        for outcome in write_pages(client, [index], pages):
            if outcome.refused:
                refused[outcome.page] = outcome.reason
            elif not outcome.settled:
                raise SearchUnavailable(f"Page {outcome.page} was not taken: {outcome.reason}")
    return refused
