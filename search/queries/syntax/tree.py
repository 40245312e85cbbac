"""The tree of a query: what must be there, what must not, what is only wished for.

`start` is where a piece stands in the visitor's text, counted in characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Noise:
    """Signs that mean nothing to the search, kept because the visitor typed them."""

    text: str
    start: int = 0


@dataclass(frozen=True)
class Word:
    text: str
    start: int = 0


@dataclass(frozen=True)
class Phrase:
    """Quoted words. `required` is false in a question or a long text."""

    text: str
    start: int = 0
    required: bool = True


@dataclass(frozen=True)
class Prefix:
    """The beginning of a word."""

    text: str
    start: int = 0


@dataclass(frozen=True)
class Field:
    """`title`, `author`, `topic` or `country` with what is looked for there."""

    name: str
    value: Word | Phrase | Prefix


@dataclass(frozen=True)
class Years:
    """From `first` to `last`, both included; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Not:
    part: "Node"


@dataclass(frozen=True)
class All:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Either:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Group:
    """Pieces side by side, as in the whole query and between parentheses."""

    parts: "tuple[Node, ...]" = ()

    @property
    def required(self) -> "tuple[Node, ...]":
        return tuple(each for each in self.parts if not isinstance(each, Not) and not is_wish(each))

    @property
    def excluded(self) -> "tuple[Node, ...]":
        return tuple(each.part for each in self.parts if isinstance(each, Not))

    @property
    def wishes(self) -> "tuple[Node, ...]":
        return tuple(each for each in self.parts if is_wish(each) and not isinstance(each, Noise))


Leaf = Noise | Word | Phrase | Prefix | Field | Years
Node = Leaf | Not | All | Either | Group


def is_wish(node: Node) -> bool:
    """Whether a piece that stands beside others may be missing from a paper."""
    return isinstance(node, Word | Noise) or (isinstance(node, Phrase) and not node.required)


def wanted(node: Node) -> Iterator[Leaf]:
    """The leaves in the order typed, but those behind a NOT."""
    if isinstance(node, All | Either | Group):
        for part in node.parts:
            yield from wanted(part)
    elif not isinstance(node, Not):
        yield node


def count_conditions(node: Node) -> int:
    """How many leaves become clauses of the filter that the tree turns into."""
    if isinstance(node, Not):
        return count_conditions(node.part)
    if isinstance(node, All | Either | Group):
        return sum(count_conditions(part) for part in node.parts)
    return 0 if isinstance(node, Noise) else 1
