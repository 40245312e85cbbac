"""The language of a text."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from research.extraction import detect_language

TEXTS = {
    "ar": (
        "يتناول هذا التقرير التعاون فيما بين بلدان الجنوب وأثره في التنمية المستدامة في المنطقة."
    ),
    "zh": ("本报告讨论南南合作对可持续发展的影响，并提出有关数字基础设施投资的政策建议。"),
    "en": (
        "This report deals with cooperation among countries of the South, its effect on "
        "sustainable development, the growth of trade between regions, and the money that "
        "governments and banks have put into roads, ports and digital networks during the "
        "last ten years."
    ),
    "fr": (
        "Ce rapport traite de la coopération entre les pays du Sud, de son effet sur le "
        "développement durable, de la croissance du commerce entre les régions et de l'argent "
        "que les États et les banques ont placé dans les routes, les ports et les réseaux "
        "numériques depuis dix ans."
    ),
    "pt": (
        "Este relatório trata da cooperação entre os países do Sul, do seu efeito no "
        "desenvolvimento sustentável, do crescimento do comércio entre as regiões e do "
        "dinheiro que os governos e os bancos investiram em estradas, portos e redes digitais "
        "durante os últimos dez anos."
    ),
    "ru": (
        "В докладе рассматривается сотрудничество между странами Юга, его влияние на "
        "устойчивое развитие, рост торговли между регионами и средства, которые правительства "
        "и банки вложили в дороги, порты и цифровые сети за последние десять лет."
    ),
    "es": (
        "Este informe trata de la cooperación entre los países del Sur, de su efecto en el "
        "desarrollo sostenible, del crecimiento del comercio entre las regiones y del dinero "
        "que los gobiernos y los bancos han puesto en carreteras, puertos y redes digitales "
        "durante diez años."
    ),
}
GERMAN = (
    "Dieser Bericht behandelt die Zusammenarbeit zwischen den Ländern des Südens, ihre Wirkung auf "
    "die nachhaltige Entwicklung, das Wachstum des Handels zwischen den Regionen und das Geld, das "
    "Regierungen und Banken in Straßen, Häfen und digitale Netze gesteckt haben."
)


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_of_the_library_is_known(language):
    assert detect_language(TEXTS[language]) == language
    assert detect_language(TEXTS[language], default="en") == language


@pytest.mark.parametrize("language", ["en", "fr", "pt", "ru", "es"])
def test_capital_letters_make_no_difference(language):
    assert detect_language(TEXTS[language].upper()) == language


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "این گزارش به همکاری میان کشورهای جنوب و تأثیر آن بر توسعه پایدار می‌پردازد.",
        "このレポートは南南協力が持続可能な開発に与える影響について述べています。",
        "У звіті розглянуто співпрацю між країнами Півдня та її вплив на їхній розвиток.",
    ],
    ids=["German", "Persian", "Japanese", "Ukrainian"],
)
def test_a_text_in_another_language_is_in_none_of_ours(text):
    assert detect_language(text, default="en") == ""


def test_a_short_text_is_in_the_language_of_its_paper():
    assert detect_language("Annexe 2", default="fr") == "fr"
    assert detect_language("", default="es") == "es"
    assert detect_language("Sources: World Bank, 2021; own calculations.", default="pt") == "pt"
    assert detect_language("") == ""


def test_a_table_of_numbers_is_in_the_language_of_its_paper():
    table = "Total 12.5 33.1 GDP 4.0 1.2 USD 77.1 88.9\n" * 30
    assert detect_language(table, default="ru") == "ru"


def test_a_short_arabic_or_chinese_text_is_known_by_its_script():
    assert detect_language("التعاون فيما بين بلدان الجنوب", default="en") == "ar"
    assert detect_language("南南合作与三方合作是实现可持续发展目标的重要途径", default="en") == "zh"


def test_a_chinese_page_that_quotes_english_is_chinese():
    assert detect_language(TEXTS["zh"] * 3 + " World Bank, Global Outlook, 2021. " * 3) == "zh"


def test_several_threads_may_ask_at_once():
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(detect_language, [TEXTS["fr"]] * 32)) == {"fr"}


def test_arabic_from_a_persian_keyboard_is_arabic_and_persian_is_not():
    arabic = "تضاعفت التجارة الإقليمية بين البلدان النامية خلال عشر سنوات فی الموانئ."
    persian = "همکاری کشورهای جنوب در ده سال گذشته دو برابر شده است."

    assert detect_language(arabic) == "ar"
    assert detect_language(persian) == ""
