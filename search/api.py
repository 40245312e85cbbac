"""The search as JSON: the same request and the same results as the page."""

from typing import Literal

from django.http import HttpRequest
from ninja import Field, NinjaAPI, Query, Schema

from networks.visitor import visitor_of
from search.forms import read_request
from search.queries.search_request import LARGEST_PAGE, PAGE_SIZE, RELEVANCE
from search.results import Hit, ResultPage
from search.run_search import run_search

api = NinjaAPI(
    title="South-South Global Thinkers",
    version="1",
    urls_namespace="api-v1",
    description="Reading only: what the public site shows, for machines.",
)


def _any_of(what: str):
    return Field(default_factory=list, description=f"{what}; any of them.")


class SearchParameters(Schema):
    """The address of the search page, the feeds and the exports takes the same."""

    q: str = Field("", description='Words in any language, "phrases", AND OR NOT, title: and more.')
    type: list[str] = _any_of("Kinds, such as policy-brief")
    network: list[str] = _any_of("Slugs of networks")
    institution: list[str] = _any_of("Slugs of institutions")
    author: list[str] = _any_of("ORCID iDs, or names as slugs")
    topic: list[str] = _any_of("Slugs of topics")
    sdg: list[str] = _any_of("Numbers of Sustainable Development Goals")
    country: list[str] = _any_of("ISO 3166-1 alpha-2 codes")
    region: list[str] = _any_of("Slugs of regions")
    group: list[str] = _any_of("Country groups of the UN: ldc, lldc, sids")
    language: list[str] = _any_of("ISO 639-1 codes")
    year_from: int | None = Field(None, description="First year of publication.")
    year_to: int | None = Field(None, description="Last year of publication.")
    sort: Literal["relevance", "newest", "oldest", "title"] = RELEVANCE
    page: int = Field(1, ge=1)
    page_size: int = Field(PAGE_SIZE, ge=1, le=LARGEST_PAGE)


class PassageOut(Schema):
    """Where the words were found: a page of the file, or an anchor on the paper's page."""

    page: int | None = None
    anchor: str | None = None
    text: str
    url: str


class ResultOut(Schema):
    id: int
    external_id: str
    type: str
    title: str
    url: str
    language: str
    date: str | None
    score: float | None
    passages: list[PassageOut]


class FacetValueOut(Schema):
    value: str
    label: str
    count: int
    chosen: bool


class OfferOut(Schema):
    """Another query, and how many papers it finds."""

    q: str
    total: int


class ResultsOut(Schema):
    """`degraded` is true while Elasticsearch is away and the database searches instead.

    `facets` maps a filter's name to its values; a facet's counts ignore its own choice.
    `did_you_mean` is the query with misspelt words corrected, `without_quotes` the one that asks
    for no phrase, where the query itself finds nothing.
    """

    total: int
    page: int
    page_size: int
    degraded: bool
    results: list[ResultOut]
    facets: dict[str, list[FacetValueOut]]
    years: dict[int, int]
    did_you_mean: OfferOut | None
    without_quotes: OfferOut | None


@api.get("/search", response=ResultsOut, summary="Search papers by their full text")
def search(request: HttpRequest, parameters: Query[SearchParameters]):
    """Words find papers in any language; those with more of them, and in the title, come first."""
    return _results(request, run_search(read_request(request.GET), visitor_of(request)))


def _results(request: HttpRequest, results: ResultPage) -> dict:
    return {
        "total": results.total,
        "page": results.request.page,
        "page_size": results.request.page_size,
        "degraded": results.degraded,
        "results": [_result(request, hit) for hit in results.hits],
        "facets": {facet.name: facet.values for facet in results.facets},
        "years": results.facets.years,
        "did_you_mean": results.did_you_mean,
        "without_quotes": results.without_quotes,
    }


def _result(request: HttpRequest, hit: Hit) -> dict:
    paper = hit.paper
    passages = [
        {
            "page": passage.page,
            "anchor": passage.anchor,
            "text": passage.text,
            "url": request.build_absolute_uri(passage.url),
        }
        for passage in hit.passages or filter(None, [hit.abstract])
    ]
    return {
        "id": paper.pk,
        "external_id": paper.external_id,
        "type": paper.kind,
        "title": paper.title,
        "url": paper.get_full_url(request),
        "language": paper.language,
        "date": paper.publication_date.isoformat() if paper.publication_date else None,
        "score": hit.score,
        "passages": passages,
    }
