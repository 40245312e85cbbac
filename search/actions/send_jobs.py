"""Send what waits in the job table to Elasticsearch."""

from collections import defaultdict
from collections.abc import Iterator

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.connection import SearchUnavailable, unavailable_when_failing, writing_client
from search.documents import DOCUMENTS
from search.indices import target_indices
from search.models import IndexJob

BATCH = 200  # jobs
CHUNK_BYTES = 20 * 1024 * 1024
NEWER_STATE_IS_THERE = 409


def send_jobs() -> int:
    """Send one batch of due jobs and return how many pages were settled.

    Safe to run in several processes at once and to be killed at any point: the state is read from
    the database after the job, is written under the job's id as its version, and a job is deleted
    only after Elasticsearch has answered. Raises `SearchUnavailable`; then all jobs stay.
    """
    jobs = defaultdict(list)
    for job in IndexJob.objects.due()[:BATCH]:
        jobs[job.page_id].append(job)
    if not jobs:
        return 0
    client = writing_client()
    with unavailable_when_failing():
        errors = _send(client, jobs)
    for page, page_jobs in jobs.items():
        if page in errors:
            _postpone(page_jobs, errors[page])
        else:
            IndexJob.objects.filter(pk__in=[job.pk for job in page_jobs]).delete()
    return len(jobs) - len(errors)


def _send(client: Elasticsearch, jobs: dict[int, list[IndexJob]]) -> dict[int, str]:
    """Bring every target index up to date with the database; page id to error where that failed."""
    documents = {}
    for source in DOCUMENTS.values():
        documents |= source.documents(jobs)
    if not (indices := target_indices(client)):
        raise SearchUnavailable("There is no index yet: manage.py search_rebuild makes one.")
    answers = streaming_bulk(
        client,
        _operations(indices, jobs, documents),
        raise_on_error=False,
        max_retries=3,
        max_chunk_bytes=CHUNK_BYTES,
    )
    errors = {}
    for _, answer in answers:
        result = next(iter(answer.values()))
        if not _is_settled(result):
            errors[int(result["_id"])] = str(result.get("error", result))
    return errors


def _is_settled(result: dict) -> bool:
    """Written, deleted, not there to delete, or a newer state is there already."""
    return (
        result["status"] in (200, 201, NEWER_STATE_IS_THERE) or result.get("result") == "not_found"
    )


def _operations(
    indices: list[str], jobs: dict[int, list[IndexJob]], documents: dict[int, dict]
) -> Iterator[dict]:
    for index in indices:
        for page, page_jobs in jobs.items():
            newest = max(job.pk for job in page_jobs)
            operation = {
                "_index": index,
                "_id": str(page),
                "version": newest,
                "version_type": "external_gte",
            }
            if page in documents:
                source = documents[page] | {"job": newest}
                yield operation | {"_op_type": "index", "_source": source}
            else:
                yield operation | {"_op_type": "delete"}


def _postpone(jobs: list[IndexJob], error: str) -> None:
    for job in jobs:
        job.postpone(error)
    IndexJob.objects.bulk_update(jobs, ["attempts", "last_error", "next_attempt_at", "set_aside"])
