"""Writes PDF files object by object, good and bad ones (ISO 32000-1, 7.3 and 7.5)."""

from collections.abc import Sequence

A4 = "0 0 595 842"  # points


class PdfBuilder:
    """Collects PDF objects (ISO 32000-1, 7.3) and writes them with a correct xref table."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def add(self, content: str | bytes = b"null") -> int:
        """Add an object and return its number."""
        self._objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(self._objects)

    def put(self, number: int, content: str) -> None:
        """Replace an object that was added to get its number."""
        self._objects[number - 1] = content.encode("latin-1")

    def stream(self, data: bytes, extra: str = "") -> int:
        """Add a stream with its length."""
        return self.add(
            f"<< /Length {len(data)} {extra} >>\nstream\n".encode() + data + b"\nendstream"
        )

    def page(self, content: bytes = b"", resources: str = "", box: str = A4) -> int:
        """Add a page with this content; it joins the tree in `build_pages`."""
        return self.add(
            f"<< /Type /Page /Parent 0 0 R /MediaBox [{box}] /Resources << {resources} >> "
            f"/Contents {self.stream(content)} 0 R >>"
        )

    def build(self, root: int, info: int = 0) -> bytes:
        """Return the file with `root` as its catalogue."""
        file, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, content in enumerate(self._objects, start=1):
            places.append(len(file))
            file += b"%d 0 obj\n" % number + content + b"\nendobj\n"
        start = len(file)
        file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        file += b"".join(b"%010d 00000 n \n" % place for place in places)
        described = f"/Info {info} 0 R" if info else ""
        file += f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R {described} >>\n".encode()
        return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)

    def build_pages(self, pages: Sequence[int], *, catalogue: str = "", info: int = 0) -> bytes:
        """Return the file with these pages in a flat tree."""
        tree = self.add()
        for number in pages:
            page = self._objects[number - 1].replace(b"/Parent 0 0 R", b"/Parent %d 0 R" % tree)
            self._objects[number - 1] = page
        kids = " ".join(f"{number} 0 R" for number in pages)
        self.put(tree, f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>")
        return self.build(
            self.add(f"<< /Type /Catalog /Pages {tree} 0 R {catalogue} >>"), info=info
        )
