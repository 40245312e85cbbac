"""Codes of countries as people type them: two or three letters of ISO 3166-1, in any case."""

from functools import cache

from networks.vocabulary.countries import load_countries


def alpha2_of(code: str) -> str:
    """The two-letter code, which the index holds, for either code; anything else unchanged."""
    code = code.upper()
    return _alpha2_by_alpha3().get(code, code) if len(code) == 3 else code


@cache
def _alpha2_by_alpha3() -> dict[str, str]:
    return {row.alpha3: row.alpha2 for row in load_countries()}
