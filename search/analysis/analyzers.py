"""The analyzers, built from character and word filters; their table is in the package's head."""

from elasticsearch.dsl import analyzer

from search.analysis.characters import arabic_letters, simplified_chinese, yo_as_ye
from search.analysis.filters import elision, endings, pairs_and_signs, possessive, stem, stop

LATIN = ("en", "fr", "es", "pt")
NEUTRAL = "any"


def _standard(name: str, *filters, characters=()):
    return analyzer(name, tokenizer="standard", char_filter=[*characters], filter=[*filters])


def _latin(language: str, *, stop_words_of: tuple[str, ...], name: str):
    first = {"en": [possessive], "fr": [elision]}.get(language, [])
    stops = [stop(each) for each in stop_words_of]
    filters = [*first, "lowercase", *stops, "asciifolding", *endings(language), stem(language)]
    return _standard(name, *filters)


INDEX_ANALYZERS = {
    **{each: _latin(each, stop_words_of=(each,), name=f"index_{each}") for each in LATIN},
    "ru": _standard("index_ru", "lowercase", stop("ru"), stem("ru"), characters=[yo_as_ye]),
    "ar": _standard(
        "index_ar",
        *("lowercase", "decimal_digit", stop("ar"), "arabic_normalization", stem("ar")),
        characters=[arabic_letters],
    ),
    "zh": _standard(
        "index_zh", "cjk_width", "lowercase", "cjk_bigram", characters=[simplified_chinese]
    ),
    NEUTRAL: _standard(
        "index_any",
        *(elision, "cjk_width", "lowercase", "decimal_digit", "asciifolding"),
        *("arabic_normalization", "cjk_bigram"),
        characters=[arabic_letters, yo_as_ye, simplified_chinese],
    ),
}

QUERY_ANALYZERS = {
    **INDEX_ANALYZERS,
    **{each: _latin(each, stop_words_of=LATIN, name=f"query_{each}") for each in LATIN},
}

ZH_UNIGRAMS = _standard(
    "zh_unigrams",
    *("cjk_width", "lowercase", pairs_and_signs),
    characters=[simplified_chinese],
)
WORDS = _standard("words", elision, "cjk_width", "lowercase", characters=[arabic_letters])

ANALYSED_LANGUAGES = tuple(language for language in INDEX_ANALYZERS if language != NEUTRAL)
