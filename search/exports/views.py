"""The addresses of exports: all hits of a question as one file, sent while it is written."""

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from networks.visitor import visitor_of
from search.all_hits import AllHits, all_hits
from search.exports.formats import FORMATS, ExportFormat
from search.forms import read_request
from search.queries.search_request import MOST_HITS
from search.taken_along import keep_out_of_caches


@require_safe
def export_hits(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """A file of all hits; where some are missing, its name and a header say so, and a comment.

    While Elasticsearch is away the file holds what the page of results shows then.
    """
    visitor = visitor_of(request)
    hits = all_hits(read_request(request.GET), visitor, most=MOST_HITS)
    wanted = FORMATS[ending]
    response = StreamingHttpResponse(_text(wanted, hits), content_type=wanted.content_type)
    response["Content-Disposition"] = content_disposition_header(True, _name(hits, ending))
    response["X-Total-Count"] = str(hits.total)
    if notice := _notice(hits):
        response["X-Export-Notice"] = notice
    keep_out_of_caches(response, visitor)
    return response


def _text(wanted: ExportFormat, hits: AllHits) -> Iterator[str]:
    yield wanted.head
    for papers in hits:
        yield "".join(wanted.records(papers, hits.visitor))
    notice = _notice(hits)
    if notice and wanted.remark:
        yield wanted.remark.format(notice)


def _name(hits: AllHits, ending: str) -> str:
    parts = ["papers", f"{timezone.localdate():%Y-%m-%d}"]
    if hits.is_cut:
        parts.append(f"first-{len(hits.ids)}-of-{hits.total}")
    if hits.degraded:
        parts.append("limited-search")
    return f"{'-'.join(parts)}.{ending}"


def _notice(hits: AllHits) -> str:
    """What is missing in the file, in English and ASCII as a header must be; "" for nothing."""
    notices = []
    if hits.is_cut:
        notices.append(
            f"These are the first {len(hits.ids):,} of {hits.total:,} papers: "
            "narrow the search down to get the others."
        )
    if hits.degraded:
        notices.append(
            "The search was limited when this file was made, so papers may be missing: "
            "please export it again later."
        )
    return " ".join(notices)
