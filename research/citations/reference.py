"""Reference: what a list of references says about a paper, whatever the format."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from networks.models import NetworkPage
from networks.visitor import OUTSIDER, Visitor, visible_to
from research.models import PaperAuthor, PaperPage

# Such a word after the comma follows a name without being a part of it: "Sukarno, PhD".
NAME_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "dphil", "md", "ma", "msc", "mba", "dr"}


@dataclass(frozen=True)
class Reference:
    """A paper with the names of its publishing networks; the owner comes first."""

    paper: PaperPage
    publishers: tuple[str, ...]

    @property
    def key(self) -> str:
        """Names the paper in a list of references, and stays when author, title or date change."""
        return f"ssgt-{self.paper.pk}"

    @property
    def title(self) -> str:
        return line_of(": ".join(filter(None, [self.paper.title, self.paper.subtitle])))

    @property
    def abstract(self) -> str:
        return line_of(self.paper.abstract)

    @property
    def keywords(self) -> list[str]:
        """The topics in English, then the paper's further words."""
        topics = [topic.name_en for topic in self.paper.topics.all()]
        return list(dict.fromkeys(map(line_of, [*topics, *self.paper.keyword_list])))

    @property
    def url(self) -> str:
        return self.paper.full_url or ""

    @property
    def file_url(self) -> str:
        """The address of the paper's main file; "" where it has none."""
        return urljoin(self.url, self.paper.files[0].url) if self.paper.files else ""


def references_of(papers: Iterable[PaperPage], visitor: Visitor = OUTSIDER) -> list[Reference]:
    """References in the order of the papers, naming the networks that the visitor may see.

    A constant number of SQL queries where the relations of the papers are prefetched.
    """
    papers = list(papers)
    paths = {paper.pk: _network_paths(paper) for paper in papers}
    every = {path for each in paths.values() for path in each}
    networks = visible_to(visitor, NetworkPage.objects.filter(path__in=every))
    names = {network.path: network.title for network in networks}
    return [
        Reference(paper, tuple(names[path] for path in paths[paper.pk] if path in names))
        for paper in papers
    ]


def family_and_given(author: PaperAuthor) -> tuple[str, str] | None:
    """The parts of a name, where they are known for sure; None for any other name.

    A name is stored as it stands on the title page, and no rule tells from "Wang Fang", "Nguyen
    Thi Mai", "Gabriel García Márquez" or "Ministry of Trade, Industry and Commerce" what the
    family name is. It is sure only of a person (who has an ORCID iD) written with one comma after
    one word, as in "Researcher, Demo": what is in doubt stays whole.
    """
    family, _, given = (part.strip() for part in author.name.partition(","))
    whole = " " in family or "," in given or not (family and given)
    suffix = given.replace(".", "").lower() in NAME_SUFFIXES
    return None if whole or suffix or not author.orcid else (family, given)


def line_of(text: str) -> str:
    """The text on one line: in RIS a new line could pass for a new field."""
    return " ".join(text.split())


def _network_paths(paper: PaperPage) -> list[str]:
    """Tree paths of the networks that publish a paper, its owner first."""
    owner = paper.path[: -paper.steplen]
    return list(dict.fromkeys([owner, *(each.path for each in paper.co_publishers.all())]))
