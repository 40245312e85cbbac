"""The countries and territories of ISO 3166-1 with their region and UN country groups.

`countries.csv` holds codes, region and groups; names come from Unicode's CLDR (through Babel)
except where `un_country_names.csv` gives the name that the United Nations uses.

Sources of `countries.csv`, as in force on 22 November 2026:

- codes: ISO 3166-1; `m49` is the UN Statistics Division's Standard Country or Area Code
  (https://unstats.un.org/unsd/methodology/m49/), which ISO uses as its numeric code. M49 has no
  entry for Taiwan; its row carries ISO's 158.
- region: the practice of UNDP and UNOSSC. Territories, and States that belong to no regional
  bureau of UNDP, go with their geography or, where they have one, their UN regional commission;
  Antarctica and Northern America but for Bermuda (a member of ECLAC) have no region.
- ldc: the 44 least developed countries listed by the UN Committee for Development Policy.
  Bangladesh, the Lao People's Democratic Republic and Nepal leave the list on 24 November 2026.
- lldc: the 32 landlocked developing countries listed by UN-OHRLLS.
- sids: the 39 small island developing States listed by UN-OHRLLS (37 members of the United
  Nations, the Cook Islands and Niue) and the 18 territories it lists as associate members of
  regional commissions: American Samoa, Anguilla, Aruba, Bermuda, British Virgin Islands, Cayman
  Islands, Curaçao, French Polynesia, Guadeloupe, Guam, Martinique, Montserrat, New Caledonia,
  Northern Mariana Islands, Puerto Rico, Sint Maarten, Turks and Caicos Islands, United States
  Virgin Islands. Singapore counts, Bahrain no longer does.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from networks.vocabulary.languages import SITE_LANGUAGES

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class CountryRow:
    """One country or territory; `region` is a slug of `regions.REGIONS` or empty.

    `names` has one entry for each of the site's languages, by language code.
    """

    alpha2: str
    alpha3: str
    m49: str
    region: str
    ldc: bool
    lldc: bool
    sids: bool
    names: dict[str, str]


def load_countries() -> list[CountryRow]:
    """Return all 249 countries and territories in the order of their two-letter codes."""
    un_names = {row["alpha2"]: row for row in _rows("un_country_names.csv")}
    return [_country(row, un_names.get(row["alpha2"], {})) for row in _rows("countries.csv")]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _country(row: dict[str, str], un_names: dict[str, str]) -> CountryRow:
    code = row["alpha2"]
    return CountryRow(
        alpha2=code,
        alpha3=row["alpha3"],
        m49=row["m49"],
        region=row["region"],
        ldc=row["ldc"] == "1",
        lldc=row["lldc"] == "1",
        sids=row["sids"] == "1",
        names={
            language: un_names.get(language) or _cldr_names(language)[code]
            for language in SITE_LANGUAGES
        },
    )


@cache
def _cldr_names(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)
