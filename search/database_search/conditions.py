"""The structure of a query as conditions on papers: what must and what must not stand in one.

in the tree                   looked for in
word, "some words", word*     title, subtitle, abstract, keywords, text, authors, pages of files
title: author: topic:         the title; the name of one author; names in any language, or the slug
country:                      names in any language, or a code of ISO 3166
year:                         the year of publication
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from networks.vocabulary.languages import SITE_LANGUAGES
from research.models import PaperAttachment, PaperFilePage, PaperPage
from search.database_search.close_written import containing
from search.database_search.full_text import COLUMNS, rows_holding
from search.database_search.terms import Term, whole_term
from search.queries.country_codes import alpha2_of
from search.queries.syntax.tree import All, Either, Field, Group, Node, Not, Phrase, Prefix, Years
from search.queries.syntax.tree import Word as PlainWord

Value = PlainWord | Phrase | Prefix


def structure(tree: Group) -> Q:
    """What a paper must fulfil; the words that are only wished for ask nothing of it."""
    excluded = (~_condition(part) for part in tree.excluded)
    return _all([*map(_condition, tree.required), *excluded])


def _condition(node: Node) -> Q:
    match node:
        case Group():
            wishes = () if node.required else node.wishes
            return structure(node) & _any(map(_condition, wishes))
        case All(parts):
            return _all(map(_condition, parts))
        case Either(parts):
            return _any(map(_condition, parts))
        case Not(part):
            return ~_condition(part)
        case Years(first, last):
            return Q(pk__in=PaperPage.objects.published_between(first, last).values("pk"))
        case Field(name, value):
            return _FIELDS[name](value)
    return _stands(_term(node))


def _all(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions, Q())


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, Q())


def _term(value: Value) -> Term | None:
    return whole_term(value.text, begins=isinstance(value, Prefix))


def _stands(term: Term | None) -> Q:
    """Somewhere in a paper or in one of its files. Signs without a letter ask for nothing."""
    if term is None:
        return Q()
    if term.is_close_written:
        pages = PaperFilePage.objects.filter(containing(PaperFilePage, term)).values("pk")
        described = containing(PaperPage, term)
    else:
        pages = rows_holding(PaperFilePage, [term])
        described = Q(pk__in=rows_holding(PaperPage, [term]))
    files = PaperFilePage.objects.filter(pk__in=pages).values("file")
    return described | Q(pk__in=PaperAttachment.objects.filter(file__in=files).values("paper"))


def _title(value: Value) -> Q:
    term = _term(value)
    if term is None or term.is_close_written:
        return Q(title__contains=value.text)
    return Q(pk__in=rows_holding(PaperPage, [term], columns=COLUMNS[:1]))


def _author(value: Value) -> Q:
    words = (Q(authors__name__icontains=word) for word in value.text.split())
    return _related(_all(words))


def _topic(value: Value) -> Q:
    return _related(Q(topics__slug=value.text.strip().lower()) | _named("topics", value))


def _country(value: Value) -> Q:
    code = alpha2_of(value.text.strip())
    return _related(Q(countries__alpha2=code) | _named("countries", value))


def _named(relation: str, value: Value) -> Q:
    names = (f"{relation}__name_{language}__icontains" for language in SITE_LANGUAGES)
    return _any(Q(**{name: value.text.strip()}) for name in names)


def _related(condition: Q) -> Q:
    return Q(pk__in=PaperPage.objects.filter(condition).values("pk"))


_FIELDS: dict[str, Callable[[Value], Q]] = {
    "title": _title,
    "author": _author,
    "topic": _topic,
    "country": _country,
}
