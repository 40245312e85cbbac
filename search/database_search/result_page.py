"""A page of results that the database found."""

from networks.visitor import OUTSIDER, Visitor
from research.models import PaperPage
from search.database_search.found_papers import find_papers
from search.database_search.passages import passages_by_paper
from search.database_search.terms import single_terms
from search.facets import show_facets
from search.queries.query_text import QueryText
from search.queries.search_request import SearchRequest
from search.results import Hit, ResultPage


def search_database(request: SearchRequest, visitor: Visitor = OUTSIDER) -> ResultPage:
    """Hits without scores; facets are not counted, only those chosen are shown."""
    span = slice(request.start, request.start + request.page_size)
    found = find_papers(request, visitor, span)
    papers = PaperPage.objects.visible_to(visitor).for_cards().in_bulk(found.ids)
    terms = single_terms(QueryText(request.q).text)
    passages = passages_by_paper(papers.values(), found.pages, terms)
    return ResultPage(
        request=request,
        total=found.total,
        hits=[Hit(papers[pk], None, passages[pk]) for pk in found.ids if pk in papers],
        facets=show_facets(request, {}, visitor),
        degraded=True,
    )
