"""Any question as a feed: who subscribes to it hears of new papers."""

import hashlib
from dataclasses import replace
from itertools import chain

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import SyndicationFeed
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from networks.visitor import visitor_of
from search.all_hits import AllHits, all_hits
from search.feed_formats import FEED_FORMATS, MINUTES_BETWEEN_VISITS, paper_entry, xml_text
from search.forms import read_request
from search.queries.search_request import NEWEST, PAGE_SIZE, SORTS, SearchRequest
from search.question_in_words import question_in_words
from search.taken_along import keep_out_of_caches

MOST_ENTRIES = 50
RETRY_AFTER = 300  # seconds


@require_safe
def feed_of_hits(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The feed of the kind "atom" or "rss"; 304 for a reader that has it as it is.

    While Elasticsearch is away a question in words is put off. Feed readers come again and lose
    nothing, whereas the database's simpler answer would announce what is not new.
    """
    visitor = visitor_of(request)
    asked = feed_request(request.GET)
    hits = all_hits(asked, visitor, most=MOST_ENTRIES)
    if hits.degraded and asked.q:
        response = _put_off()
    else:
        response = _unless_known(request, _feed(request, kind, asked, hits))
    keep_out_of_caches(response, visitor)
    return response


def feed_request(query: QueryDict) -> SearchRequest:
    """What the address asks for: newest first unless it says otherwise, whatever its page."""
    asked = read_request(query)
    sort = asked.sort if query.get("sort") in SORTS else NEWEST
    return replace(asked, sort=sort, page=1, page_size=PAGE_SIZE)


def _feed(request: HttpRequest, kind: str, asked: SearchRequest, hits: AllHits) -> SyndicationFeed:
    query = asked.query_string()
    question = xml_text(question_in_words(asked, hits.visitor))
    feed = FEED_FORMATS[kind](
        title=f"{settings.WAGTAIL_SITE_NAME}: {question}",
        description=_("Papers that this search finds."),
        link=request.build_absolute_uri(f"{reverse('search')}?{query}"),
        feed_url=request.build_absolute_uri(f"{request.path}?{query}"),
        language=get_language(),
        author_name=settings.WAGTAIL_SITE_NAME,  # of papers that name no author
        ttl=MINUTES_BETWEEN_VISITS,
    )
    for paper in chain.from_iterable(hits):
        feed.add_item(**paper_entry(paper))
    return feed


def _unless_known(request: HttpRequest, feed: SyndicationFeed) -> HttpResponseBase:
    content = feed.writeString("utf-8").encode()
    changed = int(feed.latest_post_date().timestamp())
    headers = {
        "ETag": f'"{hashlib.sha256(content).hexdigest()}"',
        "Last-Modified": http_date(changed),
    }
    response = HttpResponse(content, content_type=feed.content_type, headers=headers)
    return get_conditional_response(request, headers["ETag"], changed, response)


def _put_off() -> HttpResponse:
    return HttpResponse(
        _("The search is limited at the moment. Please fetch this feed again in a few minutes."),
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(RETRY_AFTER)},
    )
