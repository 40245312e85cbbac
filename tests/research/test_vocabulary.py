"""The start vocabularies of papers: complete and named in every language of the site."""

import re

import pytest

from networks.vocabulary.languages import SITE_LANGUAGES
from research.vocabulary.licences import ALL_RIGHTS_RESERVED, LICENCES, licence_url
from research.vocabulary.sdgs import SDGS
from research.vocabulary.topics import TOPICS


def test_there_are_seventeen_goals_in_order_each_with_its_own_colour():
    assert [sdg.number for sdg in SDGS] == list(range(1, 18))
    assert all(re.fullmatch(r"#[0-9A-F]{6}", sdg.colour) for sdg in SDGS)
    assert len({sdg.colour for sdg in SDGS}) == 17


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_goals_and_topics_have_distinct_names_in_every_language(language):
    for names in ([sdg.names for sdg in SDGS], list(TOPICS.values())):
        translated = [name[language].casefold() for name in names]
        assert all(translated)
        assert len(set(translated)) == len(translated)


def test_topic_slugs_are_plain_words_joined_by_hyphens():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in TOPICS)


def test_every_licence_but_all_rights_reserved_links_to_its_deed():
    assert licence_url(ALL_RIGHTS_RESERVED) == ""
    open_licences = set(LICENCES) - {ALL_RIGHTS_RESERVED}
    assert len(open_licences) == 8
    for code in open_licences:
        assert licence_url(code).startswith("https://creativecommons.org/")
