"""Opens a Word package (ZIP, ISO 29500-2) with care: bombs, macros, other Office files."""

import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from report import Refused

CONTENT_TYPES = "[Content_Types].xml"
MEDIA = "/media/"
WORD_MAIN = "wordprocessingml.document.main+xml"
# Why other packages are refused; each is found in the content type of the main part.
OTHERS = {
    "macroenabled": ("unsupported", "macros"),
    "wordprocessingml.template": ("unsupported", "template"),
    "spreadsheetml": ("disguised", "spreadsheet"),
    "presentationml": ("disguised", "slides"),
}
MOST_PARTS = 10_000
MOST_DIRECTORY = 2 * 1024 * 1024  # bytes of one of the package's own lists
ENCRYPTED_FLAG = 0x1
SAFE = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}


@contextmanager
def open_package(data: bytes, options: dict) -> Iterator[tuple[ZipFile, str]]:
    """Give the open package and the name of its main part."""
    try:
        package = ZipFile(BytesIO(data))
    except zipfile.BadZipFile as error:
        raise Refused("damaged", error) from error
    with package:
        _refuse_bomb(package, options)
        if CONTENT_TYPES not in package.namelist():
            raise Refused("disguised", "a zip archive", hint="archive")
        yield package, _main_part(package)


def beside(part: str, name: str) -> str:
    """Return the name of the part `name` in the folder of another part."""
    return posixpath.join(posixpath.dirname(part), name)


def read_small(package: ZipFile, name: str) -> etree._Element:
    """Return the parsed part; for the package's own lists and properties."""
    if package.getinfo(name).file_size > MOST_DIRECTORY:
        raise Refused("too_big_in_memory", name)
    return etree.fromstring(package.read(name), etree.XMLParser(**SAFE))


def _refuse_bomb(package: ZipFile, options: dict) -> None:
    """Refuse by the sizes in the directory; zipfile never unpacks more than they say."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise Refused("too_big_in_memory", f"{len(parts)} parts")
    if sum(part.file_size for part in parts) > options["max_unpacked"]:
        raise Refused("too_big_in_memory", "unpacks to too much")
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise Refused("encrypted")


def _main_part(package: ZipFile) -> str:
    """Return the name of the part with the text; its content type decides, not the file's name."""
    types = {
        element.get("PartName", "").lstrip("/"): element.get("ContentType", "")
        for element in read_small(package, CONTENT_TYPES).iterfind("{*}Override")
    }
    for name, content_type in types.items():
        if content_type.endswith(WORD_MAIN) and name in package.namelist():
            return name
    for content_type in types.values():
        for sign, (code, hint) in OTHERS.items():
            if sign in content_type.lower():
                raise Refused(code, content_type, hint=hint)
    raise Refused("disguised", "no Word document in the package", hint="archive")
