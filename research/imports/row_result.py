"""RowResult: what became of one row of a list."""

from dataclasses import dataclass

from research.imports.plan import Outcome


@dataclass(frozen=True)
class RowResult:
    """Without an outcome the row was refused, for `reason`; `external_id` is "" if it has none."""

    line: int
    external_id: str
    outcome: Outcome | None = None
    reason: str = ""
