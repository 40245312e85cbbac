"""Lists of papers: which papers a page shows, and all that their cards need in a few queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.core.paginator import Page, Paginator

from networks.models import InstitutionPage, NetworkPage, SiteImage
from research.models import PaperPage

register = template.Library()

PAPERS_PER_PAGE = 10
# As written in `components/cover.html`: the picture is fetched for all cards at once.
CARD_COVER = "width-240|format-webp"


@dataclass(frozen=True)
class PaperCard:
    """A paper with the networks that the public may see, its owner first, and its cover."""

    paper: PaperPage
    networks: list[NetworkPage]
    cover: SiteImage | None


@register.simple_tag
def largest_upload() -> int:
    """The size limit of a paper's file, in bytes."""
    return settings.WAGTAILDOCS_MAX_UPLOAD_SIZE


@register.simple_tag
def paper_cards(papers: Iterable[PaperPage]) -> list[PaperCard]:
    papers = list(papers)
    networks = _visible_networks(papers)
    covers = SiteImage.objects.prefetch_renditions(CARD_COVER).in_bulk(
        [paper.cover_id for paper in papers if paper.cover_id]
    )
    return [
        PaperCard(paper, _networks_of(paper, networks), covers.get(paper.cover_id))
        for paper in papers
    ]


@register.simple_tag
def hit_cards(hits) -> list[tuple]:
    """Pairs of a hit and the card of its paper."""
    return list(zip(hits, paper_cards(hit.paper for hit in hits), strict=True))


@register.simple_tag(takes_context=True)
def papers_of_network(context, network: NetworkPage) -> Page:
    """The papers a network owns or publishes with others, as one page of a list."""
    if network.pk is None:  # the preview of a page that is not saved yet
        return _page_of(PaperPage.objects.none(), context["request"])
    return _page_of(PaperPage.objects.of_network(network), context["request"])


@register.simple_tag(takes_context=True)
def papers_of_institution(context, institution: InstitutionPage) -> Page:
    """The papers with an author from an institution, as one page of a list."""
    return _page_of(PaperPage.objects.of_institution(institution), context["request"])


def _page_of(papers, request) -> Page:
    visible = papers.visible().newest_first().for_cards()
    return Paginator(visible, PAPERS_PER_PAGE).get_page(request.GET.get("page"))


def _visible_networks(papers: list[PaperPage]) -> dict[str, NetworkPage]:
    """Tree path to network, for the owners and the co-publishers of papers."""
    paths = {_owner_path(paper) for paper in papers}
    paths |= {network.path for paper in papers for network in paper.co_publishers.all()}
    found = NetworkPage.objects.live().public().filter(path__in=paths)
    return {network.path: network for network in found}


def _networks_of(paper: PaperPage, visible: dict[str, NetworkPage]) -> list[NetworkPage]:
    paths = [_owner_path(paper), *(network.path for network in paper.co_publishers.all())]
    return [visible[path] for path in dict.fromkeys(paths) if path in visible]


def _owner_path(paper: PaperPage) -> str:
    return paper.path[: -PaperPage.steplen]
