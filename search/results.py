"""What a search answers: hits re-read from the database, which decides what may be seen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from elasticsearch.dsl.response import Response

from networks.visitor import OUTSIDER, Visitor
from research.models import PaperPage
from search.analysis import NEUTRAL
from search.documents.paper_document import TEXT_ANCHOR
from search.facets import Facets, show_facets
from search.queries.facet_aggregations import read_counts
from search.queries.search_request import MOST_HITS, SearchRequest

# Signs of Unicode's private use area, which the text of a page never holds: the text is escaped
# first and the signs become tags afterwards, so that no HTML of a paper reaches a reader.
MARK_START, MARK_END = "\ue000", "\ue001"
ABSTRACT_ANCHOR = "abstract"


@dataclass(frozen=True)
class Passage:
    """A piece of text with the found words marked; from a page, or at an anchor of the paper."""

    marked: str
    url: str
    page: int | None = None
    anchor: str | None = None
    language: str = ""

    @property
    def text(self) -> str:
        return self.marked.replace(MARK_START, "").replace(MARK_END, "")

    @property
    def html(self) -> SafeString:
        joined = re.sub(f"{MARK_END}{MARK_START}", "", escape(self.marked))
        return mark_safe(  # noqa: S308  escaped the line before
            joined.replace(MARK_START, "<mark>").replace(MARK_END, "</mark>")
        )


@dataclass(frozen=True)
class Hit:
    paper: PaperPage
    score: float | None
    passages: list[Passage] = field(default_factory=list)
    abstract: Passage | None = None


@dataclass(frozen=True)
class DidYouMean:
    """A query to offer, and how many papers it finds."""

    q: str
    total: int


@dataclass(frozen=True)
class ResultPage:
    """One page of hits; `total` counts all of them. `degraded` means the database searched.

    The database does not count facets: `facets` then holds only what was chosen. `did_you_mean`
    is the query with corrected words, `without_quotes` the one that asks for no phrase, where
    either finds something and this one does not do as well.
    """

    request: SearchRequest
    total: int
    hits: list[Hit]
    facets: Facets
    degraded: bool = False
    did_you_mean: DidYouMean | None = None
    without_quotes: DidYouMean | None = None

    @property
    def last_page(self) -> int:
        """The last page of results that can be asked for."""
        pages = -(-self.total // self.request.page_size)
        return max(1, min(pages, MOST_HITS // self.request.page_size))

    @property
    def is_cut(self) -> bool:
        """Whether there are more hits than pages to show them."""
        return self.total > MOST_HITS


def read_response(request: SearchRequest, visitor: Visitor, response: Response) -> ResultPage:
    """Hits of an answer, in its order, as far as the database lets the visitor see them."""
    papers = visible_papers((int(hit.meta.id) for hit in response), visitor)
    hits = [
        _hit(hit.meta, papers[int(hit.meta.id)]) for hit in response if int(hit.meta.id) in papers
    ]
    hidden = len(response.hits) - len(hits)
    return ResultPage(
        request=request,
        total=response.hits.total.value - hidden,
        hits=hits,
        facets=show_facets(request, read_counts(response.aggregations), visitor),
    )


def visible_papers(ids: Iterable[int], visitor: Visitor = OUTSIDER) -> dict[int, PaperPage]:
    """Id to paper, for those that the visitor may read now, with all that a hit shows."""
    papers = PaperPage.objects.visible_to(visitor).for_cards()
    return papers.defer("text").in_bulk(list(ids))  # which can be a whole book


def text_passage(paper: PaperPage, marked: str) -> Passage:
    """A passage of a paper's text that stands on its page instead of in a file."""
    url = f"{paper.url}#{TEXT_ANCHOR}"
    return Passage(marked, url, anchor=TEXT_ANCHOR, language=paper.language)


def _hit(meta, paper: PaperPage) -> Hit:
    found = meta.inner_hits.pages if "inner_hits" in meta else []
    passages = [_passage(inner, paper) for inner in found if "highlight" in inner.meta]
    abstract = None
    if not passages and "highlight" in meta:
        abstract = _abstract(meta, paper)
    return Hit(paper, meta.score, passages, abstract)


def _abstract(meta, paper: PaperPage) -> Passage:
    field, texts = next(iter(meta.highlight.to_dict().items()))
    language = field.removeprefix("abstract_")
    return Passage(
        texts[0],
        f"{paper.url}#{ABSTRACT_ANCHOR}",
        anchor=ABSTRACT_ANCHOR,
        language="" if language == NEUTRAL else language,
    )


def _passage(inner, paper: PaperPage) -> Passage:
    marked = _first_fragment(inner.meta)
    values = {name: each[0] for name, each in inner.to_dict().items() if each}
    number, wanted = values.get("pages.n"), values.get("pages.file")
    language = values.get("pages.language", "")
    file = next((file for file in paper.files if file.pk == wanted), None)
    if number and file:
        return Passage(marked, file.page_url(number), page=number, language=language)
    return text_passage(paper, marked)


def _first_fragment(meta) -> str:
    return next(text for texts in meta.highlight.to_dict().values() for text in texts)
