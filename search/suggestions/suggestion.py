"""Suggestion: one line of the list under the search box, and where it leads."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from search.queries.search_request import SearchRequest

TOPIC, NETWORK, INSTITUTION, AUTHOR, TITLE = "topic", "network", "institution", "author", "title"

# In the order of the list, among equals: the broader first. All but titles are filters.
KINDS = {
    TOPIC: _("Topic"),
    NETWORK: _("Network"),
    INSTITUTION: _("Institution"),
    AUTHOR: _("Author"),
    TITLE: _("Paper"),
}


@dataclass(frozen=True)
class Suggestion:
    """`kind` is one of `KINDS`; `language` is the label's, "" where it is not known."""

    kind: str
    label: str
    url: str
    language: str = ""

    @property
    def kind_name(self) -> str:
        return str(KINDS[self.kind])


def filter_url(facet: str, *values: str) -> str:
    """The address of all papers with any of the values."""
    request = SearchRequest(chosen={facet: values})
    return f"{reverse('search')}?{request.query_string()}"
