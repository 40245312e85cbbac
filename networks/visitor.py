"""Visitor: whoever looks at the site, as far as private parts of the page tree are concerned."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import PageViewRestriction


@dataclass(frozen=True)
class Visitor:
    """`refused` are ids of the privacy settings that keep this visitor out; None: any would."""

    refused: frozenset[int] | None = None

    @property
    def is_outsider(self) -> bool:
        return self.refused is None


OUTSIDER = Visitor()


def visitor_of(request: HttpRequest) -> Visitor:
    """Ask each privacy setting as Wagtail does before it shows a page: login, group or password."""
    passed = request.session.get(PageViewRestriction.passed_view_restrictions_session_key)
    if not (request.user.is_authenticated or passed):
        return OUTSIDER
    restrictions = PageViewRestriction.objects.prefetch_related("groups")
    return Visitor(frozenset(each.pk for each in restrictions if not each.accept_request(request)))
