"""How text is cut into words: one analyzer for each language, one that fits all.

Filter order, measured (accents are folded after the stop words, before the stemmer, so that words
are found with and without them; Arabic keeps the built-in order):

language  characters    words
en                      possessive_english, lowercase, stop, asciifolding, english stemmer
fr                      elision, lowercase, stop, asciifolding, -ière, light_french
es                      lowercase, stop, asciifolding, light_spanish
pt                      lowercase, stop, asciifolding, -ões, -óis, light_portuguese
ru        ё -> е        lowercase, stop, russian stemmer
ar        forms -> ltrs lowercase, decimal_digit, stop, arabic_normalization, arabic stemmer
zh        trad -> simpl cjk_width, lowercase, cjk_bigram (ZH_UNIGRAMS: and single characters)
any       all three     elision, cjk_width, lowercase, decimal_digit, asciifolding,
                        arabic_normalization, cjk_bigram
WORDS     forms -> ltrs elision, cjk_width, lowercase: words as written, to correct others by

A query is analysed alike, except that in the four fields of Latin script it loses the stop words
of all four languages: a Spanish "los" that stands in five English papers would otherwise count as
a rare and precious word there.
"""

from search.analysis.analyzers import (
    ANALYSED_LANGUAGES,
    INDEX_ANALYZERS,
    LATIN,
    NEUTRAL,
    QUERY_ANALYZERS,
    WORDS,
    ZH_UNIGRAMS,
)

__all__ = [
    "ANALYSED_LANGUAGES",
    "INDEX_ANALYZERS",
    "LATIN",
    "NEUTRAL",
    "QUERY_ANALYZERS",
    "WORDS",
    "ZH_UNIGRAMS",
]
