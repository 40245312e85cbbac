"""What a paper is filtered and counted by: slugs or codes in the keyword fields of its document."""

from research.models import PaperPage


def facet_values(paper: PaperPage, networks: set[str]) -> dict[str, list[str] | str]:
    """One entry for each of `FACETS` but `language`; the relations are prefetched."""
    authors = paper.authors.all()
    countries = paper.countries.all()
    regions = {region.slug for region in paper.regions.all()}
    return {
        "type": paper.kind,
        "network": sorted(networks),
        "institution": sorted({each.institution.slug for each in authors if each.institution}),
        "author": sorted({each.key for each in authors if each.key}),
        "topic": sorted(topic.slug for topic in paper.topics.all()),
        "sdg": [str(number) for number in sorted(sdg.number for sdg in paper.sdgs.all())],
        "country": sorted(country.alpha2 for country in countries),
        # A paper about Kenya is one about Africa.
        "region": sorted(regions | {each.region_id for each in countries if each.region_id}),
        "group": sorted({group for country in countries for group in country.groups}),
    }
