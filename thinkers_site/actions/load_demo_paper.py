"""One demo paper as a page, brought to the state it shows: published, in review or draft."""

from django.core.files import File
from django.db import transaction

from networks.models import Country, InstitutionPage, Member, NetworkPage, Region
from research.actions.make_cover import make_cover_from_file
from research.actions.read_text import read_text
from research.actions.store_paper_file import store_paper_file
from research.models import (
    SDG,
    KeyMessage,
    PaperAttachment,
    PaperAuthor,
    PaperFile,
    PaperPage,
    PaperSponsor,
    Recommendation,
    Topic,
    TranslatedAbstract,
)
from thinkers_site.demo.demo_papers import IN_REVIEW, PUBLISHED, DemoPaper


@transaction.atomic
def load_demo_paper(*, paper: DemoPaper, researcher: Member, editor: Member) -> None:
    """Make the page unless it is there. Its text is read at once, so that it can be found."""
    network = NetworkPage.objects.get(slug=paper.network)
    if PaperPage.objects.of_network(network).filter(external_id=paper.external_id).exists():
        return
    page = _page(paper, researcher)
    file = _file(paper, researcher)
    if file:
        page.attachments = [PaperAttachment(file=file)]
        page.cover = make_cover_from_file(file=file, by=researcher)
    _add_rows(page, paper)
    network.add_child(instance=page)
    _add_relations(page, paper)
    page.save()
    if file:
        read_text(file=file)
    _bring_to_state(page, paper.state, researcher, editor)


def _page(paper: DemoPaper, researcher: Member) -> PaperPage:
    return PaperPage(
        title=paper.title,
        slug=paper.external_id,
        subtitle=paper.subtitle,
        abstract=paper.abstract.strip(),
        kind=paper.kind,
        language=paper.language,
        publication_date=paper.date,
        keywords="; ".join(paper.keywords),
        licence=paper.licence,
        disclaimer=paper.disclaimer,
        doi=paper.doi,
        external_id=paper.external_id,
        text=paper.text,
        owner=researcher,
        live=False,
    )


def _file(paper: DemoPaper, researcher: Member) -> PaperFile | None:
    if paper.file is None:
        return None
    with paper.file.open("rb") as source:
        upload = File(source, name=paper.file.name)
        return store_paper_file(upload=upload, title=paper.title, by=researcher)


def _add_rows(page: PaperPage, paper: DemoPaper) -> None:
    slugs = [author.institution for author in paper.authors if author.institution]
    institutions = {page.slug: page for page in InstitutionPage.objects.filter(slug__in=slugs)}
    page.authors = [
        PaperAuthor(
            name=author.name,
            orcid=author.orcid,
            institution=institutions.get(author.institution),
            affiliation=author.affiliation,
        )
        for author in paper.authors
    ]
    page.key_messages = [KeyMessage(text=text) for text in paper.key_messages]
    page.recommendations = [
        Recommendation(text=row.text, addressee=row.addressee) for row in paper.recommendations
    ]
    page.translated_abstracts = [
        TranslatedAbstract(language=row.language, title=row.title, abstract=row.abstract.strip())
        for row in paper.translated_abstracts
    ]
    page.sponsors = [PaperSponsor(name=row.name, website=row.website) for row in paper.sponsors]


def _add_relations(page: PaperPage, paper: DemoPaper) -> None:
    page.co_publishers = NetworkPage.objects.filter(slug__in=paper.co_publishers)
    page.topics = Topic.objects.filter(slug__in=paper.topics)
    page.sdgs = SDG.objects.filter(pk__in=paper.sdgs)
    page.countries = Country.objects.filter(pk__in=paper.countries)
    page.regions = Region.objects.filter(pk__in=paper.regions)


def _bring_to_state(page: PaperPage, state: str, researcher: Member, editor: Member) -> None:
    revision = page.save_revision(user=researcher)
    if state == PUBLISHED:
        revision.publish(user=editor)
    elif state == IN_REVIEW:
        page.get_workflow().start(page, researcher)
