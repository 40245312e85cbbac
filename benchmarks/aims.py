"""What is asked of the search, beside what was measured."""

from dataclasses import dataclass

from benchmarks.table import Table


@dataclass(frozen=True)
class Aim:
    """`at_least` says that more is better; otherwise `figure` shall not exceed `limit`."""

    what: str
    figure: float
    limit: float
    unit: str = "x"
    at_least: bool = False
    why: str = ""  # how the limit came about, where it is not the aim itself

    @property
    def is_met(self) -> bool:
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit

    @property
    def verdict(self) -> str:
        if self.is_met:
            return "ok"
        return f"missed by {abs(self.figure / self.limit - 1):.0%}"

    def row(self) -> tuple[str, str, str, str]:
        bound = "at least" if self.at_least else "at most"
        asked = f"{bound} {self._in_unit(self.limit)}{f' ({self.why})' if self.why else ''}"
        return self.what, asked, self._in_unit(self.figure), self.verdict

    def _in_unit(self, number: float) -> str:
        return f"{number:.0f}" if self.unit == "" else f"{number:.2f} {self.unit}"


def aims_table(aims: list[Aim]) -> Table:
    met = sum(aim.is_met for aim in aims)
    return Table(
        title=f"Aims: {met} of {len(aims)} met",
        header=("aim", "asked", "measured", "verdict"),
        rows=[aim.row() for aim in aims],
        note="Ratios within this one run; absolute times belong to this machine.",
    )
