"""Which of the site's languages a query is probably in: a weight, never a filter.

By script for Arabic, Russian and Chinese; by a statistical model of the four languages in Latin
script, which names the wrong one for about one question in 800. A paper's page may be in any
language of the world and is judged otherwise, see `research/extraction/language.py`.
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from search.analysis import LATIN

SCRIPTS = {
    "zh": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
    "ar": re.compile(r"[\u0600-\u06ff\ufb50-\ufeff]"),
    "ru": re.compile(r"[\u0400-\u052f]"),
}
SURE = 0.9
LATIN_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]")


def query_language(text: str) -> str:
    """The language by most letters, or "" where the model is not sure: two words seldom tell."""
    counts = {language: len(pattern.findall(text)) for language, pattern in SCRIPTS.items()}
    counts["zh"] *= 2  # a character says as much as several letters
    language, most = max(counts.items(), key=lambda item: item[1])
    if most > len(LATIN_LETTERS.findall(text)):
        return language
    # Capitals mislead the model.
    language, certainty = latin_model().classify(text.lower())
    return language if certainty >= SURE else ""


@cache
def latin_model() -> LanguageIdentifier:
    """The model, loaded once a process (about a second); the web server does it at its start."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(LATIN)
    return model
