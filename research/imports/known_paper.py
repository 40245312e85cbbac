"""KnownPaper: a paper of the network that an earlier list, or somebody, has given this id."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wagtail.models import PageLogEntry

from networks.models import NetworkPage
from research.models import PaperPage

LOG_KEY = "import"  # below which a log entry keeps the fingerprints of what was imported


@dataclass(frozen=True)
class KnownPaper:
    """`listed` has the fingerprints of what lists have said so far; see RowContent.

    A row is compared with these and not with the paper of today: what was corrected in the CMS
    since is no reason to write the list's old value again.
    """

    paper: PaperPage
    listed: dict[str, str]

    @cached_property
    def latest(self) -> PaperPage:
        """The paper with what is in its newest revision, be it published or not."""
        return self.paper.get_latest_revision_as_object()

    def in_hand(self) -> str:
        """Why nobody else should write to the paper now; "" when all may."""
        if self.paper.locked:
            return "the paper is locked in the CMS; unlock it and import it again"
        if self.paper.current_workflow_state:
            return "the paper is under review; import it again when the review is over"
        return ""

    def may_go_live(self) -> bool:
        """Whether publishing shows nothing but what lists say.

        Not a paper that was taken off the site, nor one of which a person has a draft.
        """
        paper = self.paper
        if paper.first_published_at and not paper.live:
            return False
        drafts = paper.revisions.filter(user__isnull=False)
        return not drafts.filter(pk__gt=paper.live_revision_id or 0).exists()


def known_papers(network: NetworkPage, external_ids: Iterable[str]) -> dict[str, KnownPaper]:
    """The papers below the network that go by these ids, in two queries."""
    papers = PaperPage.objects.child_of(network).filter(external_id__in=set(external_ids))
    by_id = {paper.external_id: paper for paper in papers.order_by("-pk")}
    listed = _fingerprints([paper.pk for paper in by_id.values()])
    return {key: KnownPaper(paper, listed.get(paper.pk, {})) for key, paper in by_id.items()}


def _fingerprints(papers: list[int]) -> dict[int, dict[str, str]]:
    """Paper id to what its newest log entry of an import keeps."""
    entries = PageLogEntry.objects.filter(page__in=papers, data__has_key=LOG_KEY)
    rows = entries.order_by("timestamp", "pk").values_list("page", "data")
    return {paper: data[LOG_KEY] for paper, data in rows}
