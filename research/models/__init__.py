"""The paper side: papers, their files and the terms that describe them."""

from research.models.paper_author import PaperAuthor
from research.models.paper_file import PaperFile
from research.models.paper_file_page import PaperFilePage
from research.models.paper_page import PaperKind, PaperPage
from research.models.paper_parts import (
    KeyMessage,
    PaperAttachment,
    PaperSponsor,
    Recommendation,
    TranslatedAbstract,
)
from research.models.sdg import SDG
from research.models.topic import Topic

__all__ = [
    "SDG",
    "KeyMessage",
    "PaperAttachment",
    "PaperAuthor",
    "PaperFile",
    "PaperFilePage",
    "PaperKind",
    "PaperPage",
    "PaperSponsor",
    "Recommendation",
    "Topic",
    "TranslatedAbstract",
]
