"""Which papers a request finds in the database, in which order, and on which pages of files."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet

from networks.visitor import Visitor
from research.models import PaperAttachment, PaperFilePage, PaperPage
from search.database_search.chosen_papers import ORDERS, chosen_papers
from search.database_search.close_written import rows_containing
from search.database_search.conditions import structure
from search.database_search.full_text import best_rows
from search.database_search.terms import Term, single_terms
from search.database_search.time_limit import in_time
from search.queries.query_text import QueryText
from search.queries.search_request import MOST_HITS, RELEVANCE, SearchRequest

MOST_FOUND = 500  # papers, and pages of files, that the words of one query may find


@dataclass(frozen=True)
class FoundPapers:
    """`ids` are those asked for, `total` counts all; `pages` maps paper to pages, best first."""

    ids: list[int]
    total: int
    pages: dict[int, list[int]] = field(default_factory=dict)


def find_papers(request: SearchRequest, visitor: Visitor, span: slice) -> FoundPapers:
    """The papers at the places `span` of the whole list, whatever page the request names."""
    query = QueryText(request.q)
    papers = chosen_papers(request, visitor).filter(structure(query.tree))
    in_order = ORDERS[request.order]
    if not single_terms(query.text):
        ids = in_order(papers).values_list("pk", flat=True)[span]
        return FoundPapers(list(ids), papers.count())
    found, pages = _found_by_words(query, papers)
    if request.order != RELEVANCE:
        found = list(in_order(PaperPage.objects.filter(pk__in=found)).values_list("pk", flat=True))
    return FoundPapers(found[span], len(found), pages)


def _found_by_words(
    query: QueryText, papers: QuerySet[PaperPage]
) -> tuple[list[int], dict[int, list[int]]]:
    """Papers, best first, and the pages of each; none where the conditions take too long."""
    terms = single_terms(query.text)
    fulfilling: list[int] = []
    if query.tree.required or query.tree.excluded:
        # Found out once, since the queries below ask for it again and again.
        fulfilling = in_time(lambda: _newest(papers)) or []
        papers = PaperPage.objects.filter(pk__in=fulfilling)
    pages = _pages_by_paper(terms, papers)
    found = [*_best(PaperPage, terms, papers), *pages]
    if query.tree.required:
        # What must be there is there; that the words are not found in the text is no objection.
        found += fulfilling
    return list(dict.fromkeys(found)), pages


def _newest(papers: QuerySet[PaperPage]) -> list[int]:
    return list(papers.newest_first().values_list("pk", flat=True)[:MOST_HITS])


def _pages_by_paper(terms: Sequence[Term], papers: QuerySet[PaperPage]) -> dict[int, list[int]]:
    """Empty where that takes too long: then titles, abstracts and authors have to do."""
    attached = PaperAttachment.objects.filter(paper__in=papers.values("pk"))
    pages = PaperFilePage.objects.filter(file__in=attached.values("file"))
    best = in_time(lambda: _best(PaperFilePage, terms, pages)) or []
    file_of = dict(PaperFilePage.objects.filter(pk__in=best).values_list("pk", "file"))
    papers_of = defaultdict(list)
    holding = attached.filter(file__in=set(file_of.values()))
    for file, paper in holding.values_list("file", "paper").distinct():
        papers_of[file].append(paper)
    found = defaultdict(list)
    for page in best:
        for paper in papers_of[file_of[page]]:
            found[paper].append(page)
    return dict(found)


def _best(model: type[Model], terms: Sequence[Term], among: QuerySet) -> list[int]:
    close_written = [term for term in terms if term.is_close_written]
    spelt = [term for term in terms if not term.is_close_written]
    rows: list[int] = []
    if close_written:
        rows += rows_containing(model, close_written, among=among, most=MOST_FOUND)
    if spelt:
        rows += best_rows(model, spelt, among=among, most=MOST_FOUND)
    return list(dict.fromkeys(rows))[:MOST_FOUND]
