"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from networks.models import NetworkPage
from networks.visitor import visible_to, visitor_of
from search.forms import read_request
from search.queries.search_request import MOST_HITS, SORTS
from search.run_search import run_search


def search_results(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    results = run_search(read_request(request.GET), visitor)
    context = {"results": results, "sorts": SORTS, "most_hits": MOST_HITS}
    if not results.total:
        context["networks"] = visible_to(visitor, NetworkPage.objects.order_by("title"))
    return render(request, "search/results.html", context)
