"""Pages, people and files for tests; traits stand for states."""

import datetime
import itertools

import factory
import wagtail_factories
from django.contrib.auth.models import Group

from networks.models import InstitutionPage, Member, NetworkPage
from research.models import PaperAttachment, PaperFile, PaperFilePage, PaperPage
from research.models.paper_file import TextState

PASSWORD = "correct horse battery staple"
_numbers = itertools.count(1)


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"member-{n}")
    email = factory.LazyAttribute(lambda member: f"{member.username}@example.org")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def group(self, create, name, **kwargs):
        if name:
            self.groups.add(Group.objects.get(name=name))


class NetworkPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NetworkPage

    title = factory.Sequence(lambda n: f"Demo Network {n}")


class InstitutionPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = InstitutionPage

    title = factory.Sequence(lambda n: f"Demo Institution {n}")


class PaperPageFactory(wagtail_factories.PageFactory):
    """A draft; `published=True` publishes it the way the CMS does, signals included."""

    class Meta:
        model = PaperPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Demo paper {n}")
    abstract = "A demo abstract."
    licence = "CC-BY-4.0"
    publication_date = datetime.date(2025, 6, 1)
    live = False

    @factory.post_generation
    def pages(self, create, texts, **kwargs):
        if texts:
            file = make_file(texts, language=self.language)
            self.attachments = [PaperAttachment(file=file)]
            self.save()

    @factory.post_generation
    def published(self, create, wanted, **kwargs):
        if wanted:
            publish(self)


def publish(paper):
    paper.save_revision().publish()
    paper.refresh_from_db()
    return paper


def make_file(texts, *, language="en", name="paper.pdf", content=None):
    """A stored file whose text has been read already, page by page."""
    number = next(_numbers)
    file = PaperFile(
        title=f"File {number}",
        text_state=TextState.DONE,
        page_count=len(texts),
        file_hash=f"{number:040}",
        text_of_hash=f"{number:040}",
    )
    file.file.save(f"{number}-{name}", content or _empty_pdf(), save=False)
    file.file_size = file.file.size
    file.save()
    PaperFilePage.objects.bulk_create(
        PaperFilePage(file=file, number=n, text=text, language=language)
        for n, text in enumerate(texts, start=1)
    )
    return file


def _empty_pdf():
    from django.core.files.base import ContentFile

    return ContentFile(b"%PDF-1.4\n%%EOF\n")
