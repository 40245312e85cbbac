"""Suggestions while typing, as JSON for the search box."""

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from networks.visitor import visitor_of
from search.suggestions.suggest import suggest
from search.suggestions.suggestion import Suggestion

# Somebody who deletes a letter and types it again is answered from the browser's memory; what is
# taken off the site may be suggested that much longer.
KEPT_FOR = 30  # seconds


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`{"suggestions": [{kind, kind_name, label, url, lang?}], "message"}` for the letters in `q`.

    `message` says to a screen reader how many there are.
    """
    visitor = visitor_of(request)
    found = suggest(request.GET.get("q", ""), visitor)
    response = JsonResponse(
        {"suggestions": [_as_json(each) for each in found], "message": _message(len(found))}
    )
    scope = {"public": True} if visitor.refused is None else {"private": True}
    patch_cache_control(response, max_age=KEPT_FOR, **scope)
    return response


def _as_json(suggestion: Suggestion) -> dict[str, str]:
    language = {"lang": suggestion.language} if suggestion.language else {}
    return {
        "kind": suggestion.kind,
        "kind_name": suggestion.kind_name,
        "label": suggestion.label,
        "url": suggestion.url,
        **language,
    }


def _message(number: int) -> str:
    if not number:
        return gettext("No suggestions")
    return ngettext(
        "%(number)s suggestion; choose with the arrow keys",
        "%(number)s suggestions; choose with the arrow keys",
        number,
    ) % {"number": number}
