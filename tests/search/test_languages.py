"""Each language is searched by its own rules, and nobody is asked which one a question is in."""

import itertools

import pytest

from search.queries.search_request import SearchRequest
from search.run_search import run_search
from tests.factories import PaperPageFactory, make_file, publish
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

_slugs = (f"study-{number}" for number in itertools.count())


@pytest.fixture
def shelf(library, network):
    """Makes papers of one language, each with a text and nothing else that could be found."""

    def fill(language, *texts):
        made = [
            PaperPageFactory(
                parent=network,
                title="—",
                slug=next(_slugs),
                language=language,
                abstract="",
                text=text,
                published=True,
            ).pk
            for text in texts
        ]
        library.sync()
        return made

    return fill


def test_english_stems_possessives_and_stop_words(shelf, client):
    tariffs, fish = shelf(
        "en",
        "Ministries negotiate lower tariffs on textiles.",
        "The country's fisheries feed coastal villages.",
    )

    assert ids(client, "tariff negotiation") == [tariffs]
    assert ids(client, "ministry") == [tariffs]
    assert ids(client, "countries fishery") == [fish]
    assert ids(client, "what is the role of the village in this")[0] == fish
    assert ids(client, "whale") == []


def test_french_stems_elision_and_accents(shelf, client):
    accords, bovins = shelf(
        "fr",
        "Les économies émergentes négocient des accords d’intégration.",
        "L'élevage des bovins, filière particulière, nourrit les villages du Sahel.",
    )

    assert ids(client, "économie émergente") == [accords]
    assert ids(client, "economie emergente") == [accords]
    assert ids(client, "l'intégration") == [accords]
    assert ids(client, "élevages") == [bovins]
    assert ids(client, "particulier") == [bovins]
    assert ids(client, "qu’est-ce que l’elevage")[0] == bovins


def test_spanish_stems_and_accents(shelf, client):
    exports, water = shelf(
        "es",
        "Las exportaciones agrícolas crecieron en los países andinos.",
        "El agua del río riega los campos de maíz.",
    )

    assert ids(client, "exportación agrícola") == [exports]
    assert ids(client, "exportacion agricola") == [exports]
    assert ids(client, "país andino") == [exports]
    assert ids(client, "rios maiz") == [water]
    assert ids(client, "¿cómo se riega el campo?")[0] == water


def test_portuguese_stems_and_accents(shelf, client):
    cooperation, fishing = shelf(
        "pt",
        "As cooperações técnicas entre instituições africanas avançam.",
        "A pesca artesanal alimenta as aldeias do litoral.",
    )

    assert ids(client, "cooperação técnica") == [cooperation]
    assert ids(client, "cooperacao tecnica") == [cooperation]
    assert ids(client, "instituição") == [cooperation]
    assert ids(client, "instituicao") == [cooperation]
    assert ids(client, "aldeia") == [fishing]


def test_russian_cases_and_yo(shelf, client):
    grain, glaciers = shelf(
        "ru",
        "Региональная интеграция ускоряет торговлю зерном.",
        "Учёные изучают ледники высоких гор.",
    )

    assert ids(client, "региональной интеграции") == [grain]
    assert ids(client, "зерно") == [grain]
    assert ids(client, "ученые") == [glaciers]
    assert ids(client, "учёных о ледниках") == [glaciers]


def test_arabic_letter_forms_prefixes_and_digits(shelf, client):
    library, water, industry = shelf(
        "ar",
        "تعزز المكتبات الرقمية التعاون بين البلدان النامية.",
        "تروي المياه الجوفية الحقول الزراعية حتى سنة ٢٠٣٠.",
        "ارتفع الإنتاج الصناعي في المُدُنِ الكبرى.",
    )

    assert ids(client, "مكتبة رقمية") == [library]
    assert ids(client, "المكتبه الرقميه") == [library]
    assert ids(client, "ﺍﻟﻤﻜﺘﺒﺎﺕ ﺍﻟﺮﻗﻤﻴﺔ") == [library]
    assert ids(client, "انتاج") == [industry]
    assert ids(client, "المدن الكبري") == [industry]
    assert ids(client, "2030") == [water]
    assert ids(client, "میاه جوفیة") == [water]
    assert ids(client, "حقــول زِراعِيّة") == [water]


def test_chinese_words_characters_and_both_scripts(shelf, client):
    trade, lake, network = shelf(
        "zh",
        "发展中国家之间的贸易合作不断深化。",
        "高原湖泊的水位正在下降，卫生状况变差。",
        "５Ｇ网络覆盖乡村。",
    )

    assert ids(client, "贸易合作") == [trade]
    assert ids(client, "貿易合作") == [trade]
    assert ids(client, "湖") == [lake]
    assert ids(client, "衞生") == [lake]
    assert ids(client, "5G網絡") == [network]


def test_papers_in_traditional_characters_are_found_by_simplified_ones(shelf, client):
    (paper,) = shelf("zh", "臺灣海峽兩岸的經濟發展與圖書館。")

    assert ids(client, "经济发展") == [paper]
    assert ids(client, "图书馆") == [paper]


def test_a_language_without_rules_of_its_own_is_found_by_its_words(shelf, client):
    (swahili,) = shelf("sw", "Ushirikiano wa biashara kati ya nchi zinazoendelea.")
    (turkish,) = shelf("tr", "Limanlar yüksek gümrük vergileri bildiriyor.")

    assert ids(client, "USHIRIKIANO wa biashara")[0] == swahili
    assert ids(client, "gumruk vergileri") == [turkish]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "Ministries negotiate tariffs.", "MINISTRIES NEGOTIATE TARIFFS"),
        ("fr", "Les économies émergentes négocient.", "ÉCONOMIES ÉMERGENTES"),
        ("pt", "As cooperações avançam.", "COOPERAÇÕES"),
        ("ru", "Торговля зерном растет.", "ТОРГОВЛЯ ЗЕРНОМ"),
    ],
)
def test_capitals_make_no_difference(shelf, client, language, text, query):
    (paper,) = shelf(language, text)

    assert ids(client, query) == [paper]


def test_little_words_of_another_language_do_not_decide(shelf, client):
    """They are rare in English papers, and so would be precious there."""
    shelf("en", "The plan of Los Llanos and El Dorado, con gusto por la tierra y de las aguas.")
    shelf("en", *(f"An English paper about harbour {number}." for number in "abcdefgh"))
    (wanted,) = shelf("es", "La sequía redujo las cosechas de trigo.")

    assert ids(client, "por qué la sequía de los campos y el trigo de las tierras con")[0] == wanted


def test_a_paper_in_several_languages_is_found_in_each(library, network):
    texts = {
        "en": "Herders share wells at the border.",
        "fr": "Les éleveurs partagent des puits à la frontière.",
        "ar": "يتقاسم الرعاة الآبار على الحدود.",
        "zh": "牧民在边境共用水井。",
    }
    paper = PaperPageFactory(parent=network, title="—", slug=next(_slugs), abstract="")
    file = make_file(list(texts.values()))
    for page, language in zip(file.pages.order_by("number"), texts, strict=True):
        page.language = language
        page.save()
    paper.attachments.create(file=file)
    publish(paper)
    library.sync()

    questions = {"en": "herder well", "fr": "éleveur puits", "ar": "آبار الرعاة", "zh": "邊境水井"}
    for number, (language, question) in enumerate(questions.items(), start=1):
        (hit,) = run_search(SearchRequest(q=question)).hits
        assert hit.paper == paper
        assert (hit.passages[0].page, hit.passages[0].language) == (number, language)


def test_arabic_passages_are_marked_and_run_from_right_to_left(shelf, client):
    shelf("ar", "تعزز المكتبات الرقمية التعاون بين البلدان النامية.")

    page = client.get("/search/", {"q": "مكتبة رقمية"}).content.decode()

    assert "<mark>المكتبات الرقمية</mark>" in page
    assert 'lang="ar"' in page
    assert 'dir="rtl"' in page
