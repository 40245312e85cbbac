"""What happens to words: stop words, stems, articles that cling to them."""

from elasticsearch.dsl import token_filter

_STOP_WORDS = {
    "en": "_english_",
    "fr": "_french_",
    "es": "_spanish_",
    "pt": "_portuguese_",
    "ru": "_russian_",
    "ar": "_arabic_",
}
_STEMMERS = {
    "en": "english",
    "fr": "light_french",
    "es": "light_spanish",
    "pt": "light_portuguese",
    "ru": "russian",
    "ar": "arabic",
}
_FRENCH_ARTICLES = [
    *("l", "m", "t", "qu", "n", "s", "j", "d", "c"),
    *("jusqu", "quoiqu", "lorsqu", "puisqu"),
]

# The light stemmers know some endings only with their accents: financière is financier, cooperações
# is cooperação, espanhóis is espanhol. They get words without accents and the same rules here.
_UNACCENTED_ENDINGS = {
    "fr": [(r"^(.{2,}(?:i|g|ch|ll))eres?$", "$1er")],
    "pt": [(r"^(.{2,})(?:oes|aes)$", "$1ao"), (r"^(.{3,})ois$", "$1ol")],
}

elision = token_filter("french_elision", "elision", articles=_FRENCH_ARTICLES, articles_case=True)
possessive = token_filter("possessive", "stemmer", language="possessive_english")
pairs_and_signs = token_filter("pairs_and_signs", "cjk_bigram", output_unigrams=True)


def stop(language: str):
    return token_filter(f"stop_{language}", "stop", stopwords=_STOP_WORDS[language])


def stem(language: str):
    return token_filter(f"stem_{language}", "stemmer", language=_STEMMERS[language])


def endings(language: str) -> list:
    """Filters that stand between the folding of accents and the stemmer."""
    return [
        token_filter(
            f"endings_{language}_{number}", "pattern_replace", pattern=ending, replacement=other
        )
        for number, (ending, other) in enumerate(_UNACCENTED_ENDINGS.get(language, []), start=1)
    ]
