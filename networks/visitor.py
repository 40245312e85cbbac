"""Visitor: whoever looks at the site, as far as private parts of the page tree are concerned."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


@dataclass(frozen=True)
class Visitor:
    """`refused` are ids of the privacy settings that keep this visitor out; None: any does.

    `closed` are the tree paths of the pages that they stand on, as `visitor_of` found them; without
    them the database is asked each time.
    """

    refused: frozenset[int] | None = None
    closed: tuple[str, ...] | None = field(default=None, compare=False)


OUTSIDER = Visitor()


def visitor_of(request: HttpRequest) -> Visitor:
    """Ask each privacy setting as Wagtail does before it shows a page: login, group or password."""
    passed = request.session.get(PageViewRestriction.passed_view_restrictions_session_key)
    if not (request.user.is_authenticated or passed):
        return Visitor(closed=_paths(PageViewRestriction.objects.all()))
    settings = PageViewRestriction.objects.prefetch_related("groups")
    refused = frozenset(each.pk for each in settings if not each.accept_request(request))
    return Visitor(refused, _paths(PageViewRestriction.objects.filter(pk__in=refused)))


def visible_to(visitor: Visitor, pages: PageQuerySet) -> PageQuerySet:
    """Those of the pages that are published and that the visitor may open."""
    closed = visitor.closed
    if closed is None:
        if visitor.refused is None:
            return pages.live().public()
        closed = _paths(PageViewRestriction.objects.filter(pk__in=visitor.refused))
    inside = Q(pk__in=[])
    for path in closed:
        inside |= Q(path__startswith=path)
    return pages.live().exclude(inside)


def _paths(settings) -> tuple[str, ...]:
    return tuple(settings.values_list("page__path", flat=True))
