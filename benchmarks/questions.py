"""Questions to a server: what is sent, again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Question:
    """One HTTP request; `warning` are bytes that its answer must not hold, for it would be
    another kind of answer than the one that is measured."""

    path: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    warning: bytes = b""


@dataclass(frozen=True)
class Target:
    """Somebody who is asked: `name` is what the table calls it."""

    name: str
    port: int
    questions: Sequence[Question]
    host: str = "127.0.0.1"
