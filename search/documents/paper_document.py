"""A paper as the index sees it."""

import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from networks.models import NetworkPage
from research.models import PaperAuthor, PaperFilePage, PaperPage
from search.analysis import ANALYSED_LANGUAGES, NEUTRAL
from search.documents.facet_values import facet_values
from search.documents.privacy import Privacy

PART_LENGTH = 3000  # characters of a text without pages that make one passage area
TEXT_ANCHOR = "text"
_TITLES = {f"title_{language}" for language in (*ANALYSED_LANGUAGES, NEUTRAL)}


def field_language(language: str) -> str:
    """The language whose fields hold the text: one that is analysed, or the neutral one."""
    return language if language in ANALYSED_LANGUAGES else NEUTRAL


class PaperDocuments:
    """Papers from the database, as documents: a constant number of queries for any number."""

    def indexed(self) -> QuerySet[PaperPage]:
        """Published papers. Private ones too: a search leaves out what its visitor may not see."""
        return PaperPage.objects.live()

    def documents(self, papers: Iterable[int]) -> dict[int, dict]:
        """Page id to document, for those of the pages that are published now."""
        found = list(
            self.indexed()
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
        privacy = Privacy()
        return {
            paper.pk: _document(paper, owners.get(paper.path[: -paper.steplen]), privacy, texts)
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


def _document(
    paper: PaperPage,
    owner: str | None,
    privacy: Privacy,
    texts: dict[int, list[PaperFilePage]],
) -> dict:
    pages = _pages(paper, texts)
    restricted_by = privacy.settings_on(paper)
    parts = _titles_and_abstracts(paper)
    names = _people(paper)
    topics, countries = _names(paper.topics), _names(paper.countries)
    document = {
        "page": paper.pk,
        "external_id": paper.external_id or None,
        **facet_values(paper, owner, privacy),
        "language": sorted({paper.language, *(page["language"] for page in pages)} - {""}),
        "date": paper.publication_date.isoformat() if paper.publication_date else None,
        "year": paper.publication_date.year if paper.publication_date else None,
        **names,
        "keywords": paper.keyword_list,
        "topic_names": topics,
        "country_names": countries,
        "titles": [text for name, texts in parts.items() if name in _TITLES for text in texts],
        "words": [],
        "sort_title": folded(paper.title)[:200],
        "restricted_by": restricted_by,
        "pages": pages,
        **parts,
        **_terms(paper),
    }
    if not restricted_by:
        document["words"] = [
            *(text for texts in parts.values() for text in texts),
            *names["authors"],
            *document["keywords"],
            *topics,
        ]
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False)
    document["content_hash"] = hashlib.sha256(canonical.encode()).hexdigest()
    return document


def folded(text: str) -> str:
    """Lower case without accents, as titles are sorted."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()


def _people(paper: PaperPage) -> dict[str, list[str]]:
    authors = paper.authors.all()
    affiliations = dict.fromkeys(author.affiliation_name for author in authors)
    return {
        "authors": [author.name for author in authors if author.name],
        "affiliations": [name for name in affiliations if name],
    }


def _names(terms) -> list[str]:
    """Each name of each term, in every language, once."""
    return list(dict.fromkeys(name for term in terms.all() for name in term.names.values()))


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
