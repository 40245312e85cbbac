"""What the library takes on the disk."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.models import Sum
from django.db.models.functions import Length

from research.models import PaperFilePage
from search.connection import writing_client
from search.indices import alias_name


@dataclass(frozen=True)
class Sizes:
    """Bytes, but for `letters`, the length of the text of all `pages` of files."""

    index: int
    database: int
    pages: int
    letters: int


def measure_sizes() -> Sizes:
    client = writing_client()
    client.indices.refresh(index=alias_name())
    stats = client.indices.stats(index=alias_name(), metric="store")
    texts = PaperFilePage.objects.aggregate(letters=Sum(Length("text")))
    return Sizes(
        index=stats["_all"]["primaries"]["store"]["size_in_bytes"],
        database=_database_size(),
        pages=PaperFilePage.objects.count(),
        letters=texts["letters"] or 0,
    )


def _database_size() -> int:
    if connection.vendor == "sqlite":
        return Path(connection.settings_dict["NAME"]).stat().st_size
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]
