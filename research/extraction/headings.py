"""The headings that open an abstract, and those that follow one, in the site's languages."""

import re

ABSTRACT_NAMES = (
    *("abstract", "executive summary", "summary"),
    *("r[ée]sum[ée]", "r[ée]sum[ée] ex[ée]cutif"),
    *("resumen", "resumen ejecutivo"),
    *("resumo", "resumo executivo", "sum[áa]rio executivo"),
    *("аннотация", "резюме", "реферат"),
    *("الملخص", "الملخص التنفيذي", "ملخص", "ملخص تنفيذي", "المستخلص", "الخلاصة"),
    *(r"摘\s*要", "内容提要", "提要", "概要"),
)
FOLLOWING_NAMES = (
    *("introduction", "background", "contents", "table of contents", "key ?words", "key messages"),
    *("jel(?: codes?| classification)?", "acknowledge?ments", "abbreviations", "foreword"),
    *("mots[- ]cl[ée]s", "sommaire", "table des mati[èe]res", "remerciements"),
    *("introducci[óo]n", "palabras clave", "[íi]ndice", "agradecimientos"),
    *("introdu[çc][ãa]o", "palavras[- ]chave", "sum[áa]rio", "agradecimentos"),
    *("введение", "ключевые слова", "содержание", "оглавление"),
    *("المقدمة", "مقدمة", "الكلمات المفتاحية", "كلمات مفتاحية", "المحتويات", "شكر وتقدير"),
    *(r"引\s*言", r"前\s*言", r"导\s*论", "关键词", "关键字", r"目\s*录"),
)
NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*[.)、]?|[IVX]{1,4}[.)]|[一二三][、.])\s*"

# The whole line is the heading, or the abstract begins behind it on the same line.
ABSTRACT_HEADING = re.compile(
    rf"\W{{0,3}}(?:{NUMBER})?(?:{'|'.join(ABSTRACT_NAMES)})(?:\s*[:：.—–-]\s*(?P<rest>.*))?\W{{0,3}}",
    re.I,
)
# A known heading by itself or with its content behind a colon, or any short numbered heading.
NEXT_HEADING = re.compile(
    rf"\W{{0,3}}(?:(?:{NUMBER})?(?:{'|'.join(FOLLOWING_NAMES)})\s*(?:[:：.—–-].*)?|"
    rf"{NUMBER}(?-i:[^\W\d_a-zа-я]).{{0,60}}[^.,;:。，；：])$",
    re.I,
)
