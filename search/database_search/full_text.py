"""The database's full-text index: which rows of a model hold a term, and which hold most."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, QuerySet

from search.database_search.terms import Term

if connection.vendor == "sqlite":
    from search.database_search.fts5 import matches
else:
    from search.database_search.tsvector import matches

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
    best = _matches(model, terms, COLUMNS).filter(row__in=among.values("pk"))
    return list(best.order_by("score", "-row").values_list("row", flat=True)[:most])


def _matches(model: type[Model], terms: Sequence[Term], columns: Sequence[str]) -> QuerySet:
    """Entries of the index annotated with `row`, the primary key, and `score`, best lowest."""
    return matches(ContentType.objects.get_for_model(model), terms, columns)
