"""The search as JSON: the same request and the same results as the page."""

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Schema

from search.forms import read_request
from search.queries.search_request import LARGEST_PAGE, PAGE_SIZE
from search.results import Hit
from search.run_search import run_search

api = NinjaAPI(
    title="South-South Global Thinkers",
    version="1",
    urls_namespace="api-v1",
    description="Reading only: what the public site shows, for machines.",
)


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
    score: float | None
    passages: list[PassageOut]


class ResultsOut(Schema):
    """`degraded` is true while Elasticsearch is away and the database searches instead."""

    total: int
    page: int
    page_size: int
    degraded: bool
    results: list[ResultOut]


@api.get("/search", response=ResultsOut, summary="Search papers by their full text")
def search(
    request: HttpRequest,
    q: str = "",
    network: list[str] = Query(default=[], description="Slugs of networks; any of them."),  # noqa: B008
    language: list[str] = Query(default=[], description="ISO 639-1 codes; any of them."),  # noqa: B008
    page: int = Query(default=1, ge=1),
    page_size: int = Query(default=PAGE_SIZE, ge=1, le=LARGEST_PAGE),
):
    """Words find papers in any language; "quoted phrases" must stand in them as they are."""
    results = run_search(read_request(request.GET))
    return {
        "total": results.total,
        "page": results.request.page,
        "page_size": results.request.page_size,
        "degraded": results.degraded,
        "results": [_result(request, hit) for hit in results.hits],
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
        "score": hit.score,
        "passages": passages,
    }
