"""Papers like the one that a page shows."""

from django import template

from networks.visitor import visitor_of
from research.models import PaperPage
from search.similar_papers import similar_papers as find_similar_papers

register = template.Library()


@register.simple_tag(takes_context=True)
def similar_papers(context, paper: PaperPage) -> list[PaperPage]:
    """None for a preview and for a paper that is not published: the index does not know it."""
    request = context["request"]
    if not paper.live or getattr(request, "is_preview", False):
        return []
    return find_similar_papers(paper, visitor_of(request))
