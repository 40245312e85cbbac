"""What happens to single characters before a text is cut into words."""

import unicodedata

from elasticsearch.dsl import char_filter
from opencc import OpenCC

# Keyboards for Persian and Urdu write these two for the Arabic letters that look the same.
LOOKALIKES = {"ی": "ي", "ک": "ك"}
_ARABIC_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))
# As written in Taiwan and elsewhere, then what only Hong Kong writes. One character each: the
# tables of whole words would move the places that are marked in a passage.
_TRADITIONAL = ("t2s", "hk2s")


def _arabic_rules() -> list[str]:
    """Presentation forms, as many PDFs hold them, to plain letters (NFKC of U+FB50-U+FEFF)."""
    rules = [f"{sign}=>{plain}" for sign, plain in LOOKALIKES.items()]
    for code in _ARABIC_FORMS:
        sign = chr(code)
        plain = unicodedata.normalize("NFKC", sign).translate(str.maketrans(LOOKALIKES))
        if plain != sign and not plain.startswith(" ") and unicodedata.category(sign) != "Cn":
            rules.append(f"{sign}=>{plain}")
    return rules


def _simplified() -> dict[str, str]:
    signs = [chr(code) for code in _HAN]
    simplified = {}
    for table in _TRADITIONAL:
        answers = OpenCC(table).convert("\n".join(signs)).split("\n")
        for sign, answer in zip(signs, answers, strict=True):
            if len(answer) == 1 and answer != sign:
                simplified.setdefault(sign, answer)
    return simplified


# Each traditional Chinese character to its simplified one, by the tables of OpenCC.
SIMPLIFIED = _simplified()

arabic_letters = char_filter("arabic_letters", "mapping", mappings=_arabic_rules())
simplified_chinese = char_filter(
    "simplified_chinese",
    "mapping",
    mappings=[f"{sign}=>{plain}" for sign, plain in SIMPLIFIED.items()],
)
yo_as_ye = char_filter("yo_as_ye", "mapping", mappings=["ё=>е", "Ё=>Е"])
