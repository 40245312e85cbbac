"""The search page."""

from django.shortcuts import render

from networks.models import NetworkPage
from networks.vocabulary.languages import PAPER_LANGUAGES
from search.forms import read_request
from search.run_search import run_search


def search_results(request):
    results = run_search(read_request(request.GET))
    context = {
        "results": results,
        "networks": NetworkPage.objects.live().public().order_by("title"),
        "languages": PAPER_LANGUAGES,
    }
    return render(request, "search/results.html", context)
