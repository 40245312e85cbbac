"""The languages of the site and of its papers.

Sources: the six official languages of the United Nations
(https://www.un.org/en/our-work/official-languages), Portuguese added for the global South;
language codes are ISO 639-1.
"""

SITE_LANGUAGES = ("en", "ar", "zh", "fr", "pt", "ru", "es")

# code -> (English name, the language's own name)
SITE_LANGUAGE_NAMES = {
    "en": ("English", "English"),
    "ar": ("Arabic", "العربية"),
    "zh": ("Chinese", "中文"),
    "fr": ("French", "Français"),
    "pt": ("Portuguese", "Português"),
    "ru": ("Russian", "Русский"),
    "es": ("Spanish", "Español"),
}

# Languages a paper may be written in: (code, English name), the site's languages first.
PAPER_LANGUAGES = [
    *((code, names[0]) for code, names in SITE_LANGUAGE_NAMES.items()),
    ("am", "Amharic"),
    ("hy", "Armenian"),
    ("az", "Azerbaijani"),
    ("bn", "Bengali"),
    ("my", "Burmese"),
    ("ka", "Georgian"),
    ("gu", "Gujarati"),
    ("ht", "Haitian Creole"),
    ("ha", "Hausa"),
    ("hi", "Hindi"),
    ("ig", "Igbo"),
    ("id", "Indonesian"),
    ("kk", "Kazakh"),
    ("km", "Khmer"),
    ("rw", "Kinyarwanda"),
    ("ky", "Kyrgyz"),
    ("lo", "Lao"),
    ("mg", "Malagasy"),
    ("ms", "Malay"),
    ("mr", "Marathi"),
    ("mn", "Mongolian"),
    ("ne", "Nepali"),
    ("ps", "Pashto"),
    ("fa", "Persian"),
    ("pa", "Punjabi"),
    ("qu", "Quechua"),
    ("si", "Sinhala"),
    ("so", "Somali"),
    ("sw", "Swahili"),
    ("tg", "Tajik"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("tk", "Turkmen"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("wo", "Wolof"),
    ("yo", "Yoruba"),
    ("zu", "Zulu"),
]

RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def is_right_to_left(code: str) -> bool:
    """Say whether a language is written from right to left; "ar-EG" counts as "ar"."""
    return code.lower().replace("_", "-").split("-")[0] in RIGHT_TO_LEFT_LANGUAGES
