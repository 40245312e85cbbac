"""Collects the text of a Word document into pages, from its elements in document order."""

from collections.abc import Callable

from lxml import etree
from report import Refused

OFF = ("0", "false", "off")


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """Return the attribute `name` of any namespace, or an empty string."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


class Pages:
    """Receives elements as they end; `finish` gives the text of each page.

    Word writes its own mark (`lastRenderedPageBreak`) also behind a break that the author set, and
    once in each cell of a table row that goes over the page: each such page turn counts once.
    """

    def __init__(self, notes: dict[str, dict[str, str]], options: dict[str, int]) -> None:
        self._notes = notes
        self._options = options
        self._left = options["max_characters"]
        self._left_on_page = options["max_page_characters"]
        self._done: list[str] = []
        self._text: list[str] = []
        self._page_notes: list[str] = []
        self._after_author_break = False
        self._row_turned = False
        self._new_section = False
        self._actions: dict[str, Callable[[etree._Element], None]] = {
            "t": lambda element: self._add(element.text or ""),
            "tab": lambda element: self._add("\t" if _in_run(element) else ""),
            "cr": lambda element: self._add("\n"),
            "noBreakHyphen": lambda element: self._add("-"),
            "br": self._break,
            "lastRenderedPageBreak": self._rendered_break,
            "pageBreakBefore": self._break_before,
            "sectPr": self._section,
            "p": self._paragraph,
            "tr": self._row,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
        }

    def take(self, element: etree._Element) -> None:
        """Take one element at its end."""
        if action := self._actions.get(local_name(element)):
            action(element)

    def finish(self) -> list[str]:
        """Return the text of all pages; an empty page behind the last break is none."""
        self._turn()
        if len(self._done) > 1 and not self._done[-1]:
            self._done.pop()
        return self._done

    def _add(self, text: str) -> None:
        self._count(text)
        self._text.append(text)
        if text and not text.isspace():
            self._after_author_break = False

    def _count(self, text: str) -> None:
        self._left -= len(text)
        self._left_on_page -= len(text)
        if self._left < 0 or self._left_on_page < 0:
            raise Refused("too_large")

    def _turn(self) -> None:
        self._done.append("".join(["".join(self._text).strip(), *self._page_notes]).strip())
        self._text, self._page_notes = [], []
        self._left_on_page = self._options["max_page_characters"]
        if len(self._done) > self._options["max_pages"]:
            raise Refused("too_many_pages")

    def _author_break(self) -> None:
        self._turn()
        self._after_author_break = True

    def _break(self, element: etree._Element) -> None:
        if attribute(element, "type") == "page":
            self._author_break()
        else:
            self._add("\n")

    def _rendered_break(self, element: etree._Element) -> None:
        if not self._after_author_break and not self._row_turned:
            self._turn()
        in_row = next(element.iterancestors("{*}tr"), None) is not None
        self._after_author_break, self._row_turned = False, in_row

    def _break_before(self, element: etree._Element) -> None:
        if attribute(element, "val") not in OFF and "".join(self._text).strip():
            self._author_break()

    def _section(self, element: etree._Element) -> None:
        kind = element.find("{*}type")
        flows_on = kind is not None and attribute(kind, "val") in ("continuous", "nextColumn")
        self._new_section = local_name(element.getparent()) == "pPr" and not flows_on

    def _paragraph(self, _element: etree._Element) -> None:
        self._add("\n")
        if self._new_section:
            self._new_section = False
            self._author_break()

    def _row(self, _element: etree._Element) -> None:
        self._row_turned = False

    def _note(self, element: etree._Element) -> None:
        kind = local_name(element).removesuffix("Reference")
        if text := self._notes.get(kind, {}).get(attribute(element, "id")):
            self._count(text)
            self._page_notes.append("\n" + text)


def _in_run(element: etree._Element) -> bool:
    """Tell a tab in the text from the definition of a tab stop."""
    parent = element.getparent()
    return parent is not None and local_name(parent) == "r"
