"""Visitor: whoever looks at the site, as far as private parts of the page tree are concerned."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


@dataclass(frozen=True)
class Visitor:
    """`refused` are ids of the privacy settings that keep this visitor out; None: any does."""

    refused: frozenset[int] | None = None


OUTSIDER = Visitor()


def visible_to(visitor: Visitor, pages: PageQuerySet) -> PageQuerySet:
    """Those of the pages that are published and that the visitor may open."""
    if visitor.refused is None:
        return pages.live().public()
    refused = PageViewRestriction.objects.filter(pk__in=visitor.refused)
    closed = Q(pk__in=[])
    for path in refused.values_list("page__path", flat=True):
        closed |= Q(path__startswith=path)
    return pages.live().exclude(closed)


def visitor_of(request: HttpRequest) -> Visitor:
    """Ask each privacy setting as Wagtail does before it shows a page: login, group or password."""
    passed = request.session.get(PageViewRestriction.passed_view_restrictions_session_key)
    if not (request.user.is_authenticated or passed):
        return OUTSIDER
    restrictions = PageViewRestriction.objects.prefetch_related("groups")
    return Visitor(frozenset(each.pk for each in restrictions if not each.accept_request(request)))
