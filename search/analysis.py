"""How text is cut into words: one analyzer for each language, one that fits all.

Filter order, measured (accents are folded after the stop words, before the stemmer, so that words
are found with and without them; Arabic keeps the built-in order):

language  before        filters
en                      possessive_english, lowercase, stop, asciifolding, english stemmer
fr                      elision, lowercase, stop, asciifolding, light_french
es, pt                  lowercase, stop, asciifolding, light stemmer
ru        ё -> е        lowercase, stop, russian stemmer
ar        forms -> ltrs lowercase, decimal_digit, stop, arabic_normalization, arabic stemmer
zh                      cjk_width, lowercase, cjk_bigram
any                     cjk_width, lowercase, asciifolding, cjk_bigram (and both character maps)

A query is analysed alike, except that in the four fields of Latin script it loses the stop words
of all four languages: a Spanish "los" that stands in five English papers would otherwise count as
a rare and precious word there.
"""

import unicodedata

from elasticsearch.dsl import analyzer, char_filter, token_filter

LATIN = ("en", "fr", "es", "pt")
NEUTRAL = "any"

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
    "l",
    "m",
    "t",
    "qu",
    "n",
    "s",
    "j",
    "d",
    "c",
    "jusqu",
    "quoiqu",
    "lorsqu",
    "puisqu",
]


def _arabic_forms() -> list[str]:
    """Presentation forms, as many PDFs hold them, to plain letters (NFKC of U+FB50-U+FEFF)."""
    rules = []
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        sign = chr(code)
        plain = unicodedata.normalize("NFKC", sign)
        if plain != sign and not plain.startswith(" ") and unicodedata.category(sign) != "Cn":
            rules.append(f"{sign}=>{plain}")
    return rules


arabic_letters = char_filter("arabic_letters", "mapping", mappings=_arabic_forms())
yo_as_ye = char_filter("yo_as_ye", "mapping", mappings=["ё=>е", "Ё=>Е"])
elision = token_filter("french_elision", "elision", articles=_FRENCH_ARTICLES, articles_case=True)
possessive = token_filter("possessive", "stemmer", language="possessive_english")


def _stop(language: str):
    return token_filter(f"stop_{language}", "stop", stopwords=_STOP_WORDS[language])


def _stemmer(language: str):
    return token_filter(f"stem_{language}", "stemmer", language=_STEMMERS[language])


def _latin(language: str, *, stop_words_of: tuple[str, ...], name: str):
    first = {"en": [possessive], "fr": [elision]}.get(language, [])
    stops = [_stop(each) for each in stop_words_of]
    filters = [*first, "lowercase", *stops, "asciifolding", _stemmer(language)]
    return analyzer(name, tokenizer="standard", filter=filters)


INDEX_ANALYZERS = {
    **{each: _latin(each, stop_words_of=(each,), name=f"index_{each}") for each in LATIN},
    "ru": analyzer(
        "index_ru",
        tokenizer="standard",
        char_filter=[yo_as_ye],
        filter=["lowercase", _stop("ru"), _stemmer("ru")],
    ),
    "ar": analyzer(
        "index_ar",
        tokenizer="standard",
        char_filter=[arabic_letters],
        filter=["lowercase", "decimal_digit", _stop("ar"), "arabic_normalization", _stemmer("ar")],
    ),
    "zh": analyzer(
        "index_zh", tokenizer="standard", filter=["cjk_width", "lowercase", "cjk_bigram"]
    ),
    NEUTRAL: analyzer(
        "index_any",
        tokenizer="standard",
        char_filter=[arabic_letters, yo_as_ye],
        filter=["cjk_width", "lowercase", "asciifolding", "cjk_bigram"],
    ),
}

QUERY_ANALYZERS = {
    **INDEX_ANALYZERS,
    **{each: _latin(each, stop_words_of=LATIN, name=f"query_{each}") for each in LATIN},
}

ANALYSED_LANGUAGES = tuple(language for language in INDEX_ANALYZERS if language != NEUTRAL)
