"""PostgreSQL's full-text index."""

from collections.abc import Sequence
from functools import reduce
from operator import or_, sub

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import BigIntegerField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from modelsearch.conf import get_app_config

from search.database_search.terms import Term

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)


def matches(model: ContentType, terms: Sequence[Term], columns: Sequence[str]) -> QuerySet:
    """Entries annotated with `row`, the primary key, and `score`, best lowest."""
    query = SearchQuery(" | ".join(map(_phrase, terms)), search_type="raw")
    # Column by column: each has an index and statistics of its own, both together have neither.
    found = reduce(or_, (Q(**{column: query}) for column in columns))
    score = reduce(sub, (SearchRank(F(column), query) for column in columns), Value(0.0))
    return IndexEntry.objects.filter(found, content_type=model).annotate(
        row=Cast("object_id", BigIntegerField()), score=score
    )


def _phrase(term: Term) -> str:
    words = " <-> ".join(f"'{word}'" for word in term.words)
    return f"({words}:*)" if term.begins else f"({words})"
