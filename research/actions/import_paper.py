"""Write what a row of a list comes to: a new paper, or a new revision of one."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from networks.models import NetworkPage, SiteImage
from research.actions.make_cover import make_cover_from_file
from research.imports.known_paper import LOG_KEY
from research.imports.new_paper import add_paper
from research.imports.plan import ImportPlan
from research.models import PaperAttachment, PaperFile, PaperPage


@dataclass
class Imported:
    """The paper that was written, and what was stored for it: file and cover."""

    paper: PaperPage | None = None
    file: PaperFile | None = None
    cover: SiteImage | None = None

    def take_back_files(self) -> None:
        """After a rollback: what the database forgets, the storage does not."""
        for stored in filter(None, [self.file, self.cover]):
            stored.file.storage.delete(stored.file.name)


def import_paper(*, network: NetworkPage, plan: ImportPlan) -> Imported:
    """Write all of the plan or nothing; the plan is one that has something to write.

    The caller's transaction holds the lock on the network's row. Raises RowRefused, and
    ValidationError for what the CMS would not publish.
    """
    imported = Imported()
    try:
        with transaction.atomic():
            imported.file = _store_file(plan)
            if imported.file and not plan.known:
                imported.cover = make_cover_from_file(file=imported.file, by=None)
            imported.paper = _write(network, plan, imported)
    except BaseException:
        imported.take_back_files()
        raise
    return imported


def _store_file(plan: ImportPlan) -> PaperFile | None:
    if not plan.content.file:
        return None
    title = plan.content.values.get("title") or plan.known.paper.title
    return plan.content.file.store(title=title)


def _write(network: NetworkPage, plan: ImportPlan, imported: Imported) -> PaperPage:
    if plan.known:
        return _change(plan, imported.file)
    return add_paper(network=network, plan=plan, file=imported.file, cover=imported.cover)


def _change(plan: ImportPlan, file: PaperFile | None) -> PaperPage:
    """Add a revision to whatever the paper is now, and publish it if that is planned."""
    paper = plan.known.latest
    plan.content.apply(paper)
    if file:
        _replace_first_file(paper, file)
    with disable_reference_index_auto_update():  # which would be brought up to date at each save
        revision = paper.latest_revision
        if plan.content or revision is None:
            # A draft need not be complete; publishing checks it.
            revision = paper.save_revision(clean=False)
        if plan.listed != plan.known.listed:
            _note(paper, plan)
        if plan.live:
            revision.publish()
    ReferenceIndex.create_or_update_for_object(PaperPage.objects.get(pk=paper.pk))
    return paper


def _note(paper: PaperPage, plan: ImportPlan) -> None:
    """Write into the paper's history what the list said."""
    log(
        paper,
        "wagtail.edit",
        revision=paper.latest_revision,
        data={LOG_KEY: plan.listed},
        content_changed=bool(plan.content),
    )


def _replace_first_file(paper: PaperPage, file: PaperFile) -> None:
    attachments = list(paper.attachments.all()) or [PaperAttachment(sort_order=0)]
    attachments[0].file = file
    paper.attachments = attachments
