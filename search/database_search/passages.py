"""Passages that the database found: the page, and the words marked on it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from research.models import PaperFilePage, PaperPage
from search.database_search.terms import Term
from search.results import MARK_END, MARK_START, Passage, text_passage

PASSAGES = 3
PASSAGE_LENGTH = 240  # characters
SHORTEST_MARKED = 3  # letters, where a word of fewer would mark every line


def passages_by_paper(
    papers: Iterable[PaperPage], pages: Mapping[int, Sequence[int]], terms: Sequence[Term]
) -> dict[int, list[Passage]]:
    """Paper id to its best passages; the texts of their pages are read in one query."""
    papers = list(papers)
    best = {paper.pk: pages.get(paper.pk, ())[:PASSAGES] for paper in papers}
    wanted = [page for chosen in best.values() for page in chosen]
    read = PaperFilePage.objects.in_bulk(wanted)
    marks = _marks(terms)
    return {
        paper.pk: _passages(paper, [read[page] for page in best[paper.pk] if page in read], marks)
        for paper in papers
    }


def _passages(paper: PaperPage, pages: Iterable[PaperFilePage], marks: re.Pattern) -> list[Passage]:
    files = {file.pk: file for file in paper.files}
    passages = [
        Passage(
            _marked(page.text, marks),
            files[page.file_id].page_url(page.number),
            page=page.number,
            language=page.language,
        )
        for page in pages
        if page.file_id in files
    ]
    if not passages and marks.search(paper.text):
        passages = [text_passage(paper, _marked(paper.text, marks))]
    return passages


def _marks(terms: Sequence[Term]) -> re.Pattern:
    long = [term for term in terms if len(term.text) >= SHORTEST_MARKED or term.is_close_written]
    choices = "|".join(term.pattern for term in long or terms)
    return re.compile(choices or "(?!)", re.IGNORECASE)


def _marked(text: str, marks: re.Pattern) -> str:
    """The surroundings of the first word found, with every word of the query marked."""
    first = marks.search(text)
    start = max(0, first.start() - PASSAGE_LENGTH // 3) if first else 0
    piece = " ".join(text[start : start + PASSAGE_LENGTH].split())
    return marks.sub(lambda match: f"{MARK_START}{match.group()}{MARK_END}", piece)
