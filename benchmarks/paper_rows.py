"""Papers into the database by the thousand: the rows that the CMS would write for each one."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone
from wagtail.models import Collection, Locale, Page

from benchmarks.paper_draft import Draft
from networks.models import Country, InstitutionPage, NetworkPage, Region, SiteImage
from networks.models.site_image import SiteRendition
from research.models import (
    SDG,
    PaperAttachment,
    PaperAuthor,
    PaperFile,
    PaperFilePage,
    PaperPage,
    Topic,
)
from research.models.paper_file import TextState

COVER = "width-240|format-webp"  # as the cards of papers ask for it
ROWS_AT_ONCE = 500


class Shelf:
    """Where papers go: the networks, and all that a paper refers to, fetched once."""

    def __init__(self) -> None:
        self._networks = list(NetworkPage.objects.order_by("path"))
        self._institutions = list(InstitutionPage.objects.order_by("path"))
        self._terms = {
            "topics": list(Topic.objects.order_by("pk")),
            "sdgs": list(SDG.objects.order_by("pk")),
            "countries": list(Country.objects.exclude(region=None).order_by("pk")),
            "regions": list(Region.objects.order_by("pk")),
        }
        self._content_type = ContentType.objects.get_for_model(PaperPage)
        self._locale = Locale.get_default()
        self._collection = Collection.get_first_root_node()

    def put(self, drafts: list[Draft]) -> None:
        """Write the drafts, published."""
        covers = self._add_covers(drafts)
        pages = Page.objects.bulk_create(self._page(draft) for draft in drafts)
        numbers = [page.pk for page in pages]
        papers = zip(drafts, numbers, covers, strict=True)
        _insert(PaperPage, [_paper(draft, pk, cover) for draft, pk, cover in papers])
        self._add_authors(drafts, numbers)
        self._add_terms(drafts, numbers)
        self._add_files(drafts, numbers)

    def count_children(self) -> None:
        """Set each network's number of children; the rows were written past the tree."""
        for network in self._networks:
            below = Page.objects.filter(path__startswith=network.path, depth=network.depth + 1)
            Page.objects.filter(pk=network.pk).update(numchild=below.count())

    def _page(self, draft: Draft) -> Page:
        network = self._network(draft.number)
        slug = f"paper-{draft.number}"
        now = timezone.now()
        return Page(
            title=draft.title,
            draft_title=draft.title,
            slug=slug,
            url_path=f"{network.url_path}{slug}/",
            depth=network.depth + 1,
            path=Page._get_path(
                network.path, network.depth + 1, draft.number // len(self._networks) + 1
            ),
            content_type=self._content_type,
            locale=self._locale,
            live=True,
            first_published_at=now,
            last_published_at=now,
        )

    def _network(self, number: int) -> NetworkPage:
        return self._networks[number % len(self._networks)]

    def _add_covers(self, drafts: list[Draft]) -> list[int | None]:
        """The id of each draft's picture; nobody looks at it, so that it has no file."""
        images = SiteImage.objects.bulk_create(
            SiteImage(
                title=f"Cover {draft.number}",
                file=f"original_images/cover-{draft.number}.jpg",
                width=600,
                height=848,
                collection=self._collection,
            )
            for draft in drafts
            if draft.pages
        )
        SiteRendition.objects.bulk_create(
            SiteRendition(
                image=image,
                filter_spec=COVER,
                focal_point_key="",
                file=f"images/cover-{image.pk}.webp",
                width=240,
                height=339,
            )
            for image in images
        )
        keys = iter(images)
        return [next(keys).pk if draft.pages else None for draft in drafts]

    def _add_authors(self, drafts: list[Draft], papers: list[int]) -> None:
        PaperAuthor.objects.bulk_create(
            PaperAuthor(
                paper_id=paper,
                sort_order=place,
                name=f"Demo Researcher {researcher + 1}",
                institution=self._institutions[researcher % len(self._institutions)],
            )
            for draft, paper in zip(drafts, papers, strict=True)
            for place, researcher in enumerate(draft.authors)
        )

    def _add_terms(self, drafts: list[Draft], papers: list[int]) -> None:
        for name, terms in self._terms.items():
            _link(
                name,
                (
                    (paper, terms[place % len(terms)].pk)
                    for draft, paper in zip(drafts, papers, strict=True)
                    for place in draft.terms[name]
                ),
            )
        _link(
            "co_publishers",
            (
                (paper, self._network(draft.number + 1).pk)
                for draft, paper in zip(drafts, papers, strict=True)
                if draft.second_network
            ),
        )

    def _add_files(self, drafts: list[Draft], papers: list[int]) -> None:
        with_file = [
            (draft, paper) for draft, paper in zip(drafts, papers, strict=True) if draft.pages
        ]
        files = PaperFile.objects.bulk_create(
            _file(draft, self._collection) for draft, _ in with_file
        )
        PaperAttachment.objects.bulk_create(
            PaperAttachment(paper_id=paper, file=file, sort_order=0)
            for (_, paper), file in zip(with_file, files, strict=True)
        )
        PaperFilePage.objects.bulk_create(
            (
                PaperFilePage(file=file, number=number, text=text, language=language)
                for (draft, _), file in zip(with_file, files, strict=True)
                for number, (text, language) in enumerate(draft.pages, start=1)
            ),
            batch_size=ROWS_AT_ONCE,
        )


def _paper(draft: Draft, page: int, cover: int | None) -> PaperPage:
    return PaperPage(
        page_ptr_id=page,
        abstract=draft.abstract,
        kind=draft.kind,
        language=draft.language,
        publication_date=draft.date,
        cover_id=cover,
        text=draft.text,
        keywords=draft.keywords,
        licence="CC-BY-4.0",
        external_id=f"bench-{draft.number}",
    )


def _file(draft: Draft, collection: Collection) -> PaperFile:
    checksum = f"{draft.number:040}"
    return PaperFile(
        title=draft.title,
        file=f"files/paper-{draft.number}.pdf",
        file_size=100_000 * len(draft.pages),
        file_hash=checksum,
        text_of_hash=checksum,
        text_state=TextState.DONE,
        page_count=len(draft.pages),
        collection=collection,
    )


def _link(name: str, pairs: Iterable[tuple]) -> None:
    """Rows of the relation `name` of papers; `pairs` are ids of a paper and of what it has."""
    relation = PaperPage._meta.get_field(name)
    through = relation.remote_field.through
    own, other = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
    rows = dict.fromkeys(pairs)
    through.objects.bulk_create(through(**{own: paper, other: term}) for paper, term in rows)


def _insert(model: type[models.Model], rows: list[models.Model]) -> None:
    """The rows of a table whose parent's rows are there: Django's bulk_create refuses those."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    values = ", ".join("%s" for _ in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({values})",  # noqa: S608
            [_values(fields, row) for row in rows],
        )


def _values(fields: Iterable[models.Field], row: models.Model) -> list:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
