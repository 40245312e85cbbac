"""What a paper is filtered and counted by: slugs or codes in the keyword fields of its document."""

from research.models import PaperPage
from search.documents.privacy import Privacy


def facet_values(
    paper: PaperPage, owner: str | None, privacy: Privacy
) -> dict[str, list[str] | str]:
    """One entry for each of `FACETS` but `language`; the relations are prefetched.

    A network that publishes with the `owner`, or an institution, that is not there for everybody
    is left out: a filter by its slug would tell that there is one. A private owner is named: its
    papers are as private as itself.
    """
    authors = paper.authors.all()
    institutions = {author.institution for author in authors if author.institution}
    co_publishers = paper.co_publishers.all()
    networks = {each.slug for each in co_publishers if not privacy.is_hidden(each)} | {owner}
    countries = paper.countries.all()
    regions = {region.slug for region in paper.regions.all()}
    return {
        "type": paper.kind,
        "network": sorted(networks - {None}),
        "institution": sorted(each.slug for each in institutions if not privacy.is_hidden(each)),
        "author": sorted({each.key for each in authors if each.key}),
        "topic": sorted(topic.slug for topic in paper.topics.all()),
        "sdg": [str(number) for number in sorted(sdg.number for sdg in paper.sdgs.all())],
        "country": sorted(country.alpha2 for country in countries),
        # A paper about Kenya is one about Africa.
        "region": sorted(regions | {each.region_id for each in countries if each.region_id}),
        "group": sorted({group for country in countries for group in country.groups}),
    }
