"""SQLite's full-text index, FTS5. Wagtail declares it only where SQLite is the database."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import (
    BM25,
    MatchExpression,
    SearchQueryExpression,
    SQLiteFTSIndexEntry,
)

from search.database_search.terms import Term


def matches(model: ContentType, terms: Sequence[Term], columns: Sequence[str]) -> QuerySet:
    """Entries annotated with `row`, the primary key, and `score`, best lowest."""
    query = SearchQueryExpression(Value(" OR ".join(map(_phrase, terms))))
    return (
        # The sum hides an index from SQLite: with it, it takes every row of the model first and
        # searches the full-text index anew for each of them.
        SQLiteFTSIndexEntry.objects.alias(kind=F("index_entry__content_type_id") + 0)
        .filter(MatchExpression(list(columns), query), kind=model.pk)
        .annotate(row=Cast("index_entry__object_id", BigIntegerField()), score=BM25())
    )


def _phrase(term: Term) -> str:
    return f'"{term.text}"' + (" *" if term.begins else "")
