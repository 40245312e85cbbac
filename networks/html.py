"""Text out of HTML that others wrote; the only module that imports bleach."""

import html
import re

import bleach

# What ends a line on the page, in HTML and in JATS (the XML of scholarly publishers).
BLOCKS = (
    "abstract|blockquote|br|caption|dd|div|dl|dt|h[1-6]|hr|label|li|list|list-item|ol|p|pre|sec|"
    "section|table|td|th|title|tr|ul"
)
INLINE = (
    "a|abbr|b|bold|cite|code|em|ext-link|font|i|inline-formula|italic|monospace|q|s|sc|script|"
    "small|span|strong|style|sub|sup|tt|u|underline|xref"
)
PREFIXED = r"(?:jats|mml):[a-z][\w-]*"  # JATS, and the MathML in it


def _tag(names: str) -> str:
    """A pattern for the tags of these names; "a <b and c> d" is no tag, it has no attributes."""
    return rf"/?(?:{names})(?:\s[^<>=]*=[^<>]*|\s*/?)>"


_ANY_TAG = _tag(f"{BLOCKS}|{INLINE}|{PREFIXED}")
_TAG = re.compile(f"<{_ANY_TAG}", re.IGNORECASE)
_BLOCK = re.compile(f"<{_tag(f'(?:jats:)?(?:{BLOCKS})')}", re.IGNORECASE)
# A "<" that opens no tag is a sign of the text: "p <0.05", "x <y".
_BARE_LESS_THAN = re.compile(f"<(?!{_ANY_TAG})", re.IGNORECASE)
_CODE = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)|<!--.*?(-->|\Z)", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)
# Neither readable nor storable (PostgreSQL refuses the first): NUL and other controls, surrogates.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def plain_text(source: str) -> str:
    """Return the text of a piece of HTML or JATS, its paragraphs as lines; plain text stays so.

    Tags go, entities become letters, scripts and comments vanish, runs of blank lines become one.
    The result is text: a template must still escape it.
    """
    text = source
    if _has_markup(text):
        text = _without_markup(text)
        if _TAG.search(text):  # tags that were written as entities: &lt;p&gt;
            text = _without_markup(text)
    return _tidy(text)


def _has_markup(text: str) -> bool:
    return bool(_TAG.search(text) or _CODE.search(text) or _ENTITY.search(text))


def _without_markup(text: str) -> str:
    text = _BLOCK.sub(r"\n\g<0>", _CODE.sub(" ", text))
    text = _BARE_LESS_THAN.sub("&lt;", text)
    return html.unescape(bleach.clean(text, tags=set(), strip=True))


def _tidy(text: str) -> str:
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
