"""What a run found: tables, and the aims beside what was measured."""

from dataclasses import dataclass, field

from benchmarks.aims import Aim, aims_table
from benchmarks.latency import Crowd, Timings
from benchmarks.table import Table

SHARES = (50, 95, 99)


@dataclass
class Report:
    aims: list[Aim] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(map(str, [aims_table(self.aims), *self.tables]))

    def compare(self, what: str, figure: Timings, base: Timings, *, limit: float) -> None:
        """An aim for the ratio of two latencies, at the median and at the 95th percentile."""
        for share in SHARES[:2]:
            ratio = figure.percentile(share) / base.percentile(share)
            self.aims.append(Aim(f"{what}, p{share}", ratio, limit))


def latency_row(name: str, crowd: Crowd, timings: Timings) -> list[str]:
    """A row for `LATENCY_HEADER`."""
    percentiles = [f"{timings.percentile(share):.1f}" for share in SHARES]
    return [name, str(crowd), *percentiles, str(len(timings.milliseconds)), str(timings.odd)]


LATENCY_HEADER = (
    "what is asked",
    "by whom",
    *(f"p{share} ms" for share in SHARES),
    "answers",
    "degraded",
)
