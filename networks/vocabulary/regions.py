"""The five regions in which the UN Office for South-South Cooperation counts countries.

Source: the names of the regional groupings in the reports of UNOSSC and UNDP; translations
follow the usage of UNDP's reports in the official languages, Portuguese that of UNDP Brazil.
"""

# slug -> names by language code
REGIONS: dict[str, dict[str, str]] = {
    "africa": {
        "en": "Africa",
        "ar": "أفريقيا",
        "zh": "非洲",
        "fr": "Afrique",
        "pt": "África",
        "ru": "Африка",
        "es": "África",
    },
    "arab-states": {
        "en": "Arab States",
        "ar": "الدول العربية",
        "zh": "阿拉伯国家",
        "fr": "États arabes",
        "pt": "Estados Árabes",
        "ru": "Арабские государства",
        "es": "Estados Árabes",
    },
    "asia-pacific": {
        "en": "Asia and the Pacific",
        "ar": "آسيا والمحيط الهادئ",
        "zh": "亚洲及太平洋",
        "fr": "Asie et Pacifique",
        "pt": "Ásia e Pacífico",
        "ru": "Азия и Тихий океан",
        "es": "Asia y el Pacífico",
    },
    "europe-cis": {
        "en": "Europe and the Commonwealth of Independent States",
        "ar": "أوروبا ورابطة الدول المستقلة",
        "zh": "欧洲和独立国家联合体",
        "fr": "Europe et Communauté d’États indépendants",
        "pt": "Europa e Comunidade dos Estados Independentes",
        "ru": "Европа и Содружество Независимых Государств",
        "es": "Europa y la Comunidad de Estados Independientes",
    },
    "latin-america-caribbean": {
        "en": "Latin America and the Caribbean",
        "ar": "أمريكا اللاتينية ومنطقة البحر الكاريبي",
        "zh": "拉丁美洲和加勒比",
        "fr": "Amérique latine et Caraïbes",
        "pt": "América Latina e Caribe",
        "ru": "Латинская Америка и Карибский бассейн",
        "es": "América Latina y el Caribe",
    },
}
