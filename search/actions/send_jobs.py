"""Send what waits in the job table to Elasticsearch."""

from collections import defaultdict

from elasticsearch import Elasticsearch

from search.connection import SearchUnavailable, unavailable_when_failing, writing_client
from search.index_writing import Outcome, write_pages
from search.indices import current_index, is_ahead_of_database, target_indices
from search.models import IndexBuild, IndexJob

BATCH = 200  # jobs
MOST_JOBS = 5000  # of the pages of a batch; some databases take no longer list

Jobs = dict[int, list[IndexJob]]


class IndexIsAhead(SearchUnavailable):
    """The index holds newer versions than this database: it has to be built anew."""


def send_jobs() -> int:
    """Send one batch of due jobs and return how many pages were settled.

    Safe to run in several processes at once and to be killed at any point: the state is read from
    the database after the job, is written under a version that was taken in between, and a job is
    deleted only after Elasticsearch has answered. Raises `SearchUnavailable`; then all jobs stay.
    """
    jobs = _due_jobs()
    if not jobs:
        return 0
    with unavailable_when_failing():
        return _send(writing_client(), jobs)


def _due_jobs() -> Jobs:
    """The pages of the next due jobs, each with all its jobs, also those that would wait."""
    pages = set(IndexJob.objects.due().values_list("page_id", flat=True)[:BATCH])
    jobs = defaultdict(list)
    for job in IndexJob.objects.filter(page_id__in=pages)[:MOST_JOBS]:
        jobs[job.page_id].append(job)
    return jobs


def _send(client: Elasticsearch, jobs: Jobs) -> int:
    indices = target_indices(client)
    if not indices:
        raise SearchUnavailable("There is no index yet: manage.py search_rebuild makes one.")
    outcomes = list(write_pages(client, indices, jobs))
    if any(outcome.conflicts for outcome in outcomes):
        _check_age(client)
    failures = _failures(client, outcomes)
    if len(failures) == len(jobs) and not any(each.refused for each in failures.values()):
        raise SearchUnavailable(next(iter(failures.values())).reason)
    for page, page_jobs in jobs.items():
        if failure := failures.get(page):
            IndexJob.objects.postpone(page_jobs, failure.reason, refused=failure.refused)
    settled = [job.pk for page in jobs.keys() - failures.keys() for job in jobs[page]]
    IndexJob.objects.filter(pk__in=settled).delete()
    return len(jobs) - len(failures)


def _check_age(client: Elasticsearch) -> None:
    """A newer version is another sender's, unless the database went back in time."""
    current = current_index(client)
    if current and is_ahead_of_database(client, current):
        raise IndexIsAhead(f"{current} belongs to a newer state of the database.")


def _failures(client: Elasticsearch, outcomes: list[Outcome]) -> dict[int, Outcome]:
    """Page id to what went wrong.

    An index that nobody works on, only kept to be gone on with, is given up where it refuses a
    document: it must not hold up what the index in use has taken.
    """
    failed = [outcome for outcome in outcomes if not outcome.settled]
    if not failed:
        return {}
    build = IndexBuild.objects.first()
    refusing = {outcome.index for outcome in failed if outcome.refused}
    if build and build.index in refusing and not build.is_under_way:
        build.end()
        failed = [outcome for outcome in failed if outcome.index != build.index]
    return {outcome.page: outcome for outcome in failed}
