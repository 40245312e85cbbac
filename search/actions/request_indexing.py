"""Note that pages changed, in the transaction that changed them; Elasticsearch is not touched."""

from collections.abc import Iterable

from search.models import IndexJob


def request_indexing(*, pages: Iterable[int]) -> None:
    """Write a job for each page id: published, changed, hidden or gone, the sender will see."""
    IndexJob.objects.bulk_create([IndexJob(page_id=page) for page in dict.fromkeys(pages)])
