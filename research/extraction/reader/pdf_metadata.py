"""Reads what a PDF says about itself: the information dictionary and the XMP packet."""

from io import BytesIO

import pypdfium2

MOST = 5_000  # characters of one value


def read_information(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """Return title, author and language as the file has them, empty when missing."""
    return {
        "title": document.get_metadata_value("Title")[:MOST],
        "author": document.get_metadata_value("Author")[:MOST],
    }


def read_xmp(data: bytes) -> dict[str, str]:
    """Return title, author and language of the XMP packet and the catalogue."""
    import pypdf  # takes as long to load as all else; the other tasks do without

    reader = pypdf.PdfReader(BytesIO(data))
    found = {"language": str(reader.root_object.get("/Lang", ""))[:MOST]}
    packet = reader.xmp_metadata
    if packet:
        titles = packet.dc_title or {}
        found["title"] = str(titles.get("x-default") or next(iter(titles.values()), ""))[:MOST]
        found["author"] = "; ".join(map(str, packet.dc_creator or []))[:MOST]
    return found
