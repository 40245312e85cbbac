"""Terms: every vocabulary that a row of a list may use, with all names that are understood."""

import re
from textwrap import shorten

from babel import Locale, UnknownLocaleError

from networks.models import Country
from networks.vocabulary.languages import PAPER_LANGUAGES, SITE_LANGUAGE_NAMES, SITE_LANGUAGES
from research.imports.vocabulary import Vocabulary
from research.models import SDG, PaperKind, Topic

# How the goals are abbreviated: English, also spelled out, Spanish and Portuguese, French, Russian.
GOAL_WORDS = ("SDG", "Goal", "ODS", "ODD", "ЦУР")
MOST_SHOWN = 600  # characters of a message that lists what is valid
_REGIONAL = re.compile(r"([A-Za-z]{2,3})[-_][A-Za-z0-9-_]+")  # "pt-BR", "zh_Hans"


class Terms:
    """Read once for a list; topics that are added in the CMS meanwhile are not seen."""

    def __init__(self):
        self.topics = _topics()
        self.sdgs = _sdgs()
        self.countries = _countries()
        self.kinds = _kinds()
        self.languages = _languages()

    def language(self, name: str) -> str:
        """The code of a language, from a name or a code, its country or script left aside."""
        regional = _REGIONAL.fullmatch(name)
        return self.languages.find(regional[1] if regional else name)


def _topics() -> Vocabulary:
    topics = list(Topic.objects.all())
    known = shorten(", ".join(topic.slug for topic in topics), MOST_SHOWN, placeholder=" ...")
    vocabulary = Vocabulary("topic", f"the CMS lists them under “Topics”: {known}")
    for topic in topics:
        vocabulary.add(topic, topic.slug, *topic.names.values())
    return vocabulary


def _sdgs() -> Vocabulary:
    vocabulary = Vocabulary("SDG", "give its number, 1 to 17, or its title")
    for sdg in SDG.objects.all():
        numbers = [str(sdg.number), f"{sdg.number:02}"]
        spoken = [
            f"{word}{gap}{number}" for word in GOAL_WORDS for gap in ("", " ") for number in numbers
        ]
        titles = sdg.names.values()
        listed = [f"{number} {title}" for number in numbers for title in titles]
        vocabulary.add(sdg, *numbers, *spoken, *titles, *listed)
    return vocabulary


def _countries() -> Vocabulary:
    vocabulary = Vocabulary(
        "country", "give its ISO 3166-1 code (KE, KEN), its M49 code (404) or its name"
    )
    # Beside the United Nations' names the everyday ones: "Viet Nam" and "Vietnam".
    everyday = [Locale(language).territories for language in SITE_LANGUAGES]
    for country in Country.objects.all():
        codes = (country.alpha2, country.alpha3, country.m49, str(int(country.m49)))
        others = [names.get(country.alpha2, "") for names in everyday]
        vocabulary.add(country, *codes, *country.names.values(), *others)
    return vocabulary


def _kinds() -> Vocabulary:
    vocabulary = Vocabulary("kind of paper", f"there are {', '.join(PaperKind.values)}")
    for kind in PaperKind:
        vocabulary.add(kind.value, kind.value, kind.label)
    return vocabulary


def _languages() -> Vocabulary:
    codes = ", ".join(code for code, _ in PAPER_LANGUAGES)
    vocabulary = Vocabulary("language", f"give its name or its ISO 639-1 code: {codes}")
    names_here = [Locale(language).languages for language in SITE_LANGUAGES]
    for code, english in PAPER_LANGUAGES:
        own = [*SITE_LANGUAGE_NAMES.get(code, ()), _own_name(code)]
        vocabulary.add(code, code, english, *own, *(names.get(code, "") for names in names_here))
    return vocabulary


def _own_name(code: str) -> str:
    """What the language calls itself; "" where Unicode's CLDR does not know."""
    try:
        return Locale(code).get_display_name(code) or ""
    except UnknownLocaleError:
        return ""
