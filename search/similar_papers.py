"""Papers like a paper: chosen by the index, remembered for a while, checked in the database."""

import hashlib
import logging
from collections import defaultdict

from django.core.cache import cache
from elasticsearch.dsl import Search

from networks.visitor import Visitor
from research.models import PaperFilePage, PaperPage
from search.connection import SearchUnavailable
from search.indices import alias_name
from search.queries.similar_query import similar_query
from search.reading import ask
from search.results import visible_papers

logger = logging.getLogger(__name__)

MOST_SHOWN = 4
SPARE = 4  # for those that are taken off the site while they are remembered
TIMEOUT = 0.5  # seconds; the page can do without
LONGEST_TEXT = 5000  # characters of a paper that are compared
REMEMBERED = 60 * 60  # seconds
REMEMBERED_FEW = 5 * 60  # the index may just be filling


def similar_papers(paper: PaperPage, visitor: Visitor) -> list[PaperPage]:
    """Up to `MOST_SHOWN` papers that the visitor may see, most similar first.

    Empty while Elasticsearch is away or slow.
    """
    try:
        ids = _similar_ids(paper, visitor)
    except SearchUnavailable as reason:
        logger.info("No similar papers were shown: %s", reason)
        return []
    papers = visible_papers(ids, visitor)
    return [papers[pk] for pk in ids if pk in papers][:MOST_SHOWN]


def _similar_ids(paper: PaperPage, visitor: Visitor) -> list[int]:
    key = _cache_key(paper, visitor)
    ids = cache.get(key)
    if ids is None:
        ids = _ask(paper, visitor)
        cache.set(key, ids, REMEMBERED if len(ids) >= MOST_SHOWN else REMEMBERED_FEW)
    return ids


def _cache_key(paper: PaperPage, visitor: Visitor) -> str:
    """Another key after each publication; and for whoever may see other papers."""
    refused = None if visitor.refused is None else sorted(visitor.refused)
    told_apart = (alias_name(), paper.pk, paper.title, paper.last_published_at, refused)
    return "similar-papers-" + hashlib.sha256(repr(told_apart).encode()).hexdigest()


def _ask(paper: PaperPage, visitor: Visitor) -> list[int]:
    search = Search(index=alias_name()).source(False).extra(track_total_hits=False)
    search = search.query(similar_query(paper, _descriptions(paper), visitor))
    response = ask(search[: MOST_SHOWN + SPARE], seconds=TIMEOUT)
    return [int(hit.meta.id) for hit in response]


def _descriptions(paper: PaperPage) -> dict[str, str]:
    """Language to what describes the paper in it: its own, and those of translated abstracts."""
    texts = defaultdict(list)
    topics = [topic.names.get(paper.language, "") for topic in paper.topics.all()]
    abstract = paper.abstract or paper.text or _first_page(paper)
    texts[paper.language] += [paper.title, paper.subtitle, paper.keywords, *topics, abstract]
    for translation in paper.translated_abstracts.all():
        texts[translation.language] += [translation.title, translation.abstract]
    return {language: "\n".join(parts)[:LONGEST_TEXT] for language, parts in texts.items()}


def _first_page(paper: PaperPage) -> str:
    """The first page with a text, of the first file that has one."""
    pages = PaperFilePage.objects.filter(file__attachments__paper=paper).exclude(text="")
    first = pages.order_by("file__attachments__sort_order", "number").first()
    return first.text if first else ""
