"""What is stored of a page's raw text."""

import pytest

from research.extraction.text import clean_page


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("a\0b\x07c\ud800d\ue123e\ufffdf", "abcdef"),
        ("\ufeffleft\u200eto\u202dright\u200b", "lefttoright"),
        ("ﻻﺯﻡ", "لازم"),
        ("⼀般 ﬁnance", "一般 finance"),
        ("m² ½ ①", "m² ½ ①"),
        ("e\u0301tat", "état"),
        ("much   room\tbetween", "much room between"),
        ("soft\xadly", "softly"),
        ("می\u200cشود", "می\u200cشود"),
        ("\r\n \r\n", ""),
    ],
)
def test_characters_that_no_reader_or_database_wants_are_gone(raw, stored):
    assert clean_page(raw, join_lines=True) == stored


FULL = "This line is as long as the column of the page allows it to be, so that\n"


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        (FULL + "another follows.", FULL.strip() + " another follows."),
        ("Heading\n" + FULL + "end.", "Heading\n" + FULL.strip() + " end."),
        (FULL + "it ends.\nNew one.", FULL.strip() + " it ends.\nNew one."),
        (FULL + "• an item", FULL + "• an item"),
        (FULL + "2. an item", FULL + "2. an item"),
        (
            "南南合作与三方合作是实现可持续发展\n目标的重要途径。",
            "南南合作与三方合作是实现可持续发展目标的重要途径。",
        ),
        ("in the coopera-\ntion of many", "in the cooperation of many"),
        ("in the coopera\ufffetion of many", "in the cooperation of many"),
        ("the South-\nSouth road", "the South-South road"),
        ("the years 2020-\n2021 were", "the years 2020- 2021 were"),
        ("a long-term plan, long-\nterm aims", "a long-term plan, long-term aims"),
    ],
)
def test_lines_of_one_paragraph_become_one(raw, stored):
    assert clean_page(raw, join_lines=True) == stored


def test_paragraphs_of_a_word_file_are_left_apart():
    assert clean_page("One long-\ntwo", join_lines=False) == "One long-\ntwo"


def test_texts_made_to_be_slow_are_not():
    for hostile in ("a" + "\u0301\u0327" * 200_000, "a-" * 200_000, "\ufffe" * 200_000):
        assert len(clean_page(hostile, join_lines=True)) <= len(hostile)
