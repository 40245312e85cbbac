"""A new paper into the tree, in some fifteen statements.

Wagtail's own way, `add_child`, `save_revision` and `publish`, saves the page three times and asks
the database 70 questions: five to ten times as long. What is written here is the same:
page, parts, revision, log entries; and the same is announced.
"""

from django.db import models
from django.db.models import F
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published, published

from networks.models import NetworkPage, SiteImage
from research.imports.known_paper import LOG_KEY
from research.imports.plan import ImportPlan
from research.imports.slugs import free_slug
from research.models import PaperAttachment, PaperAuthor, PaperFile, PaperPage

RELATIONS = [
    *(relation.get_accessor_name() for relation in get_all_child_relations(PaperPage)),
    *(field.name for field in get_all_child_m2m_relations(PaperPage)),
]
# The database checks these; for Django each is a question more.
FOREIGN_KEYS = [field.name for field in PaperPage._meta.fields if field.is_relation]


def add_paper(
    *,
    network: NetworkPage,
    plan: ImportPlan,
    file: PaperFile | None,
    cover: SiteImage | None = None,
) -> PaperPage:
    """Return the saved paper. The caller's transaction holds the lock on the network's row.

    Raises ValidationError for what the CMS would not publish.
    """
    paper = _build(network, plan, file)
    paper.cover = cover
    _place(paper, network)
    if paper.live:
        paper.full_clean(exclude=FOREIGN_KEYS, validate_unique=False)
    with disable_reference_index_auto_update():
        models.Model.save(paper)
    PaperAuthor.objects.bulk_create(paper.authors.all())
    PaperAttachment.objects.bulk_create(paper.attachments.all())
    for name, terms in plan.content.terms.items():
        _link(paper, name, terms)
    if file:  # otherwise the paper refers to nothing
        ReferenceIndex.create_or_update_for_object(paper)
    _add_revision(paper, plan.listed)
    return paper


def _build(network: NetworkPage, plan: ImportPlan, file: PaperFile | None) -> PaperPage:
    now = timezone.now()
    live = plan.live
    paper = PaperPage(
        locale_id=network.locale_id,
        live=live,
        has_unpublished_changes=not live,
        first_published_at=now if live else None,
        last_published_at=now if live else None,
        latest_revision_created_at=now,
    )
    for name in RELATIONS:  # known to be empty: otherwise each would be looked up
        setattr(paper, name, [])
    plan.content.apply(paper)
    paper.draft_title = paper.title
    paper.slug = free_slug(network, paper.title, paper.external_id)
    if file:
        paper.attachments = [PaperAttachment(file=file, sort_order=0)]
    return paper


def _place(paper: PaperPage, network: NetworkPage) -> None:
    """Make the paper the network's last child."""
    last = network.get_children().only("path").last()
    paper.depth = network.depth + 1
    paper.path = last._inc_path() if last else Page._get_path(network.path, paper.depth, 1)
    paper._cached_parent_obj = network
    paper.set_url_path(network)
    Page.objects.filter(pk=network.pk).update(numchild=F("numchild") + 1)
    network.numchild += 1  # as treebeard does: a page with 0 is not asked for children


def _link(paper: PaperPage, name: str, terms: list[models.Model]) -> None:
    field = PaperPage._meta.get_field(name)
    through = field.remote_field.through
    own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through.objects.bulk_create([through(**{own: paper.pk, other: term.pk}) for term in terms])


def _add_revision(paper: PaperPage, listed: dict[str, str]) -> None:
    revision = Revision.objects.create(
        content_object=paper,
        base_content_type=paper.get_base_content_type(),
        created_at=paper.latest_revision_created_at,
        content=paper.serializable_data(),
        object_str=str(paper),
    )
    paper.latest_revision = revision
    paper.live_revision = revision if paper.live else None
    Page.objects.filter(pk=paper.pk).update(
        latest_revision=revision, live_revision=paper.live_revision
    )
    _log(paper, listed)
    if paper.live:
        page_published.send(sender=PaperPage, instance=paper, revision=revision)
        published.send(sender=PaperPage, instance=paper, revision=revision)


def _log(paper: PaperPage, listed: dict[str, str]) -> None:
    """Wagtail's log entries; its own `log` asks the database about three keys of each."""
    actions = {"wagtail.create": {LOG_KEY: listed}}
    if paper.live:
        actions["wagtail.publish"] = {}
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page=paper,
            content_type_id=paper.content_type_id,
            label=paper.get_admin_display_title(),
            action=action,
            data=data,
            timestamp=paper.latest_revision.created_at,
            revision=paper.latest_revision,
            content_changed=True,
        )
        for action, data in actions.items()
    )
