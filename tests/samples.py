"""Builds small papers for tests: PDFs by hand, Word files by python-docx or from raw XML."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx

from tests.pdf_builder import A4, PdfBuilder


def pdf(
    pages: Sequence[str] = ("A paper.",),
    *,
    title: str = "",
    author: str = "",
    xmp: str = "",
    box: str = A4,
) -> bytes:
    """Return a PDF; each page's lines stand under each other, the first one of page 1 in 24 pt.

    Text is limited to Windows' Latin characters. An empty page has no text, as a scan.
    """
    builder = PdfBuilder()
    font = builder.add(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    numbers = []
    for place, text in enumerate(pages):
        content = _text_operators(text, first=place == 0)
        numbers.append(builder.page(content, f"/Font << /F1 {font} 0 R >>", box))
    info = builder.add(f"<< /Title {_string(title)} /Author {_string(author)} >>")
    packet = builder.stream(xmp.encode(), "/Type /Metadata /Subtype /XML")
    return builder.build_pages(numbers, catalogue=f"/Metadata {packet} 0 R" * bool(xmp), info=info)


def _string(text: str) -> str:
    """Return a PDF text string in UTF-16 (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def _text_operators(text: str, *, first: bool) -> bytes:
    lines = []
    for place, line in enumerate(text.splitlines()):
        size = 24 if first and not place else 11
        shown = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        lines.append(f"BT /F1 {size} Tf 50 {790 - 15 * place} Td ({shown}) Tj ET")
    return "\n".join(lines).encode("cp1252")


def glyph_pdf(lines: Sequence[Sequence[str]], *, actual_text: bool = False) -> bytes:
    """Return a page on which each line is given as its glyphs from left to right.

    A glyph stands for one or more characters; at most 255 different ones. `actual_text` names the
    characters of each glyph in the content, as Chromium does, in place of the font's own table.
    """
    builder = PdfBuilder()
    glyphs = sorted({glyph for line in lines for glyph in line if glyph != " "})
    codes = {" ": 1} | {glyph: number for number, glyph in enumerate(glyphs, start=2)}
    font = _block_font(builder, {" ": 1} if actual_text else codes, len(codes))
    content = "\n".join(
        f"BT /F1 12 Tf 50 {790 - 20 * place} Td {_show(line, codes, actual_text)} ET"
        for place, line in enumerate(lines)
    )
    return builder.build_pages([builder.page(content.encode(), f"/Font << /F1 {font} 0 R >>")])


def _show(line: Sequence[str], codes: dict[str, int], actual_text: bool) -> str:
    shown = []
    for glyph in line:
        draw = f"<{codes[glyph]:02X}> Tj"
        if actual_text and glyph != " ":
            draw = f"/Span << /ActualText {_string(glyph)} >> BDC {draw} EMC"
        shown.append(draw)
    return " ".join(shown)


def _block_font(builder: PdfBuilder, codes: dict[str, int], last: int) -> int:
    """Add a Type 3 font of black blocks, half an em wide, whose table tells the characters."""
    table = "\n".join(
        f"<{code:02X}> <{glyph.encode('utf-16-be').hex()}>" for glyph, code in codes.items()
    )
    unicode = builder.stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        + f"{len(codes)} beginbfchar\n{table}\nendbfchar\nendcmap end end".encode()
    )
    block = builder.stream(b"500 0 0 0 500 700 d1 0 0 500 700 re f")
    empty = builder.stream(b"500 0 0 0 0 0 d1")
    names = " ".join(f"/g{code}" for code in range(1, last + 1))
    drawn = " ".join(f"/g{code} {block if code > 1 else empty} 0 R" for code in range(1, last + 1))
    return builder.add(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [.001 0 0 .001 0 0] "
        f"/CharProcs << {drawn} >> /Encoding << /Type /Encoding /Differences [1 {names}] >> "
        f"/FirstChar 1 /LastChar {last} /Widths [{'500 ' * last}] /ToUnicode {unicode} 0 R "
        "/Resources << >> >>"
    )


def word(pages: Sequence[str] = ("A paper.",), *, title: str = "", author: str = "") -> bytes:
    """Return a .docx with a page break between the pages; each line is a paragraph."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    for place, text in enumerate(pages):
        if place:
            document.add_page_break()
        for line in text.splitlines():
            document.add_paragraph(line)
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip archive, compressed, of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def office_package(
    body: str = "", *, content_type: str = WORD_TYPE, namespace: str = WORD_NAMESPACE, **more: str
) -> bytes:
    """Return an Office package whose main part has this WordprocessingML (prefix `w:`) as body.

    `more` are parts beside the main one: `footnotes` becomes word/footnotes.xml.
    """
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>'
        ),
    }
    for name, content in {"document": f"<w:body>{body}</w:body>", **more}.items():
        parts[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{namespace}">{content}</w:{name}>'
    return zipped(parts)


def paragraph(*runs: str) -> str:
    """Return a paragraph of WordprocessingML; a run is text, or elements when it starts with <."""
    inner = "".join(run if run.startswith("<") else f"<w:t>{run}</w:t>" for run in runs)
    return f"<w:p><w:r>{inner}</w:r></w:p>"
