"""QueryText: the words and the quoted phrases of what a visitor typed."""

import re
from dataclasses import dataclass
from functools import cached_property

from search.queries.query_language import query_language

LONGEST_QUERY = 1000  # characters; a paragraph pasted into the box still works
_QUOTED = re.compile(r'["“”«»„]([^"“”«»„]+)["“”«»„]')


@dataclass(frozen=True)
class QueryText:
    """`text` is everything without quotation marks; a quote that is not closed is no quote."""

    source: str

    @cached_property
    def text(self) -> str:
        return " ".join(re.sub(r'["“”«»„]', " ", self.source[:LONGEST_QUERY]).split())

    @cached_property
    def phrases(self) -> list[str]:
        found = (" ".join(each.split()) for each in _QUOTED.findall(self.source[:LONGEST_QUERY]))
        return [phrase for phrase in found if phrase]

    @cached_property
    def language(self) -> str:
        """The language it is probably in, of the site's seven."""
        return query_language(self.text)
