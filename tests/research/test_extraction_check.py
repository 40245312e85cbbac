"""Which files are taken as papers, and what the researcher is told about the others."""

import io

import pypdf
import pytest

from research.extraction import FileRefused, check_paper_file
from tests.pdf_builder import PdfBuilder
from tests.samples import WORD_TYPE, office_package, paragraph, pdf, word, zipped

MEGABYTE = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"


def check(content, name="paper.pdf", max_bytes=MEGABYTE):
    return check_paper_file(io.BytesIO(content), name=name, max_bytes=max_bytes)


def refusal(content, name="paper.pdf", max_bytes=MEGABYTE):
    with pytest.raises(FileRefused) as caught:
        check(content, name, max_bytes)
    return caught.value


def locked(content, *, user, owner):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(user, owner, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def main_type(kind):
    return WORD_TYPE.replace("vnd.openxmlformats-officedocument.wordprocessingml.document", kind)


def test_a_pdf_and_a_word_file_are_taken():
    assert check(pdf(["A paper."]), "Paper.PDF") == "pdf"
    assert check(word(["A paper."]), "paper.docx") == "docx"


def test_a_file_is_left_at_its_beginning_for_the_storage():
    file = io.BytesIO(pdf())
    check_paper_file(file, name="paper.pdf", max_bytes=MEGABYTE)
    assert file.tell() == 0


def test_a_pdf_behind_other_bytes_is_taken_as_pdf_readers_do():
    assert check(b"\r\n" + b"sent by a mail gateway\r\n" * 10 + pdf()) == "pdf"


def test_a_pdf_with_bytes_behind_its_end_is_taken():
    assert check(pdf() + b"\0" * 3000) == "pdf"


def test_a_pdf_that_anybody_may_open_is_taken_though_its_owner_locked_changes():
    assert check(locked(pdf(), user="", owner="owner")) == "pdf"


def test_a_word_file_of_the_strict_standard_is_taken():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert check(office_package(paragraph("A paper."), namespace=strict), "paper.docx") == "docx"


@pytest.mark.parametrize(
    ("code", "content", "words"),
    [
        ("empty", b"", "empty"),
        ("empty", PdfBuilder().build_pages([]), "no pages"),
        ("encrypted", locked(pdf(), user="secret", owner="owner"), "password"),
        ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("damaged", pdf(["A paper."] * 20)[:3000], "damaged"),
        ("damaged", pdf(["A paper."] * 20)[:-100], "damaged"),
        ("damaged", b"%PDF-1.7\nstartxref\n0\n%%EOF", "damaged"),
        ("damaged", b"PK\x03\x04" + bytes(200), "damaged"),
        ("disguised", HTML, "a web page"),
        ("disguised", HTML + pdf(), "a web page"),
        ("disguised", PNG, "a picture"),
        ("disguised", b"MZ\x90\0" + bytes(100), "a program"),
        ("disguised", b"MZ\x90\0" + pdf(), "a program"),
        ("disguised", b"A paper, typed.\n" * 20, "a text file"),
        ("disguised", bytes(range(256)), "not a PDF or a Word file"),
        ("disguised", zipped({"paper.txt": "A paper."}), "an archive"),
        ("unsupported", OLE, "old Office format"),
    ],
)
def test_another_file_named_pdf_is_refused_in_one_sentence(code, content, words):
    refused = refusal(content)
    assert refused.code == code
    assert words in str(refused)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("unsupported", "vnd.ms-word.document.macroEnabled", "macros"),
        (
            "unsupported",
            "vnd.openxmlformats-officedocument.wordprocessingml.template",
            "template",
        ),
        ("disguised", "vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheet"),
        ("disguised", "vnd.openxmlformats-officedocument.presentationml.slides", "presentation"),
        ("disguised", "vnd.oasis.opendocument", "an archive"),
    ],
)
def test_another_office_file_named_docx_is_refused(code, kind, words):
    refused = refusal(office_package(content_type=main_type(kind)), "paper.docx")
    assert refused.code == code
    assert words in str(refused)


def test_a_word_file_without_a_word_is_refused():
    assert refusal(word([""]), "paper.docx").code == "empty"


def test_a_name_that_hides_the_kind_is_refused():
    refused = refusal(pdf(), "paper.docx")
    assert refused.code == "disguised"
    assert "does not end in .pdf" in str(refused)
    assert refusal(word(), "paper.pdf").code == "disguised"


def test_a_file_over_the_limit_is_refused_with_both_sizes():
    refused = refusal(pdf() + bytes(3 * MEGABYTE // 2), max_bytes=MEGABYTE)
    assert refused.code == "too_large"
    assert "1.5 MB" in str(refused)
    assert "at most 1 MB" in str(refused)


def test_a_broken_page_is_found_at_the_door():
    builder = PdfBuilder()
    content = builder.build_pages([builder.page(), builder.add("(this is no page)")])
    assert refusal(content).code == "damaged"
