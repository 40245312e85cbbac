"""Chinese and Japanese, looked for letter by letter: a full-text index knows only sentences."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When

from research.models import PaperFilePage, PaperPage
from search.database_search.terms import Term

TEXTS = {PaperPage: ("title", "abstract", "text"), PaperFilePage: ("text",)}


def containing(model: type[Model], term: Term) -> Q:
    """Rows with every word of the term somewhere in their texts."""
    found = Q()
    for word in term.words:
        # Case folding costs PostgreSQL a copy of each text, and these letters have no case.
        lookup = "icontains" if word.isascii() else "contains"
        anywhere = Q(pk__in=[])
        for field in TEXTS[model]:
            anywhere |= Q(**{f"{field}__{lookup}": word})
        found &= anywhere
    return found


def rows_containing(
    model: type[Model], terms: Sequence[Term], *, among: QuerySet, most: int
) -> list[int]:
    """Primary keys of rows of `among` with any of the terms, those with most of them first."""
    found, score = Q(pk__in=[]), Value(0, output_field=IntegerField())
    for term in terms:
        here = containing(model, term)
        found |= here
        score = score + Case(When(here, then=1), default=0, output_field=IntegerField())
    rows = model._default_manager.filter(found, pk__in=among.values("pk"))
    return list(rows.order_by(score.desc(), "-pk").values_list("pk", flat=True)[:most])
