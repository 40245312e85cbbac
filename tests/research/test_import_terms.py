"""Terms of a list: by code or by name, in any letter case and any language of the site."""

import pytest

from networks.models import Country
from networks.vocabulary.languages import PAPER_LANGUAGES, SITE_LANGUAGES
from research.imports.refusal import RowRefused
from research.imports.terms import Terms
from research.models import SDG, PaperKind, Topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", SITE_LANGUAGES)
def test_every_term_is_found_by_its_name_in_capitals_and_small_letters(language):
    terms = Terms()
    for vocabulary, model in (
        (terms.topics, Topic),
        (terms.sdgs, SDG),
        (terms.countries, Country),
    ):
        for term in model.objects.all():
            name = term.names[language]
            assert vocabulary.find(name.upper()) == term
            assert vocabulary.find(name.lower()) == term


def test_no_name_means_two_things():
    terms = Terms()
    vocabularies = (terms.topics, terms.sdgs, terms.countries, terms.kinds, terms.languages)
    assert [vocabulary.ambiguous() for vocabulary in vocabularies] == [{}] * 5


GOAL_3 = ("3", "03", "SDG 3", "sdg3", "SDG-03", "Goal 3", "ODS 3", "ODD3", "ЦУР 3")
HEALTH = ("Good Health and Well-Being", "SAÚDE E BEM ESTAR", "3. Good health and well-being")


@pytest.mark.parametrize("name", [*GOAL_3, *HEALTH])
def test_a_goal_goes_by_number_abbreviation_and_title(name):
    assert Terms().sdgs.find(name).number == 3


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("ke", "KE"), ("KEN", "KE"), ("404", "KE"), ("kenia", "KE"), ("肯尼亚", "KE")),
        *(("004", "AF"), ("4", "AF")),
        *(("Côte d’Ivoire", "CI"), ("COTE D'IVOIRE", "CI"), ("Viet Nam", "VN"), ("vietnam", "VN")),
        *(("الهند", "IN"), ("ИНДИЯ", "IN"), ("Brasil", "BR"), ("Brésil", "BR")),
    ],
)
def test_a_country_goes_by_codes_and_by_what_people_call_it(name, code):
    assert Terms().countries.find(name).alpha2 == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("FR", "fr"), ("french", "fr"), ("FRANÇAIS", "fr"), ("francés", "fr")),
        *(("中文", "zh"), ("zh-Hans", "zh"), ("pt_BR", "pt"), ("العربية", "ar"), ("русский", "ru")),
        *(("kiswahili", "sw"), ("Swahili", "sw"), ("हिन्दी", "hi"), ("فارسی", "fa")),
    ],
)
def test_a_language_goes_by_code_english_name_and_its_own(name, code):
    assert Terms().language(name) == code


def test_every_language_of_papers_is_found_by_code_and_name():
    terms = Terms()
    for code, name in PAPER_LANGUAGES:
        assert terms.language(code.upper()) == terms.language(name.upper()) == code


@pytest.mark.parametrize("kind", PaperKind)
def test_a_kind_goes_by_code_and_label(kind):
    kinds = Terms().kinds
    assert kinds.find(kind.value.upper()) == kinds.find(kind.label.lower()) == kind.value
    assert kinds.find(kind.value.replace("-", "_")) == kind.value


def test_a_topic_that_was_added_in_the_cms_is_known():
    Topic.objects.create(name_en="Fisheries", name_fr="Pêche", slug="fisheries")
    assert Terms().topics.find("PECHE").slug == "fisheries"


def test_a_name_of_two_topics_is_refused_and_their_codes_are_not():
    Topic.objects.create(name_en="Trade", slug="trade-policy")
    topics = Terms().topics
    with pytest.raises(RowRefused, match="more than one topic; give its code"):
        topics.find("Trade")
    assert topics.find("trade-policy").slug == "trade-policy"
