"""The country vocabulary: complete, unambiguous, named in every language of the site."""

import pytest

from networks.vocabulary.countries import FOLDER, load_countries
from networks.vocabulary.languages import (
    PAPER_LANGUAGES,
    SITE_LANGUAGE_NAMES,
    SITE_LANGUAGES,
    is_right_to_left,
)
from networks.vocabulary.regions import REGIONS

COUNTRIES = {row.alpha2: row for row in load_countries()}


def test_every_country_of_iso_3166_is_listed_once():
    rows = load_countries()
    assert len(rows) == 249
    for field in ("alpha2", "alpha3", "m49"):
        assert len({getattr(row, field) for row in rows}) == 249
    assert all(len(row.alpha2) == 2 and len(row.alpha3) == 3 for row in rows)
    assert all(len(row.m49) == 3 and row.m49.isdigit() for row in rows)


def test_country_groups_have_the_sizes_of_the_un_lists():
    rows = COUNTRIES.values()
    assert sum(row.ldc for row in rows) == 44
    assert sum(row.lldc for row in rows) == 32
    assert sum(row.sids for row in rows) == 39 + 18


def test_every_country_is_named_in_every_language_of_the_site():
    for row in COUNTRIES.values():
        assert set(row.names) == set(SITE_LANGUAGES)
        assert all(name.strip() for name in row.names.values())


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_no_two_countries_share_a_name(language):
    assert len({row.names[language].casefold() for row in COUNTRIES.values()}) == 249


def test_regions_are_known_and_only_a_few_countries_have_none():
    assert {row.region for row in COUNTRIES.values()} == {*REGIONS, ""}
    assert {code for code, row in COUNTRIES.items() if not row.region} == {
        "AQ",
        "CA",
        "GL",
        "PM",
        "US",
    }


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("SO", "arab-states"),
        ("SD", "arab-states"),
        ("MR", "africa"),
        ("KM", "africa"),
        ("TR", "europe-cis"),
        ("UZ", "europe-cis"),
        ("IR", "asia-pacific"),
        ("AF", "asia-pacific"),
        ("HT", "latin-america-caribbean"),
    ],
)
def test_regions_follow_the_practice_of_unossc(code, region):
    assert COUNTRIES[code].region == region


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TR", "en", "Türkiye"),
        ("PS", "en", "State of Palestine"),
        ("HK", "en", "China, Hong Kong SAR"),
        ("TW", "en", "Taiwan, Province of China"),
        ("VN", "en", "Viet Nam"),
        ("RU", "fr", "Fédération de Russie"),
        ("LA", "zh", "老挝人民民主共和国"),
        ("KE", "pt", "Quênia"),
        ("EG", "ar", "مصر"),
    ],
)
def test_names_follow_the_united_nations(code, language, name):
    assert COUNTRIES[code].names[language] == name


def test_un_names_belong_to_listed_countries():
    lines = (FOLDER / "un_country_names.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "alpha2,ar,zh,en,fr,pt,ru,es"
    assert {line[:2] for line in lines[1:]} <= set(COUNTRIES)


def test_regions_are_named_in_every_language_of_the_site():
    assert len(REGIONS) == 5
    assert all(set(names) == set(SITE_LANGUAGES) for names in REGIONS.values())


def test_the_languages_of_the_site_come_first_among_those_of_papers():
    codes = [code for code, _ in PAPER_LANGUAGES]
    assert tuple(codes[:7]) == SITE_LANGUAGES == tuple(SITE_LANGUAGE_NAMES)
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("code", "expected"), [("ar", True), ("ar-EG", True), ("fa", True), ("en", False)]
)
def test_writing_direction_follows_the_language(code, expected):
    assert is_right_to_left(code) is expected
