"""Titles and authors that begin with what was typed: from the index, checked in the database."""

import logging
from collections import defaultdict
from collections.abc import Callable

from django.db.models import Count
from elasticsearch.dsl import Search
from wagtail.query import PageQuerySet

from networks.visitor import Visitor
from research.models import PaperAuthor, PaperPage
from research.models.paper_parts import TranslatedAbstract
from search.connection import SearchUnavailable
from search.documents.paper_document import folded
from search.indices import alias_name
from search.queries.suggestion_query import suggestion_query
from search.reading import ask
from search.suggestions.suggestion import AUTHOR, TITLE, Suggestion, filter_url
from search.suggestions.typed_text import TypedText

logger = logging.getLogger(__name__)

TIMEOUT = 1.0  # seconds; a later answer is of no use to somebody who types on
MOST_TITLES = 10
# Those who wrote together with the authors that are looked for are among them.
MOST_AUTHORS = 100

Fits = Callable[[str], bool]


def library_suggestions(
    typed: TypedText, visitor: Visitor, papers: PageQuerySet, *, also_misspelt: bool
) -> list[Suggestion]:
    """None while Elasticsearch is away. `papers` are those that the visitor may see.

    `also_misspelt` asks again when no word fits exactly.
    """
    fits = typed.matches
    try:
        ids, authors = _ask(typed, visitor)
        if also_misspelt and not ids and not authors:
            fits = typed.resembles
            ids, authors = _ask(typed, visitor, misspelt=True)
    except SearchUnavailable as reason:
        logger.info("No titles and no authors were suggested: %s", reason)
        return []
    return [*_authors(authors, papers, fits), *_titles(ids, papers, fits)]


def _ask(
    typed: TypedText, visitor: Visitor, *, misspelt: bool = False
) -> tuple[list[int], list[str]]:
    """Ids of papers by their titles, and keys of authors, in one request; best first."""
    titles, authors = (
        suggestion_query(field, typed.text, visitor, misspelt=misspelt)
        for field in ("titles", "authors")
    )
    search = Search(index=alias_name()).query(titles).source(False)
    search = search.sort("_score", {"date": {"order": "desc", "missing": "_last"}})
    # An aggregation over everything, so that the authors need no request of their own.
    by_author = search.aggs.bucket("everything", "global").bucket("found", "filter", authors)
    by_author.bucket("authors", "terms", field=AUTHOR, size=MOST_AUTHORS)
    response = ask(search[:MOST_TITLES].extra(track_total_hits=False), seconds=TIMEOUT)
    buckets = response.aggregations.everything.found.authors.buckets
    return [int(hit.meta.id) for hit in response], [bucket.key for bucket in buckets]


def _titles(ids: list[int], papers: PageQuerySet, fits: Fits) -> list[Suggestion]:
    found = papers.defer("abstract", "text").in_bulk(ids)
    titles = {pk: _own_titles(paper) for pk, paper in found.items()}
    translations = TranslatedAbstract.objects.filter(paper__in=found).exclude(title="")
    for pk, language, title in translations.values_list("paper", "language", "title"):
        titles[pk].append((language, title))
    return [_title(found[pk], titles[pk], fits) for pk in ids if pk in found]


def _own_titles(paper: PaperPage) -> list[tuple[str, str]]:
    titles = [paper.title, f"{paper.title}: {paper.subtitle}"] if paper.subtitle else [paper.title]
    return [(paper.language, title) for title in titles]


def _title(paper: PaperPage, titles: list[tuple[str, str]], fits: Fits) -> Suggestion:
    """Named by the one of its titles that was typed."""
    language, title = next((each for each in titles if fits(each[1])), titles[0])
    return Suggestion(TITLE, title, paper.url, language)


def _authors(keys: list[str], papers: PageQuerySet, fits: Fits) -> list[Suggestion]:
    """Each name once: people of one name who have no iD cannot be told apart by their label."""
    names = _names(keys, papers)
    keys_of: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, str] = {}
    for key in keys:
        if name := next(filter(fits, names[key]), None):
            keys_of[folded(name)].append(key)
            labels.setdefault(folded(name), name)
    return [
        Suggestion(AUTHOR, labels[name], filter_url(AUTHOR, *same))
        for name, same in keys_of.items()
    ]


def _names(keys: list[str], papers: PageQuerySet) -> dict[str, list[str]]:
    """Key to the spellings of the name on the papers, commonest first."""
    authors = PaperAuthor.objects.filter(key__in=keys, paper__in=papers.values("pk"))
    spellings = authors.values_list("key", "name").annotate(papers=Count("pk"))
    names = defaultdict(list)
    for key, name, _papers in spellings.order_by("-papers", "name"):
        names[key].append(name)
    return names
