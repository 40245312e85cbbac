"""Arabic on paper stands from right to left; in the text it must stand in the order of reading."""

import io

import pytest

from research.extraction import extract_pages
from tests.samples import glyph_pdf

COOPERATION = "التعاون فيما بين بلدان الجنوب"


def text_of(*lines, **options):
    (page,) = extract_pages(io.BytesIO(glyph_pdf(lines, **options)), kind="pdf")
    return page.text


def backwards(text):
    """Return a purely Arabic text as its letters stand on paper, from left to right."""
    return list(reversed(text))


@pytest.mark.parametrize("actual_text", [False, True], ids=["font's table", "ActualText"])
def test_words_come_in_the_order_of_reading(actual_text):
    assert text_of(backwards(COOPERATION), actual_text=actual_text) == COOPERATION


@pytest.mark.parametrize("actual_text", [False, True], ids=["font's table", "ActualText"])
def test_letters_that_share_a_glyph_come_in_the_order_of_reading(actual_text):
    drawn = ["م", "لا", "س", "ل", "ا", " ", "لأ", " ", "لله"]
    assert text_of(drawn, actual_text=actual_text) == "لله لأ السلام"


def test_a_glyph_that_stands_for_a_whole_word_keeps_it():
    assert text_of(["الجنوب", " ", "بلدان"], actual_text=True) == "بلدان الجنوب"


def test_presentation_forms_become_letters():
    drawn = [*"ﻥﻭﺎﻌﺘﻟﺍ", " ", "ﻡ", "ﻼ", "ﺳ", "ﻟ", "ﺍ"]
    assert text_of(drawn) == "السلام التعاون"


def test_numbers_and_latin_words_keep_their_order():
    drawn = [*backwards(" عام"), *"2021", " ", *"%35.5", " ", *"SDG 17", *backwards("في ")]
    assert text_of(drawn) == "في SDG 17 35.5% 2021 عام"


def test_brackets_open_before_their_content():
    drawn = ["(", *backwards("أقل البلدان نموا"), ")", " ", *backwards("البلدان")]
    assert text_of(drawn) == "البلدان (أقل البلدان نموا)"


def test_latin_lines_on_an_arabic_page_are_left_alone():
    assert text_of(backwards(COOPERATION), list("Annex (A) to the report, 2021.")).endswith(
        "Annex (A) to the report, 2021."
    )


def test_an_arabic_name_in_an_english_line_is_turned_alone():
    drawn = [*"The term ", *backwards("بلدان الجنوب"), *" is used here."]
    assert text_of(drawn) == "The term بلدان الجنوب is used here."


def test_lines_follow_each_other_from_the_top():
    lines = [backwards(COOPERATION), backwards("والتنمية المستدامة في بلدان الجنوب.")]
    assert text_of(*lines) == f"{COOPERATION} والتنمية المستدامة في بلدان الجنوب."


def test_the_language_of_an_arabic_page_is_known():
    (page,) = extract_pages(io.BytesIO(glyph_pdf([backwards(COOPERATION)])), kind="pdf")
    assert page.language == "ar"
