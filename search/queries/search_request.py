"""SearchRequest: what a visitor asked for, checked and frozen."""

from dataclasses import dataclass

MOST_HITS = 10_000  # Elasticsearch pages no deeper with from and size
PAGE_SIZE = 10
LARGEST_PAGE = 100


@dataclass(frozen=True)
class SearchRequest:
    """`networks` are slugs, `languages` ISO 639-1 codes; empty means any."""

    q: str = ""
    networks: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    page: int = 1
    page_size: int = PAGE_SIZE

    @property
    def start(self) -> int:
        return (self.page - 1) * self.page_size

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """Index field to the values asked for, of which a document needs one."""
        chosen = {"network": self.networks, "language": self.languages}
        return {field: values for field, values in chosen.items() if values}
