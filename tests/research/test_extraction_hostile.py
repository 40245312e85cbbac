"""Files made to harm whoever opens them: each is refused, or read, within the limits."""

import io
import struct
import time
import zipfile
import zlib
from dataclasses import replace

import pytest

from research.extraction import FileRefused, check_paper_file, extract_pages, read_first_look
from research.extraction.limits import FILE_LIMITS, MEGABYTE, ORDINARY
from research.extraction.reading import read
from tests.pdf_builder import PdfBuilder
from tests.samples import office_package, paragraph, pdf, zipped

LONGEST = 30  # seconds; the machine that runs the tests may be busy
TIGHT = replace(ORDINARY, memory=200 * MEGABYTE)


@pytest.fixture(autouse=True)
def _in_time():
    started = time.monotonic()
    yield
    assert time.monotonic() - started < LONGEST


def refusal(content, name="paper.pdf"):
    with pytest.raises(FileRefused) as caught:
        check_paper_file(io.BytesIO(content), name=name, max_bytes=50 * MEGABYTE)
    return caught.value


def refusal_of(content, tmp_path, kind="pdf", task="check", **given):
    """Return why the reader refuses a file, with the limits given."""
    path = tmp_path / f"paper.{kind}"
    path.write_bytes(content)
    with path.open("rb") as file, pytest.raises(FileRefused) as caught:
        read(file, kind=kind, task=task, **given)
    return caught.value


def form(builder, content, inside=""):
    """Add a form XObject that draws others, so that pages can draw it again and again."""
    return builder.stream(
        content,
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        f"/Resources << /XObject << {inside} >> >>",
    )


def bomb(megabytes):
    """Return a zlib stream of this many million zero bytes, made of one piece again and again."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + piece * megabytes + b"\x03\x00" + b"\x00\x00\x00\x01"


def test_a_hundred_thousand_pages_are_refused_with_the_number():
    builder = PdfBuilder()
    content = builder.build_pages([builder.page()] * 100_000)
    refused = refusal(content)
    assert refused.code == "too_many_pages"
    assert "100000 pages; at most 2000" in str(refused)


def test_a_page_tree_of_fifty_thousand_levels_is_refused():
    builder = PdfBuilder()
    node = builder.page()
    for _level in range(50_000):
        node = builder.add(f"<< /Type /Pages /Count 1 /Kids [{node} 0 R] >>")
    catalogue = builder.add(f"<< /Type /Catalog /Pages {node} 0 R >>")
    assert refusal(builder.build(catalogue)).code == "damaged"


def test_a_page_tree_that_holds_itself_is_refused():
    builder = PdfBuilder()
    tree = builder.add()
    builder.put(tree, f"<< /Type /Pages /Count 9 /Kids [{tree} 0 R {tree} 0 R] >>")
    catalogue = builder.add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    assert refusal(builder.build(catalogue)).code == "damaged"


def test_a_stream_compressed_twice_that_unpacks_to_more_than_the_memory_is_refused(tmp_path):
    builder = PdfBuilder()
    stream = builder.stream(zlib.compress(bomb(500), 9), "/Filter [/FlateDecode /FlateDecode]")
    page = builder.add(f"<< /Type /Page /Parent 0 0 R /Contents {stream} 0 R >>")
    content = builder.build_pages([page])
    assert len(content) < 20_000
    assert refusal_of(content, tmp_path, limits=TIGHT).code == "too_big_in_memory"


def test_a_drawing_that_draws_ten_others_twelve_times_over_is_refused(tmp_path):
    builder = PdfBuilder()
    drawn = form(builder, b"0 0 9 9 re f")
    for _level in range(12):
        drawn = form(builder, b"/X Do " * 10, f"/X {drawn} 0 R")
    page = builder.page(b"/X Do " * 10, f"/XObject << /X {drawn} 0 R >>")
    refused = refusal_of(builder.build_pages([page]), tmp_path, limits=TIGHT)
    assert refused.code in ("too_big_in_memory", "too_slow")


def test_more_text_than_can_be_stored_is_refused(tmp_path):
    few = replace(FILE_LIMITS, max_characters=100)
    paper = pdf(["A paper."] * 20)
    refused = refusal_of(paper, tmp_path, task="extract", file_limits=few)
    assert refused.code == "too_large"
    assert "more text than can be stored" in str(refused)


@pytest.mark.parametrize("box", ["0 0 10000000 10000000", "0 0 1 10000000", "0 0 0 0", "9 9 -9 -9"])
def test_the_cover_of_an_absurd_page_stays_small(tmp_path, box):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(["A paper."], box=box))
    look = read_first_look(path, kind="pdf")
    assert look.page_count == 1
    assert look.cover is None or len(look.cover) < MEGABYTE


def jbig2_page(size):
    """Return a JBIG2 stream whose page claims `size` pixels each way (ITU-T T.88, 7.4.8)."""
    information = struct.pack(">IIIIBH", size, size, 0, 0, 0, 0)
    return struct.pack(">IBBBI", 0, 48, 0, 1, len(information)) + information


@pytest.mark.parametrize(
    ("data", "size", "filter_name"),
    [(bomb(100), 10_000, "/FlateDecode"), (jbig2_page(65_535), 65_535, "/JBIG2Decode")],
    ids=["flate", "jbig2"],
)
def test_a_giant_picture_costs_the_cover_at_most(tmp_path, data, size, filter_name):
    builder = PdfBuilder()
    picture = builder.stream(
        data,
        f"/Type /XObject /Subtype /Image /Width {size} /Height {size} /BitsPerComponent 8 "
        f"/ColorSpace /DeviceGray /Filter {filter_name}",
    )
    drawing = b"q 500 0 0 500 0 0 cm /I Do Q"
    page = builder.page(drawing, f"/XObject << /I {picture} 0 R >>")
    path = tmp_path / "paper.pdf"
    path.write_bytes(builder.build_pages([page]))
    assert read_first_look(path, kind="pdf").page_count == 1


def test_a_word_file_that_unpacks_to_more_than_allowed_is_refused(tmp_path):
    content = office_package("<w:p/>" * MEGABYTE)
    assert len(content) < MEGABYTE // 10
    little = replace(FILE_LIMITS, max_unpacked=5 * MEGABYTE)
    refused = refusal_of(content, tmp_path, kind="docx", file_limits=little)
    assert refused.code == "too_big_in_memory"


def test_a_word_file_that_lies_about_its_size_is_refused():
    honest = office_package(paragraph("A paper. " * 100_000))
    size = struct.pack("<I", len(part(honest, "word/document.xml")))
    lying = honest.replace(size, struct.pack("<I", 1_000))
    assert lying != honest
    assert refusal(lying, "paper.docx").code == "damaged"


def test_a_word_file_of_elements_within_elements_is_refused():
    deep = "<w:p>" * 100_000 + "</w:p>" * 100_000
    assert refusal(office_package(deep), "paper.docx").code == "damaged"


def word_with_entity(definitions):
    """Return a .docx with a document type of its own and a paragraph that uses `&x;`."""
    honest = office_package(paragraph("The paper.", "<w:t>&x;</w:t>"))
    document = f"<!DOCTYPE w [{definitions}]>" + part(honest, "word/document.xml").decode()
    types = part(honest, "[Content_Types].xml")
    return zipped({"[Content_Types].xml": types, "word/document.xml": document})


def test_entities_that_multiply_are_refused():
    levels = [f'<!ENTITY x{level} "{f"&x{level - 1};" * 10}">' for level in range(1, 12)]
    laughs = ['<!ENTITY x0 "laugh">', *levels, '<!ENTITY x "&x11;">']
    assert refusal(word_with_entity("".join(laughs)), "paper.docx").code == "damaged"


def test_a_file_of_the_server_does_not_get_into_a_paper(tmp_path):
    path = tmp_path / "paper.docx"
    path.write_bytes(word_with_entity('<!ENTITY x SYSTEM "file:///etc/passwd">'))
    assert [page.text for page in extract_pages(path, kind="docx")] == ["The paper."]


def part(package, name):
    return zipfile.ZipFile(io.BytesIO(package)).read(name)
