"""The demo content: people, institutions, networks, and papers in every state."""

from collections.abc import Callable

from django.contrib.auth.models import Group

from networks.models import (
    Country,
    InstitutionIndexPage,
    InstitutionPage,
    Member,
    Membership,
    NetworkIndexPage,
    NetworkPage,
)
from thinkers_site.actions.load_demo_paper import load_demo_paper
from thinkers_site.actions.set_up_site import set_up_site
from thinkers_site.demo.demo_accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from thinkers_site.demo.demo_coalition import (
    DemoInstitution,
    DemoNetwork,
    load_demo_institutions,
    load_demo_networks,
)
from thinkers_site.demo.demo_papers import load_demo_papers

INTRODUCTION = (
    "<p>A coalition of think-tank networks that shares the knowledge, expertise and perspectives "
    "of the global South to inform policy dialogues. Its research asks how South-South and "
    "triangular cooperation can be scaled up for the Sustainable Development Goals. "
    "<b>Everything shown here is demo content.</b></p>"
)


def load_demo(*, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Load everything into a database that has none of it yet; `progress` counts papers.

    A demo that was cut short can be loaded again: what is there is left as it is.
    """
    home = set_up_site()
    home.introduction = INTRODUCTION
    home.save_revision().publish()
    people = _load_people()
    _load_institutions()
    _load_networks()
    papers = load_demo_papers()
    progress(0, len(papers))
    for done, paper in enumerate(papers, start=1):
        load_demo_paper(paper=paper, researcher=people["researcher"], editor=people["editor"])
        progress(done, len(papers))


def _load_people() -> dict[str, Member]:
    people = {}
    for account in DEMO_ACCOUNTS:
        first, last = account.name.rsplit(" ", 1)
        member, created = Member.objects.get_or_create(
            username=account.username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{account.username}@example.org",
                "is_superuser": account.is_administrator,
                "is_staff": account.is_administrator,
            },
        )
        if created:
            member.set_password(DEMO_PASSWORD)
            member.save()
            member.groups.set(Group.objects.filter(name=account.group))
        people[account.username] = member
    return people


def _load_institutions() -> None:
    index = InstitutionIndexPage.objects.get()
    for row in load_demo_institutions():
        if not InstitutionPage.objects.child_of(index).filter(slug=row.slug).exists():
            index.add_child(instance=_institution(row)).save_revision().publish()


def _institution(row: DemoInstitution) -> InstitutionPage:
    return InstitutionPage(
        title=row.title,
        slug=row.slug,
        short_name=row.short_name,
        kind=row.kind,
        country=Country.objects.get(pk=row.country) if row.country else None,
        website=row.website,
        profile=f"<p>{row.profile}</p>",
    )


def _load_networks() -> None:
    index = NetworkIndexPage.objects.get()
    rows = load_demo_networks()
    for row in rows:
        if not NetworkPage.objects.child_of(index).filter(slug=row.slug).exists():
            index.add_child(instance=_network(row)).save_revision().publish()
    for row in rows:  # networks are members of networks, so all of them must be there first
        network = NetworkPage.objects.get(slug=row.slug)
        if not network.memberships.exists():
            network.memberships = [_membership(member) for member in row.members]
            network.save_revision().publish()


def _network(row: DemoNetwork) -> NetworkPage:
    return NetworkPage(
        title=row.title,
        slug=row.slug,
        short_name=row.short_name,
        theme=row.theme,
        website=row.website,
        chair=InstitutionPage.objects.filter(slug=row.chair).first(),
        description=[("paragraph", f"<p>{text}</p>") for text in row.description],
    )


def _membership(member) -> Membership:
    return Membership(
        institution=InstitutionPage.objects.filter(slug=member.institution).first(),
        member_network=NetworkPage.objects.filter(slug=member.network).first(),
        since=member.since,
        until=member.until,
    )
