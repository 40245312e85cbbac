"""The papers that a request leaves to choose from, and the orders they can stand in."""

from collections.abc import Callable

from django.db.models import QuerySet

from networks.visitor import Visitor
from research.models import PaperPage
from research.querysets import PaperQuerySet
from search.queries.search_request import NEWEST, OLDEST, RELEVANCE, TITLE, SearchRequest

# A value that nobody knows finds nothing.
CHOICES: dict[str, Callable[[PaperQuerySet, tuple[str, ...]], PaperQuerySet]] = {
    "type": PaperQuerySet.of_kinds,
    "network": PaperQuerySet.of_networks,
    "institution": PaperQuerySet.of_institutions,
    "author": PaperQuerySet.by_authors,
    "topic": PaperQuerySet.on_topics,
    "sdg": PaperQuerySet.on_sdgs,
    "country": PaperQuerySet.about_countries,
    "region": PaperQuerySet.about_regions,
    "group": PaperQuerySet.about_country_groups,
    "language": PaperQuerySet.in_languages,
}
ORDERS: dict[str, Callable[[PaperQuerySet], PaperQuerySet]] = {
    RELEVANCE: PaperQuerySet.newest_first,  # of papers that were not asked for by words
    NEWEST: PaperQuerySet.newest_first,
    OLDEST: PaperQuerySet.oldest_first,
    TITLE: PaperQuerySet.by_title,
}


def chosen_papers(request: SearchRequest, visitor: Visitor) -> QuerySet[PaperPage]:
    """Those that the visitor may see and that every filter of the request lets through."""
    papers = PaperPage.objects.visible_to(visitor)
    for facet, values in request.chosen.items():
        papers = CHOICES[facet](papers, values)
    return papers.published_between(request.year_from, request.year_to)
