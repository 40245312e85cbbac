"""Make the files of the demo papers again: `python -m thinkers_site.demo.print_papers [ID ...]`.

The files are kept in the repository; this is only needed after a change to the texts. It takes
Chromium and three sets of fonts; on Debian: `apt-get install chromium fonts-noto-core
fonts-wqy-microhei fonts-hosny-amiri`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from pypdf import PdfWriter

from thinkers_site.demo.demo_papers import FILES_FOLDER, DemoPaper, load_demo_papers
from thinkers_site.demo.paper_docx import write_docx
from thinkers_site.demo.paper_html import paper_html

CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",  # Chromium refuses to run as root otherwise; it prints our own page only
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]


def print_papers(external_ids: list[str]) -> None:
    """Write the files of the papers named, or of all papers when none is named."""
    FILES_FOLDER.mkdir(exist_ok=True)
    for paper in load_demo_papers():
        if paper.file is None or (external_ids and paper.external_id not in external_ids):
            continue
        if paper.file.suffix == ".docx":
            write_docx(paper, paper.file)
        else:
            _print_pdf(paper, paper.file)
        sys.stdout.write(f"{paper.file.name}: {paper.file.stat().st_size // 1024} kB\n")


def _print_pdf(paper: DemoPaper, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "paper.html"
        printed = Path(folder) / "paper.pdf"
        page.write_text(paper_html(paper), encoding="utf-8")
        subprocess.run(
            [*CHROMIUM, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", page],
            check=True,
            capture_output=True,
            timeout=120,
        )
        _write_with_metadata(paper, printed, path)


def _write_with_metadata(paper: DemoPaper, printed: Path, path: Path) -> None:
    writer = PdfWriter(clone_from=printed)
    written = f"D:{paper.date:%Y%m%d}120000Z"
    writer.metadata = {
        "/Title": paper.title,
        "/Author": "; ".join(author.name for author in paper.authors),
        "/CreationDate": written,
        "/ModDate": written,
    }
    writer.compress_identical_objects(remove_unreferenced=True)
    writer.write(path)


if __name__ == "__main__":
    print_papers(sys.argv[1:])
