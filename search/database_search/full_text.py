"""The database's full-text index: which rows of a model hold a term, and which hold most."""

from collections.abc import Callable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import BigIntegerField, F, Model, QuerySet, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import (
    BM25,
    MatchExpression,
    SearchQueryExpression,
)
from modelsearch.conf import get_app_config

from search.database_search.terms import Term

COLUMNS = ("title", "body")


def rows_holding(
    model: type[Model], terms: Sequence[Term], *, columns: Sequence[str] = COLUMNS
) -> QuerySet:
    """Primary keys of the rows with any of the terms, to be used inside another query."""
    return _matches(model, terms, columns).values("row")


def best_rows(
    model: type[Model], terms: Sequence[Term], *, among: QuerySet, most: int
) -> list[int]:
    """Primary keys of rows of `among` with any of the terms, best first.

    Asked in one query of its own: `QuerySet.search` works out the rank of each hit in a subquery,
    which takes a minute where this takes a tenth of a second (15,000 pages, two common words).
    """
    matches = _matches(model, terms, COLUMNS).filter(row__in=among.values("pk"))
    return list(matches.order_by("score", "-row").values_list("row", flat=True)[:most])


def _matches(model: type[Model], terms: Sequence[Term], columns: Sequence[str]) -> QuerySet:
    """Entries of the index annotated with `row`, the primary key, and `score`, best lowest."""
    return _DIALECTS[connection.vendor](ContentType.objects.get_for_model(model), terms, columns)


def _in_sqlite(model: ContentType, terms: Sequence[Term], columns: Sequence[str]) -> QuerySet:
    query = SearchQueryExpression(Value(" OR ".join(map(_fts5_phrase, terms))))
    entries = get_app_config().get_model("SQLiteFTSIndexEntry").objects
    return (
        # The sum hides an index from SQLite: with it, it takes every row of the model first and
        # searches the full-text index anew for each of them.
        entries.alias(kind=F("index_entry__content_type_id") + 0)
        .filter(MatchExpression(list(columns), query), kind=model.pk)
        .annotate(row=Cast("index_entry__object_id", BigIntegerField()), score=BM25())
    )


def _fts5_phrase(term: Term) -> str:
    return f'"{term.text}"' + (" *" if term.begins else "")


def _in_postgresql(model: ContentType, terms: Sequence[Term], columns: Sequence[str]) -> QuerySet:
    query = SearchQuery(" | ".join(map(_tsquery_phrase, terms)), search_type="raw")
    vector = F(columns[0])
    for column in columns[1:]:
        # The expression that has an index of its own.
        vector = vector._combine(F(column), "||", False)
    entries = get_app_config().get_model("IndexEntry").objects
    return (
        entries.filter(content_type=model)
        .annotate(vector=vector)
        .filter(vector=query)
        .annotate(row=Cast("object_id", BigIntegerField()), score=-SearchRank(F("vector"), query))
    )


def _tsquery_phrase(term: Term) -> str:
    words = " <-> ".join(f"'{word}'" for word in term.words)
    return f"({words}:*)" if term.begins else f"({words})"


_DIALECTS: dict[str, Callable[[ContentType, Sequence[Term], Sequence[str]], QuerySet]] = {
    "sqlite": _in_sqlite,
    "postgresql": _in_postgresql,
}
