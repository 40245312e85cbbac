"""The printed form of a demo paper as one HTML page; `print_papers` makes the PDF of it."""

from html import escape
from itertools import groupby

from networks.vocabulary.languages import is_right_to_left
from thinkers_site.demo.demo_coalition import load_demo_institutions, load_demo_networks
from thinkers_site.demo.demo_papers import DemoAuthor, DemoPaper, load_labels
from thinkers_site.demo.paper_text import BOLD, read_blocks

# The fonts decide whether PDFium, which will read the files, finds the text that was printed.
# Amiri without kerning and optional ligatures comes back word for word; with fonts that compose
# letters of a base and dots, such as Noto's, the letters of many words come back reversed.
# WenQuanYi Micro Hei halves the size: Chromium turns the outlines of Noto's CJK fonts into Type 3.
STYLE = """
@page { size: A4; margin: 24mm 26mm 26mm; }
@page { @bottom-center { content: counter(page); font-size: 9pt; } }
html { font: 11.5pt/1.55 "Noto Serif", serif; color: #1d2a33; }
html:lang(ar) { font: 14pt/1.75 Amiri; font-kerning: none; word-spacing: 0.12em; }
html:lang(ar) { font-feature-settings: "calt" 0, "liga" 0, "dlig" 0; }
html:lang(zh) { font: 12pt/1.85 "WenQuanYi Micro Hei"; }
.people { font: 11.5pt/1.55 "Noto Serif", serif; word-spacing: normal; }
body { margin: 0; }
p { margin: 0 0 0.7em; orphans: 3; widows: 3; }
h1 { font-size: 1.9em; line-height: 1.25; margin: 0.3em 0 0.2em; color: #0b4a6f; }
h2 { font-size: 1.2em; margin: 1.3em 0 0.5em; color: #0b4a6f; break-after: avoid; }
.mark { border-top: 4pt solid #0b4a6f; padding-top: 3mm; font-weight: bold; color: #8a3b12; }
.subtitle { font-size: 1.2em; color: #44545f; }
.people p { margin: 0 0 0.15em; }
.small { font-size: 0.85em; color: #44545f; }
.part { break-before: page; }
.end { break-inside: avoid; }
li { margin-bottom: 0.4em; }
"""


def paper_html(paper: DemoPaper) -> str:
    """Return the complete page; it needs no other file."""
    direction = "rtl" if is_right_to_left(paper.language) else "ltr"
    return (
        f'<!doctype html><html lang="{paper.language}" dir="{direction}"><head>'
        f'<meta charset="utf-8"><title>{escape(paper.title)}</title><style>{STYLE}</style></head>'
        f"<body>{_title_page(paper)}{_parts(paper)}{_end(paper)}</body></html>"
    )


def author_line(author: DemoAuthor) -> str:
    """The author's name, with the institution or affiliation where there is one."""
    institutions = {row.slug: row.title for row in load_demo_institutions()}
    home = institutions[author.institution] if author.institution else author.affiliation
    return f"{author.name}, {home}" if home else author.name


def network_title(paper: DemoPaper) -> str:
    return next(row.title for row in load_demo_networks() if row.slug == paper.network)


def _title_page(paper: DemoPaper) -> str:
    labels = load_labels()[paper.language]
    people = "".join(f"<p>{escape(author_line(author))}</p>" for author in paper.authors)
    return (
        f'<p class="mark">{labels["demo_mark"]}</p><p>{labels[paper.kind]}</p>'
        f'<h1>{escape(paper.title)}</h1><p class="subtitle">{escape(paper.subtitle)}</p>'
        f'<div class="people" lang="en" dir="ltr">{people}'
        f'<p class="small">{escape(network_title(paper))}, {paper.date.isoformat()}</p></div>'
        f"<h2>{labels['abstract']}</h2><p>{escape(paper.abstract.strip())}</p>"
        f"<h2>{labels['key_messages']}</h2>{_list(paper.key_messages)}"
    )


def _parts(paper: DemoPaper) -> str:
    blocks = read_blocks(paper.body, paper.language)
    parts = [
        "".join(_block(block) for block in part)
        for is_break, part in groupby(blocks, key=lambda block: block.kind == "page-break")
        if not is_break
    ]
    return "".join(f'<section class="part">{part}</section>' for part in parts)


def _block(block) -> str:
    tag = "h2" if block.kind == "heading" else "p"
    text = BOLD.sub(r"<strong>\1</strong>", escape(block.text))
    return f'<{tag} lang="{block.language}">{text}</{tag}>'


def _end(paper: DemoPaper) -> str:
    labels = load_labels()[paper.language]
    recommendations = [f"{row.addressee}: {row.text}" for row in paper.recommendations]
    return (
        f'<section class="end"><h2>{labels["recommendations"]}</h2>{_list(recommendations)}'
        f'<p class="small">{labels["disclaimer"]}</p></section>'
    )


def _list(texts: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"
