"""The library that is searched, of any size."""

from collections.abc import Callable

from django.db import transaction

from benchmarks.directory import make_directory
from benchmarks.paper_draft import draft_paper
from benchmarks.paper_rows import Shelf
from research.models import PaperPage

PAPERS_AT_ONCE = 100


def grow_corpus(*, to: int, pages: int, progress: Callable[[int], None]) -> None:
    """Add papers until there are `to`; `progress` is told how many came.

    The papers before stay as they are: a small library grown is the same as a large one.
    """
    make_directory()
    shelf = Shelf()
    for start in range(PaperPage.objects.count(), to, PAPERS_AT_ONCE):
        numbers = range(start, min(start + PAPERS_AT_ONCE, to))
        drafts = [draft_paper(number, pages=pages) for number in numbers]
        with transaction.atomic():
            shelf.put(drafts)
        progress(len(drafts))
    shelf.count_children()
