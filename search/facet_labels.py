"""What the slugs and codes of facets are called, in the reader's language."""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from networks.models import Country, InstitutionPage, NetworkPage, Region
from networks.models.named_term import NamedTerm
from networks.visitor import Visitor, visible_to
from networks.vocabulary.languages import PAPER_LANGUAGES, SITE_LANGUAGES
from research.models import SDG, PaperAuthor, PaperPage, Topic
from research.models.paper_page import PaperKind

FACET_TITLES = {
    "type": _("Type"),
    "network": _("Network"),
    "institution": _("Institution"),
    "author": _("Author"),
    "topic": _("Topic"),
    "sdg": _("Sustainable Development Goal"),
    "country": _("Country"),
    "region": _("Region"),
    "group": _("Country group"),
    "language": _("Language"),
}
COUNTRY_GROUPS = {
    "ldc": _("Least developed countries"),
    "lldc": _("Landlocked developing countries"),
    "sids": _("Small island developing States"),
}

Labels = dict[str, str]


def labels_of(facet: str, values: Iterable[str], visitor: Visitor) -> Labels:
    """Value to label, for the values that exist and that the visitor may know; one SQL query."""
    wanted = list(values)
    return _LABELS[facet](wanted, visitor) if wanted else {}


def _networks(values: list[str], visitor: Visitor) -> Labels:
    networks = visible_to(visitor, NetworkPage.objects.filter(slug__in=values))
    return {network.slug: network.label for network in networks}


def _institutions(values: list[str], visitor: Visitor) -> Labels:
    institutions = visible_to(visitor, InstitutionPage.objects.filter(slug__in=values))
    return dict(institutions.values_list("slug", "title"))


def _authors(values: list[str], visitor: Visitor) -> Labels:
    """Names as they stand on a paper that the visitor may read."""
    papers = visible_to(visitor, PaperPage.objects.filter(authors__key__in=values))
    authors = PaperAuthor.objects.filter(key__in=values, paper__in=papers.values("pk"))
    return dict(authors.order_by("-pk").values_list("key", "name"))


def _topics(values: list[str], visitor: Visitor) -> Labels:
    return dict(_names(Topic.objects.filter(slug__in=values)))


def _sdgs(values: list[str], visitor: Visitor) -> Labels:
    numbers = [int(value) for value in values if value.isascii() and value.isdigit()]
    small = [number for number in numbers if number < 100]
    names = _names(SDG.objects.filter(number__in=small), key="number")
    return {str(number): f"{number}. {name}" for number, name in names}


def _countries(values: list[str], visitor: Visitor) -> Labels:
    return dict(_names(Country.objects.filter(alpha2__in=values), key="alpha2"))


def _regions(values: list[str], visitor: Visitor) -> Labels:
    return dict(_names(Region.objects.filter(slug__in=values)))


def _names(terms: QuerySet[NamedTerm], key: str = "slug") -> Iterator[tuple]:
    """Key and name in the reader's language: without objects, as there may be 250 countries."""
    language = (get_language() or "en").split("-")[0]
    own = f"name_{language}" if language in SITE_LANGUAGES else "name_en"
    for value, name, english in terms.values_list(key, own, "name_en"):
        yield value, name or english


def _fixed(known: dict) -> Callable[[list[str], Visitor], Labels]:
    return lambda values, visitor: {each: str(known[each]) for each in values if each in known}


_LABELS: dict[str, Callable[[list[str], Visitor], Labels]] = {
    "type": _fixed(dict(PaperKind.choices)),
    "network": _networks,
    "institution": _institutions,
    "author": _authors,
    "topic": _topics,
    "sdg": _sdgs,
    "country": _countries,
    "region": _regions,
    "group": _fixed(COUNTRY_GROUPS),
    "language": _fixed(dict(PAPER_LANGUAGES)),
}
