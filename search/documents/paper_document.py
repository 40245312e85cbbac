"""A paper as the index sees it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from networks.models import NetworkPage
from research.models import PaperAuthor, PaperFilePage, PaperPage
from search.analysis import ANALYSED_LANGUAGES, NEUTRAL

PART_LENGTH = 3000  # characters of a text without pages that make one passage area
TEXT_ANCHOR = "text"


def field_language(language: str) -> str:
    """The language whose fields hold the text: one that is analysed, or the neutral one."""
    return language if language in ANALYSED_LANGUAGES else NEUTRAL


class PaperDocuments:
    """Papers from the database, as documents: a constant number of queries for any number."""

    def visible(self) -> QuerySet[PaperPage]:
        return PaperPage.objects.visible()

    def documents(self, papers: Iterable[int]) -> dict[int, dict]:
        """Page id to document, for those of the pages that anybody may read now."""
        found = list(
            self.visible()
            .filter(pk__in=list(papers))
            .prefetch_related(
                "topics",
                "sdgs",
                "countries",
                "regions",
                "translated_abstracts",
                "key_messages",
                "recommendations",
                "co_publishers",
                "attachments",
                Prefetch("authors", PaperAuthor.objects.select_related("institution")),
            )
        )
        owners = _owners(found)
        texts = _page_texts(found)
        return {
            paper.pk: _document(paper, owners.get(paper.path[: -paper.steplen]), texts)
            for paper in found
        }


def _owners(papers: list[PaperPage]) -> dict[str, str]:
    """Tree path to slug of the networks that own the papers."""
    paths = {paper.path[: -paper.steplen] for paper in papers}
    return dict(NetworkPage.objects.filter(path__in=paths).values_list("path", "slug"))


def _page_texts(papers: list[PaperPage]) -> dict[int, list[PaperFilePage]]:
    files = {attachment.file_id for paper in papers for attachment in paper.attachments.all()}
    texts = defaultdict(list)
    for page in PaperFilePage.objects.filter(file__in=files).exclude(text="").order_by("number"):
        texts[page.file_id].append(page)
    return texts


def _document(paper: PaperPage, owner: str | None, texts: dict[int, list[PaperFilePage]]) -> dict:
    pages = _pages(paper, texts)
    networks = {owner, *(network.slug for network in paper.co_publishers.all())} - {None}
    document = {
        "type": paper.kind,
        "external_id": paper.external_id or None,
        "network": sorted(networks),
        "language": sorted({paper.language, *(page["language"] for page in pages)} - {""}),
        "date": paper.publication_date.isoformat() if paper.publication_date else None,
        "year": paper.publication_date.year if paper.publication_date else None,
        "people": _people(paper),
        "keywords": paper.keyword_list,
        "pages": pages,
        **_titles_and_abstracts(paper),
        **_terms(paper),
    }
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False)
    document["content_hash"] = hashlib.sha256(canonical.encode()).hexdigest()
    return document


def _people(paper: PaperPage) -> list[str]:
    people = []
    for author in paper.authors.all():
        people += [author.name, author.affiliation_name]
    return [text for text in people if text]


def _titles_and_abstracts(paper: PaperPage) -> dict[str, list[str]]:
    fields = defaultdict(list)
    own = field_language(paper.language)
    fields[f"title_{own}"] += [paper.title, paper.subtitle]
    fields[f"abstract_{own}"].append(paper.abstract)
    fields[f"abstract_{own}"] += [message.text for message in paper.key_messages.all()]
    fields[f"abstract_{own}"] += [advice.text for advice in paper.recommendations.all()]
    for translation in paper.translated_abstracts.all():
        language = field_language(translation.language)
        fields[f"title_{language}"].append(translation.title)
        fields[f"abstract_{language}"].append(translation.abstract)
    return {name: [text for text in values if text] for name, values in fields.items()}


def _terms(paper: PaperPage) -> dict[str, list[str]]:
    fields = defaultdict(list)
    for relation in (paper.topics, paper.sdgs, paper.countries, paper.regions):
        for term in relation.all():
            for language, name in term.names.items():
                fields[f"terms_{language}"].append(name)
    return fields


def _pages(paper: PaperPage, texts: dict[int, list[PaperFilePage]]) -> list[dict]:
    pages = [
        {
            "n": page.number,
            "file": page.file_id,
            "language": page.language,
            f"text_{field_language(page.language)}": page.text,
        }
        for attachment in paper.attachments.all()
        for page in texts[attachment.file_id]
    ]
    own = field_language(paper.language)
    for part in _parts(paper.text):
        pages.append({"anchor": TEXT_ANCHOR, "language": paper.language, f"text_{own}": part})
    return pages


def _parts(text: str) -> list[str]:
    """A long text in parts of about `PART_LENGTH` characters, cut at the ends of lines."""
    parts, part = [], ""
    for line in text.splitlines(keepends=True):
        if part and len(part) + len(line) > PART_LENGTH:
            parts.append(part)
            part = ""
        part += line
    return [*parts, part] if part.strip() else parts
