"""Result pages for tests: rendered as the view does, without a search engine behind them."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory

from networks.models import NetworkPage
from networks.visitor import OUTSIDER
from search.facets import show_facets
from search.queries.search_request import MOST_HITS
from search.results import ResultPage


def show_results(request, hits=(), *, total=None, counts=None, degraded=False):
    """The page as a tree of elements; `counts` is what the index counted for each facet."""
    results = ResultPage(
        request=request,
        hits=list(hits),
        total=len(hits) if total is None else total,
        facets=show_facets(request, counts or {}, OUTSIDER),
        degraded=degraded,
    )
    networks = NetworkPage.objects.order_by("title")
    context = {"results": results, "networks": networks, "most_hits": MOST_HITS}
    address = "/search/?" + request.query_string()
    html = render_to_string("search/results.html", context, RequestFactory().get(address))
    return BeautifulSoup(html, "html.parser")


def words(element):
    """The text of an element as it is read."""
    return " ".join(element.text.split())
