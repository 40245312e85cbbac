"""Searching without Elasticsearch: no stemming and a simpler ranking, but an answer."""

import re
from collections import defaultdict

from django.db.models import QuerySet
from wagtail.search.query import PlainText

from research.models import PaperAttachment, PaperFilePage, PaperPage
from search.queries.query_text import QueryText
from search.queries.search_request import SearchRequest
from search.results import (
    MARK_END,
    MARK_START,
    Hit,
    Passage,
    ResultPage,
    text_passage,
    visible_papers,
)

MOST_FOUND = 500  # pages of files, and papers, that one query looks at
PASSAGES = 3
PASSAGE_LENGTH = 240  # characters
# Han and kana are written without spaces: the database's full-text search sees a sentence as one
# word there, so a part of it is looked for letter by letter.
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def search_database(request: SearchRequest) -> ResultPage:
    """Put the question to the database's own full-text search, in a bounded number of queries."""
    query = QueryText(request.q)
    pages: dict[int, list[PaperFilePage]] = {}
    if query.text:
        pages = _pages_by_paper(query)
        found = _allowed(request, [*_papers_described_by(query), *pages])
    else:
        found = list(_filtered(request).newest_first().values_list("pk", flat=True))
    shown = found[request.start : request.start + request.page_size]
    papers = visible_papers(shown)
    hits = [
        Hit(papers[pk], None, _passages(query, papers[pk], pages.get(pk, [])))
        for pk in shown
        if pk in papers
    ]
    return ResultPage(request=request, total=len(found), hits=hits, degraded=True)


def _filtered(request: SearchRequest) -> QuerySet[PaperPage]:
    papers = PaperPage.objects.visible()
    if request.languages:
        papers = papers.filter(language__in=request.languages)
    if request.networks:
        papers = papers.of_networks(request.networks)
    return papers


def _allowed(request: SearchRequest, papers: list[int]) -> list[int]:
    """Those of the papers that the visitor may see and asked for, in the order given."""
    allowed = set(_filtered(request).filter(pk__in=papers).values_list("pk", flat=True))
    return [pk for pk in dict.fromkeys(papers) if pk in allowed]


def _papers_described_by(query: QueryText) -> list[int]:
    if _WITHOUT_SPACES.search(query.text):
        papers = PaperPage.objects.describing(query.text)
        return list(papers.values_list("pk", flat=True)[:MOST_FOUND])
    return [paper.pk for paper in PaperPage.objects.search(_words(query))[:MOST_FOUND]]


def _pages_by_paper(query: QueryText) -> dict[int, list[PaperFilePage]]:
    """Paper id to the pages of its files that hold the words, best first."""
    if _WITHOUT_SPACES.search(query.text):
        pages = list(PaperFilePage.objects.filter(text__icontains=query.text)[:MOST_FOUND])
    else:
        pages = list(PaperFilePage.objects.search(_words(query))[:MOST_FOUND])
    papers_of = defaultdict(list)
    files = {page.file_id for page in pages}
    for file, paper in PaperAttachment.objects.filter(file__in=files).values_list("file", "paper"):
        papers_of[file].append(paper)
    found = defaultdict(list)
    for page in pages:
        for paper in papers_of[page.file_id]:
            found[paper].append(page)
    return found


def _words(query: QueryText) -> PlainText:
    # Only letters and digits: the rest is syntax to one database or the other.
    return PlainText(" ".join(re.findall(r"\w+", query.text)) or "_", operator="or")


def _passages(query: QueryText, paper: PaperPage, pages: list[PaperFilePage]) -> list[Passage]:
    files = {file.pk: file for file in paper.files}
    passages = [
        Passage(
            _marked(query, page.text),
            files[page.file_id].page_url(page.number),
            page=page.number,
            language=page.language,
        )
        for page in pages[:PASSAGES]
        if page.file_id in files
    ]
    if not passages and (marked := _marked(query, paper.text)) and MARK_START in marked:
        passages = [text_passage(paper, marked)]
    return passages


def _marked(query: QueryText, text: str) -> str:
    """The surroundings of the first word found, with every word of the query marked."""
    words = (
        [query.text] if _WITHOUT_SPACES.search(query.text) else re.findall(r"\w{3,}", query.text)
    )
    boundary = "" if _WITHOUT_SPACES.search(query.text) else r"\b"
    choices = "|".join(re.escape(word) for word in words) or "(?!)"
    pattern = re.compile(f"{boundary}({choices}){boundary}", re.IGNORECASE)
    first = pattern.search(text)
    start = max(0, first.start() - PASSAGE_LENGTH // 3) if first else 0
    piece = " ".join(text[start : start + PASSAGE_LENGTH].split())
    return pattern.sub(lambda match: f"{MARK_START}{match.group()}{MARK_END}", piece)
