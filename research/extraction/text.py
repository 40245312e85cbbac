"""Makes the raw text of a page fit to store, to search and to quote."""

import re
import unicodedata

# What PostgreSQL refuses (NUL, lone surrogates), what fonts use for themselves (private use), and
# marks that only steer the layout: direction, zero-width spaces, byte order, unknown glyphs.
UNWANTED = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]+"
)
# Shapes instead of letters: Latin ligatures, Arabic and Hebrew presentation forms, Kangxi
# radicals. The rest of NFKC would harm: it turns "m²" into "m2" and "½" into "1⁄2".
SHAPES = re.compile("[\u2e9f\u2ef3\u2f00-\u2fd5\ufb00-\ufdff\ufe70-\ufefc]+")
# Marks upon letters are no word characters; putting a run of them in order takes the square of its
# length, so of more than any script needs (UAX #15, stream-safe text: 30) the rest is dropped.
MOST_MARKS = 30
PERHAPS_MARKS = re.compile(rf"[^\w\s]{{{MOST_MARKS + 1},}}")
LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# pdfium's marks for a word divided at the end of a line; hyphen and line end are gone then.
DIVIDED = "\x02\ufffe"
DIVISION = re.compile(f"[{DIVIDED}]")
HYPHEN_AT_END = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]$")
COMPOUND = re.compile(r"\b\w{1,30}-\w{1,30}\b")
LAST_WORD, FIRST_WORD = re.compile(r"\w+$"), re.compile(r"\w+")
LONGEST_WORD = 30
SENTENCE_ENDS = tuple(".!?:;。！？：；؟؛…")
LIST_ITEM = re.compile(r"(?:[•▪●◦‣–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
# Han, kana, and their punctuation: written without spaces.
UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


def clean_page(raw: str, *, join_lines: bool) -> str:
    """Return a page's text in NFC, free of control characters, paragraphs divided by line ends.

    `join_lines` puts the lines of a paragraph, and words divided at line ends, together again; a
    .docx has whole paragraphs already.
    """
    lines = [" ".join(line.split()) for line in LINE_END.split(raw)]
    text = "\n".join(line for line in lines if line)
    if join_lines:
        text = _rejoin("\n".join(_paragraphs(text.split("\n"))))
    text = SHAPES.sub(_letters, UNWANTED.sub("", text.replace("\xad", "")))
    text = PERHAPS_MARKS.sub(_few_marks, text)
    return unicodedata.normalize("NFC", text).strip()


def _letters(shapes: re.Match[str]) -> str:
    """Return the letters of presentation forms; a lone vowel mark loses the space it stands on."""
    return unicodedata.normalize("NFKC", shapes.group()).replace(" \u064b", "\u064b")


def _few_marks(run: re.Match[str]) -> str:
    kept, rest = run.group()[:MOST_MARKS], run.group()[MOST_MARKS:]
    return kept + "".join(letter for letter in rest if not unicodedata.combining(letter))


def _rejoin(text: str) -> str:
    """Put divided words together: without the hyphen between small letters, with it elsewhere.

    "coopera-/tion" is one word and "South-/South" two; a compound such as "long-/term" is known
    by the page's having it elsewhere on one line.
    """
    compounds = set(COMPOUND.findall(text))
    return DIVISION.sub(lambda division: _hyphen(division, text, compounds), text)


def _hyphen(division: re.Match[str], text: str, compounds: set[str]) -> str:
    before = LAST_WORD.search(text, max(division.start() - LONGEST_WORD, 0), division.start())
    behind = FIRST_WORD.match(text, division.end(), division.end() + LONGEST_WORD)
    if not (before and behind and before[0][-1].islower() and behind[0][0].islower()):
        return "-"
    return "-" if f"{before[0]}-{behind[0]}" in compounds else ""


def _paragraphs(lines: list[str]) -> list[str]:
    """Join lines that belong to one paragraph, judged by length, last and first character.

    A word divided at a line end stays marked as such.
    """
    full = _full_length(lines)
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        line = HYPHEN_AT_END.sub(DIVIDED[-1], line)
        if previous and not _ends_paragraph(previous, full) and not LIST_ITEM.match(line):
            paragraphs[-1] += [_between(previous, line), line]
        else:
            paragraphs.append([line])
        previous = line
    return ["".join(parts) for parts in paragraphs]


def _between(before: str, line: str) -> str:
    unspaced = UNSPACED.match(before[-1]) and UNSPACED.match(line[0])
    return "" if before[-1] in DIVIDED or unspaced else " "


def _full_length(lines: list[str]) -> int:
    """Return the length of a line that fills the column, in characters."""
    lengths = sorted(len(piece) for line in lines for piece in DIVISION.split(line))
    return lengths[len(lengths) * 9 // 10]


def _ends_paragraph(line: str, full: int) -> bool:
    """Say whether a line is too short to be followed by another of its paragraph."""
    if line[-1] in DIVIDED:
        return False
    last_on_paper = len(DIVISION.split(line)[-1])
    return last_on_paper < full * (0.85 if line.endswith(SENTENCE_ENDS) else 0.5)
