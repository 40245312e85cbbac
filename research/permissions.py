"""Who may do what with papers and their files; asked by views and by actions."""

from networks.models import NetworkPage
from research.models import PaperFile, PaperPage


def can_upload_to(member, network: NetworkPage) -> bool:
    return network.permissions_for_user(member).can_add_subpage()


def networks_to_upload_to(member) -> list[NetworkPage]:
    """The networks in which the member may start a paper, by name."""
    networks = NetworkPage.objects.live().order_by("title")
    return [network for network in networks if can_upload_to(member, network)]


def can_read_file(request, file: PaperFile) -> bool:
    """A file is open to whoever may read a published paper that carries it, and to its editors."""
    papers = list(PaperPage.objects.carrying(file).live())
    if any(_may_view(request, paper) for paper in papers):
        return True
    return _may_work_on(request.user, file)


def _may_view(request, paper: PaperPage) -> bool:
    return all(restriction.accept_request(request) for restriction in paper.get_view_restrictions())


def _may_work_on(member, file: PaperFile) -> bool:
    if not member.is_active or not member.has_perm("wagtailadmin.access_admin"):
        return False
    if file.uploaded_by_user_id == member.pk or file.is_editable_by_user(member):
        return True
    papers = PaperPage.objects.carrying(file)
    return any(paper.permissions_for_user(member).can_edit() for paper in papers)
