"""Wagtail's own Elasticsearch backend on the same papers, as a site without `search` would use it.

It indexes what PaperPage declares in `search_fields`, and the text of files in an index of its own
(PaperFilePage). It knows neither facets with counts nor passages, and one analyzer for all
languages, so that only searches by words are compared.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict
from wagtail.models import Page
from wagtail.search.backends.elasticsearch8 import Elasticsearch8SearchBackend
from wagtail.search.query import PlainText

from benchmarks.latency import Timings
from benchmarks.queries import words_of
from research.models import PaperFilePage, PaperPage
from search.forms import read_request
from search.run_search import run_search

ROWS_AT_ONCE = 1_000  # as Wagtail's command update_index
HITS = 10
PAGES = 30  # three a hit


@dataclass(frozen=True)
class Comparison:
    """Seconds that the two indices took to build; times of the same searches, in this process."""

    papers_built: float
    pages_built: float
    ours: Timings
    papers: Timings
    papers_and_pages: Timings


class WagtailBackend:
    """Wagtail's backend with indices of its own."""

    def __init__(self, *, url: str, prefix: str) -> None:
        self._backend = Elasticsearch8SearchBackend(
            {"URLS": [url], "INDEX_PREFIX": f"{prefix}-wagtail-", "TIMEOUT": 60}
        )

    def build(self, *models: type[Model], progress: Callable[[int], None]) -> float:
        """Build the index of the models, which share one, as `update_index` does; the seconds."""
        began = time.perf_counter()
        index = self._backend.get_index_for_model(models[0])
        rebuilder = self._backend.rebuilder_class(index)
        index = rebuilder.start()
        for model in models:
            index.add_model(model)
        for rows in _in_batches(models[-1]):
            index.add_items(models[-1], rows)
            progress(len(rows))
        rebuilder.finish()
        return time.perf_counter() - began

    def find_papers(self, words: str) -> list[Model]:
        papers = PaperPage.objects.live().public()
        found = self._backend.search(PlainText(words, operator="or"), papers)
        found.count()
        return list(found[:HITS])

    def find_pages(self, words: str) -> list[Model]:
        pages = PaperFilePage.objects.all()
        return list(self._backend.search(PlainText(words, operator="or"), pages)[:PAGES])


def compare_with_wagtail(
    query_strings: Sequence[str], *, url: str, prefix: str, progress: Callable[[int], None]
) -> Comparison:
    """Build Wagtail's indices, then ask both by turns, one search at a time."""
    backend = WagtailBackend(url=url, prefix=prefix)
    comparison = Comparison(
        papers_built=backend.build(Page, PaperPage, progress=progress),
        pages_built=backend.build(PaperFilePage, progress=progress),
        ours=Timings(),
        papers=Timings(),
        papers_and_pages=Timings(),
    )
    asked = [(each, words) for each in query_strings if (words := words_of(each).strip())]
    _ask_both(backend, asked, comparison=None)
    _ask_both(backend, asked, comparison)
    return comparison


def _ask_both(
    backend: WagtailBackend, asked: list[tuple[str, str]], comparison: Comparison | None
) -> None:
    """Note the times in the comparison; without one it is a warm-up."""
    for query_string, words in asked:
        times = [time.perf_counter()]
        run_search(read_request(QueryDict(query_string)))
        times.append(time.perf_counter())
        backend.find_papers(words)
        times.append(time.perf_counter())
        backend.find_pages(words)
        times.append(time.perf_counter())
        if comparison:
            begun, ours, papers, pages = (each * 1000 for each in times)
            comparison.ours.milliseconds.append(ours - begun)
            comparison.papers.milliseconds.append(papers - ours)
            comparison.papers_and_pages.milliseconds.append(pages - ours)


def _in_batches(model: type[Model]) -> Iterator[list[Model]]:
    last = 0
    rows = model.get_indexed_objects().order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:ROWS_AT_ONCE]):
        last = batch[-1].pk
        yield batch
