"""Tells the language of a text, among those in which the library searches."""

import re
import threading
from typing import Any

SEARCHED = frozenset({"ar", "zh", "en", "fr", "pt", "ru", "es"})
# Languages told apart from those above, so that a German paper is not taken for English; for
# them the answer is empty (the index has a neutral analyzer). "zxx" is no language: tables, code.
OTHERS = frozenset(
    {
        *("az", "be", "bg", "bn", "cs", "da", "de", "el", "et", "fa", "fi", "ha", "he", "hi", "hr"),
        *("hu", "hy", "id", "it", "ja", "ka", "kk", "km", "ko", "ky", "lo", "lt", "lv", "mn", "ms"),
        *("my", "ne", "nl", "no", "pl", "ps", "ro", "rw", "si", "sk", "sl", "so", "sq", "sr", "sv"),
        *("sw", "ta", "tg", "th", "tk", "tl", "tr", "uk", "ur", "uz", "vi", "zxx"),
    }
)
SAMPLE = 6_000  # characters
FEWEST_LETTERS = 20
ENOUGH_LETTERS = 200
SURE = 0.9

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
KANA = re.compile("[\u3040-\u30ff]")
ARABIC = re.compile("[\u0600-\u06ff]")
# Letters that Persian, Urdu, Pashto and Uyghur use and Arabic does not.
NOT_ARABIC = re.compile("[\u067e\u0686\u0698\u06af\u06d2\u0679\u0688\u0691\u06d5]")
# Yeh and kaf as keyboards for Persian and Urdu write them, also in Arabic texts now and then; and
# as keyboards for Arabic do.
PERSIAN_KEYBOARD = re.compile("[\u06a9\u06cc]")
ARABIC_KEYBOARD = re.compile("[\u0643\u064a]")
CYRILLIC = re.compile("[\u0400-\u052f]")
# Letters of Ukrainian, Kazakh, Kyrgyz, Tajik and others that Russian does not have.
NOT_RUSSIAN = re.compile("[\u0402-\u040f\u0452-\u045f\u0490-\u052f]")
# One Chinese character says as much as several letters, and Chinese papers quote much Latin.
WEIGHT_OF_HAN = 3

_lock = threading.Lock()
_loaded: list[Any] = []


def detect_language(text: str, default: str = "") -> str:
    """Return the code of the text's language, or `default` where the text is too short to tell.

    Codes are those of `SEARCHED`; a text that is surely in another language gives an empty string.
    Scripts are told by their letters; Latin text, and long Cyrillic, by a statistical model.
    """
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < FEWEST_LETTERS:
        return default
    counts = {script: len(pattern.findall(sample)) for script, pattern in SCRIPTS.items()}
    if counts["han"] * WEIGHT_OF_HAN > letters - counts["han"]:
        return "" if KANA.search(sample) and counts["kana"] * 10 > counts["han"] else "zh"
    if counts["arabic"] * 2 > letters:
        return "" if _is_not_arabic(sample, counts["arabic"]) else "ar"
    if counts["cyrillic"] * 2 > letters and letters < ENOUGH_LETTERS:
        return "" if _share(NOT_RUSSIAN, sample, counts["cyrillic"]) else "ru"
    return _by_model(sample, default, letters)


SCRIPTS = {"han": HAN, "kana": KANA, "arabic": ARABIC, "cyrillic": CYRILLIC}


def _is_not_arabic(sample: str, letters: int) -> bool:
    persian = len(PERSIAN_KEYBOARD.findall(sample))
    if persian > len(ARABIC_KEYBOARD.findall(sample)):
        return True
    return _share(NOT_ARABIC, sample, letters)


def _share(foreign: re.Pattern[str], sample: str, letters: int) -> bool:
    """Say whether more than one letter in fifty is foreign: more than a quoted name brings."""
    return len(foreign.findall(sample)) * 50 > letters


def _by_model(sample: str, default: str, letters: int) -> str:
    if letters < ENOUGH_LETTERS and default:
        return default
    language, certainty = _identifier().classify(sample.lower())
    if certainty < SURE or language == "zxx":
        return default
    return language if language in SEARCHED else ""


def _identifier() -> Any:
    """Return the model, loaded once a process (1.2 s, 90 MB) when it is first needed."""
    with _lock:
        if not _loaded:
            # Loads numpy too; most commands of the site never need either.
            from py3langid.langid import MODEL_FILE, LanguageIdentifier

            identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            identifier.set_languages(SEARCHED | OTHERS)
            _loaded.append(identifier)
        return _loaded[0]
