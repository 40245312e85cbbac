"""Groups, rights and the workflow of the papers, made or completed; run as often as one likes."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from networks.models import NetworkIndexPage, NetworkPage

RESEARCHERS = "Researchers"
EDITORS = "Editors"
WORKFLOW = "Editorial review"

# What each group may do on the page of every network, and so on the papers below it.
PAGE_RIGHTS = {
    RESEARCHERS: ["add_page"],
    EDITORS: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}
COLLECTION_RIGHTS = {
    RESEARCHERS: [
        ("wagtaildocs", "add_document"),
        ("wagtaildocs", "choose_document"),
        ("wagtailimages", "add_image"),
        ("wagtailimages", "choose_image"),
    ],
    EDITORS: [
        ("wagtaildocs", "add_document"),
        ("wagtaildocs", "change_document"),
        ("wagtaildocs", "choose_document"),
        ("wagtailimages", "add_image"),
        ("wagtailimages", "change_image"),
        ("wagtailimages", "choose_image"),
    ],
}
MODEL_RIGHTS = {
    RESEARCHERS: [("wagtailadmin", "access_admin")],
    EDITORS: [
        ("wagtailadmin", "access_admin"),
        ("research", "add_topic"),
        ("research", "change_topic"),
    ],
}


@transaction.atomic
def set_up_editorial() -> None:
    for name in (RESEARCHERS, EDITORS):
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(_permission(*right) for right in MODEL_RIGHTS[name]))
        for right in COLLECTION_RIGHTS[name]:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=Collection.get_first_root_node(),
                permission=_permission(*right),
            )
    for network in NetworkPage.objects.all():
        grant_network_rights(network=network)
    _set_up_workflow()


def grant_network_rights(*, network: NetworkPage) -> None:
    """Open a network to researchers and editors; without the groups there is nobody to open to."""
    for group in Group.objects.filter(name__in=PAGE_RIGHTS):
        for right in PAGE_RIGHTS[group.name]:
            GroupPagePermission.objects.get_or_create(
                group=group, page=network, permission=_permission("wagtailcore", right)
            )


def _set_up_workflow() -> None:
    """One step: an editor approves. Bound to the list of networks, so that new ones have it."""
    task, _ = GroupApprovalTask.objects.get_or_create(name="Approval by an editor")
    task.groups.add(Group.objects.get(name=EDITORS))
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for page in NetworkIndexPage.objects.all():
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
