"""How much time, memory, pages and text one uploaded file may cost.

What                          Limit            Why
----------------------------  ---------------  ------------------------------------------------
processor time, <= 100 pages  10 s             100 pages need 0.5 s, in Arabic 2 to 4 s (each
                                               letter's place is looked up)
processor time, longer files  10 s more for    reports of several hundred pages stay possible
                              every 100 pages
processor time, any file      60 s             hard limit of the kernel, cannot be raised
wall clock, any file          60 s             the whole process group is killed
address space                 1 GB             a bomb fails inside its own process
pages                         2,000            longer works are uploaded in parts
text                          10 million       about 3,000 dense pages; protects database and index
                              characters
text of one page              2 million        a .docx without page breaks is one page
                              characters
answer of the reader          48 MB            the text above in UTF-8, or the cover
unpacked .docx                300 MB           the real parts of a Word file, zip bombs refused
files written                 none             the reader has nothing to write
processes started             none             the kernel exempts root: run the site as a user
open files                    64               its own libraries and system fonts
"""

from dataclasses import asdict, dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What the kernel grants one sandboxed process; times in seconds, sizes in bytes.

    `cpu_soft` is where the process starts; it may raise it for a long file, up to `cpu_hard`.
    """

    cpu_soft: int = 10
    cpu_hard: int = 60
    wall_clock: float = 60
    memory: int = 1024 * MEGABYTE
    open_files: int = 64
    output: int = 48 * MEGABYTE


@dataclass(frozen=True)
class FileLimits:
    """What the reader accepts inside one file; `cpu_per_step` seconds for each `step_pages`."""

    max_pages: int = 2_000
    max_characters: int = 10_000_000
    max_page_characters: int = 2_000_000
    max_unpacked: int = 300 * MEGABYTE
    step_pages: int = 100
    cpu_per_step: int = 10
    cover_width: int = 800
    cover_height: int = 1_600

    def as_options(self) -> dict[str, int]:
        """Return the limits as the plain mapping that goes to the reader."""
        return asdict(self)


ORDINARY = Limits()
FILE_LIMITS = FileLimits()
