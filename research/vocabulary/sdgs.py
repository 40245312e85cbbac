"""The seventeen Sustainable Development Goals: number, short title, colour.

Sources: the United Nations' official short titles in its six languages
(https://sdgs.un.org/goals and its language versions); Portuguese as used by the United Nations
in Brazil (https://brasil.un.org/pt-br/sdgs); colours from the UN's "Guidelines for the use of
the SDG logo" (https://www.un.org/sustainabledevelopment/news/communications-material/).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sdg:
    """One goal; `colour` is a hex colour ("#E5243B"), `names` the titles by language code."""

    number: int
    colour: str
    names: dict[str, str]


def _sdg(
    number: int, colour: str, en: str, ar: str, zh: str, fr: str, pt: str, ru: str, es: str
) -> Sdg:
    names = {"en": en, "ar": ar, "zh": zh, "fr": fr, "pt": pt, "ru": ru, "es": es}
    return Sdg(number, colour, names)


SDGS = [
    _sdg(
        1,
        "#E5243B",
        "No poverty",
        "القضاء على الفقر",
        "无贫穷",
        "Pas de pauvreté",
        "Erradicação da pobreza",
        "Ликвидация нищеты",
        "Fin de la pobreza",
    ),
    _sdg(
        2,
        "#DDA63A",
        "Zero hunger",
        "القضاء التام على الجوع",
        "零饥饿",
        "Faim « zéro »",
        "Fome zero e agricultura sustentável",
        "Ликвидация голода",
        "Hambre cero",
    ),
    _sdg(
        3,
        "#4C9F38",
        "Good health and well-being",
        "الصحة الجيدة والرفاه",
        "良好健康与福祉",
        "Bonne santé et bien-être",
        "Saúde e bem-estar",
        "Хорошее здоровье и благополучие",
        "Salud y bienestar",
    ),
    _sdg(
        4,
        "#C5192D",
        "Quality education",
        "التعليم الجيد",
        "优质教育",
        "Éducation de qualité",
        "Educação de qualidade",
        "Качественное образование",
        "Educación de calidad",
    ),
    _sdg(
        5,
        "#FF3A21",
        "Gender equality",
        "المساواة بين الجنسين",
        "性别平等",
        "Égalité entre les sexes",
        "Igualdade de gênero",
        "Гендерное равенство",
        "Igualdad de género",
    ),
    _sdg(
        6,
        "#26BDE2",
        "Clean water and sanitation",
        "المياه النظيفة والنظافة الصحية",
        "清洁饮水和卫生设施",
        "Eau propre et assainissement",
        "Água potável e saneamento",
        "Чистая вода и санитария",
        "Agua limpia y saneamiento",
    ),
    _sdg(
        7,
        "#FCC30B",
        "Affordable and clean energy",
        "طاقة نظيفة وبأسعار معقولة",
        "经济适用的清洁能源",
        "Énergie propre et d’un coût abordable",
        "Energia limpa e acessível",
        "Недорогостоящая и чистая энергия",
        "Energía asequible y no contaminante",
    ),
    _sdg(
        8,
        "#A21942",
        "Decent work and economic growth",
        "العمل اللائق ونمو الاقتصاد",
        "体面工作和经济增长",
        "Travail décent et croissance économique",
        "Trabalho decente e crescimento econômico",
        "Достойная работа и экономический рост",
        "Trabajo decente y crecimiento económico",
    ),
    _sdg(
        9,
        "#FD6925",
        "Industry, innovation and infrastructure",
        "الصناعة والابتكار والهياكل الأساسية",
        "产业、创新和基础设施",
        "Industrie, innovation et infrastructure",
        "Indústria, inovação e infraestrutura",
        "Индустриализация, инновации и инфраструктура",
        "Industria, innovación e infraestructura",
    ),
    _sdg(
        10,
        "#DD1367",
        "Reduced inequalities",
        "الحد من أوجه عدم المساواة",
        "减少不平等",
        "Inégalités réduites",
        "Redução das desigualdades",
        "Уменьшение неравенства",
        "Reducción de las desigualdades",
    ),
    _sdg(
        11,
        "#FD9D24",
        "Sustainable cities and communities",
        "مدن ومجتمعات محلية مستدامة",
        "可持续城市和社区",
        "Villes et communautés durables",
        "Cidades e comunidades sustentáveis",
        "Устойчивые города и населенные пункты",
        "Ciudades y comunidades sostenibles",
    ),
    _sdg(
        12,
        "#BF8B2E",
        "Responsible consumption and production",
        "الاستهلاك والإنتاج المسؤولان",
        "负责任消费和生产",
        "Consommation et production responsables",
        "Consumo e produção responsáveis",
        "Ответственное потребление и производство",
        "Producción y consumo responsables",
    ),
    _sdg(
        13,
        "#3F7E44",
        "Climate action",
        "العمل المناخي",
        "气候行动",
        "Mesures relatives à la lutte contre les changements climatiques",
        "Ação contra a mudança global do clima",
        "Борьба с изменением климата",
        "Acción por el clima",
    ),
    _sdg(
        14,
        "#0A97D9",
        "Life below water",
        "الحياة تحت الماء",
        "水下生物",
        "Vie aquatique",
        "Vida na água",
        "Сохранение морских экосистем",
        "Vida submarina",
    ),
    _sdg(
        15,
        "#56C02B",
        "Life on land",
        "الحياة في البر",
        "陆地生物",
        "Vie terrestre",
        "Vida terrestre",
        "Сохранение экосистем суши",
        "Vida de ecosistemas terrestres",
    ),
    _sdg(
        16,
        "#00689D",
        "Peace, justice and strong institutions",
        "السلام والعدل والمؤسسات القوية",
        "和平、正义与强大机构",
        "Paix, justice et institutions efficaces",
        "Paz, justiça e instituições eficazes",
        "Мир, правосудие и эффективные институты",
        "Paz, justicia e instituciones sólidas",
    ),
    _sdg(
        17,
        "#19486A",
        "Partnerships for the goals",
        "عقد الشراكات لتحقيق الأهداف",
        "促进目标实现的伙伴关系",
        "Partenariats pour la réalisation des objectifs",
        "Parcerias e meios de implementação",
        "Партнерство в интересах устойчивого развития",
        "Alianzas para lograr los objetivos",
    ),
]
