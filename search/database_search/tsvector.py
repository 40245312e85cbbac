"""PostgreSQL's full-text index."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BigIntegerField, F, QuerySet
from django.db.models.functions import Cast
from modelsearch.conf import get_app_config

from search.database_search.terms import Term

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)


def matches(model: ContentType, terms: Sequence[Term], columns: Sequence[str]) -> QuerySet:
    """Entries annotated with `row`, the primary key, and `score`, best lowest."""
    query = SearchQuery(" | ".join(map(_phrase, terms)), search_type="raw")
    vector = F(columns[0])
    for column in columns[1:]:
        # The expression that has an index of its own.
        vector = vector._combine(F(column), "||", False)
    return (
        IndexEntry.objects.filter(content_type=model)
        .annotate(vector=vector)
        .filter(vector=query)
        .annotate(row=Cast("object_id", BigIntegerField()), score=-SearchRank(F("vector"), query))
    )


def _phrase(term: Term) -> str:
    words = " <-> ".join(f"'{word}'" for word in term.words)
    return f"({words}:*)" if term.begins else f"({words})"
