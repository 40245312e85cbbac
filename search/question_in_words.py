"""A search request in a reader's words: titles of feeds."""

from django.utils.translation import gettext as _

from networks.visitor import Visitor
from search.facet_labels import FACET_TITLES, labels_of
from search.queries.search_request import FACETS, SearchRequest


def question_in_words(request: SearchRequest, visitor: Visitor) -> str:
    """Such as "“trade”, Language: French, 2019–2021"; what nobody knows stays as it was typed."""
    parts = [_("“%(words)s”") % {"words": request.q}] if request.q else []
    parts += [_choice(facet, request, visitor) for facet in FACETS if request.values(facet)]
    if request.has_years:
        parts.append(_years(request))
    return ", ".join(parts) or _("All papers")


def _choice(facet: str, request: SearchRequest, visitor: Visitor) -> str:
    values = request.values(facet)
    labels = labels_of(facet, values, visitor)
    named = " / ".join(labels.get(value, value) for value in values)
    return f"{FACET_TITLES[facet]}: {named}"


def _years(request: SearchRequest) -> str:
    if request.year_to is None:
        return _("since %(year)s") % {"year": request.year_from}
    if request.year_from is None:
        return _("until %(year)s") % {"year": request.year_to}
    if request.year_from == request.year_to:
        return str(request.year_from)
    return f"{request.year_from}–{request.year_to}"
