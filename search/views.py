"""The search page."""

from django.shortcuts import render

from networks.models import NetworkPage
from networks.vocabulary.languages import PAPER_LANGUAGES
from research.models import PaperPage
from search.forms import read_request
from search.run_search import run_search


def search_results(request):
    results = run_search(read_request(request.GET))
    in_use = set(PaperPage.objects.visible().values_list("language", flat=True).distinct())
    context = {
        "results": results,
        "networks": NetworkPage.objects.live().public().order_by("title"),
        "languages": [each for each in PAPER_LANGUAGES if each[0] in in_use],
    }
    return render(request, "search/results.html", context)
