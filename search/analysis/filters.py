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

elision = token_filter("french_elision", "elision", articles=_FRENCH_ARTICLES, articles_case=True)
possessive = token_filter("possessive", "stemmer", language="possessive_english")
pairs_and_signs = token_filter("pairs_and_signs", "cjk_bigram", output_unigrams=True)


def stop(language: str):
    return token_filter(f"stop_{language}", "stop", stopwords=_STOP_WORDS[language])


def stem(language: str):
    return token_filter(f"stem_{language}", "stemmer", language=_STEMMERS[language])
