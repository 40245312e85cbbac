"""Topics, networks and institutions that begin with what was typed: small tables, read whole.

Only those that lead the visitor to a paper. The number of queries does not depend on how many
there are.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from wagtail.query import PageQuerySet

from networks.models import InstitutionPage, NetworkPage
from networks.visitor import Visitor, visible_to
from research.models import Topic
from search.suggestions.suggestion import INSTITUTION, NETWORK, TOPIC, Suggestion, filter_url
from search.suggestions.typed_text import TypedText

MOST_MATCHES = 200  # of one kind that are asked for their papers


def vocabulary_suggestions(
    typed: TypedText, visitor: Visitor, papers: PageQuerySet
) -> list[Suggestion]:
    """`papers` are those that the visitor may see."""
    return [
        *_topics(typed, papers),
        *_networks(typed, papers, visible_to(visitor, NetworkPage.objects.all())),
        *_institutions(typed, papers, visible_to(visitor, InstitutionPage.objects.all())),
    ]


def _topics(typed: TypedText, papers: PageQuerySet) -> list[Suggestion]:
    """Each by the name that was typed; those in the reader's language come first."""
    own = (get_language() or "en").split("-")[0]
    named = {}
    for topic in Topic.objects.all():
        if name := _typed_name(typed, topic, own):
            named[topic.pk] = (topic.slug, *name)
    matches = sorted(named, key=lambda pk: named[pk][1] != own)
    found = _with_papers(Topic.objects, matches, papers.filter(topics=OuterRef("pk")))
    return [
        Suggestion(TOPIC, name, filter_url(TOPIC, slug), language)
        for slug, language, name in map(named.__getitem__, found)
    ]


def _typed_name(typed: TypedText, topic: Topic, own: str) -> tuple[str, str] | None:
    """Language and name: first the reader's language, then the one with the accents as typed."""
    matches = [item for item in topic.names.items() if typed.matches(item[1])]
    return min(
        matches,
        key=lambda item: (item[0] != own, not typed.begins_exactly(item[1])),
        default=None,
    )


def _networks(typed: TypedText, papers: PageQuerySet, networks: PageQuerySet) -> list[Suggestion]:
    published = Q(path__startswith=OuterRef("path")) | Q(co_publishers=OuterRef("pk"))
    return _pages(NETWORK, typed, networks, papers.filter(published))


def _institutions(
    typed: TypedText, papers: PageQuerySet, institutions: PageQuerySet
) -> list[Suggestion]:
    written = papers.filter(authors__institution=OuterRef("pk"))
    return _pages(INSTITUTION, typed, institutions, written)


def _pages(kind: str, typed: TypedText, pages: PageQuerySet, papers) -> list[Suggestion]:
    rows = pages.order_by("title").values_list("pk", "slug", "title", "short_name")
    named = {pk: (slug, _label(title, short_name)) for pk, slug, title, short_name in rows}
    matches = [pk for pk, (_slug, label) in named.items() if typed.matches(label)]
    found = _with_papers(pages, matches, papers)
    return [
        Suggestion(kind, label, filter_url(kind, slug))
        for slug, label in map(named.__getitem__, found)
    ]


def _label(title: str, short_name: str) -> str:
    return f"{title} ({short_name})" if short_name and short_name not in title else title


def _with_papers(things: QuerySet, matches: Iterable[int], papers: QuerySet) -> list[int]:
    """Those of the ids with a paper, in the order given; `papers` refers to the thing's id."""
    asked = list(matches)[:MOST_MATCHES]
    if not asked:
        return []
    found = set(things.filter(Exists(papers), pk__in=asked).values_list("pk", flat=True))
    return [pk for pk in asked if pk in found]
