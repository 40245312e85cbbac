"""What hits are narrowed by: each filter alone and together, and how many hits a choice has."""

import datetime

import pytest
from wagtail.models import PageViewRestriction

from networks.models import Country, Region
from research.models import SDG, PaperAuthor, Topic
from search.queries.facet_aggregations import MOST_VALUES
from tests.factories import InstitutionPageFactory, PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


@pytest.fixture
def add(network):
    """Publish a paper with relations given by their slugs and codes; `library.sync` sends it."""

    def add(title, *, topics=(), sdgs=(), countries=(), regions=(), authors=(), year=2025, **more):
        paper = PaperPageFactory(
            **{"parent": network, "title": title, "publication_date": datetime.date(year, 6, 1)}
            | more
        )
        paper.topics = list(Topic.objects.filter(slug__in=topics))
        paper.sdgs = list(SDG.objects.filter(number__in=sdgs))
        paper.countries = list(Country.objects.filter(alpha2__in=countries))
        paper.regions = list(Region.objects.filter(slug__in=regions))
        paper.authors = [
            each if isinstance(each, PaperAuthor) else PaperAuthor(name=each) for each in authors
        ]
        return publish(paper)

    return add


@pytest.fixture
def three_papers(library, add, other_network, institutions_index):
    """Kelp, Lime and Moss; the first two share some values, the third shares none."""
    institute = InstitutionPageFactory(
        parent=institutions_index, title="Institute of Shores", slug="shores"
    )
    author = PaperAuthor(
        name="Demo Researcher 1", orcid="0000-0002-1825-0097", institution=institute
    )
    add(
        "Kelp",
        topics=["trade", "big-data"],
        sdgs=[14, 2],
        countries=["KE"],
        authors=[author, "Demo Researcher 2"],
        kind="policy-brief",
        year=2019,
    )
    add("Lime", topics=["trade"], sdgs=[2], countries=["UG"], language="fr", year=2021)
    add(
        "Moss",
        parent=other_network,
        regions=["arab-states"],
        authors=["Demo Researcher 2"],
        kind="report",
        language="ar",
        year=2024,
    )
    library.sync()


@pytest.fixture
def ask(client):
    """Titles in alphabetical order, and facets as value to label and count."""

    def ask(**query):
        answer = client.get("/api/v1/search", query)
        assert answer.status_code == 200, answer.content
        body = answer.json()
        assert not body["degraded"]
        facets = {
            name: {each["value"]: (each["label"], each["count"]) for each in values}
            for name, values in body["facets"].items()
        }
        return sorted(each["title"] for each in body["results"]), facets | {"years": body["years"]}

    return ask


@pytest.fixture
def found(ask):
    return lambda **query: ask(**query)[0]


@pytest.mark.usefixtures("three_papers")
def test_each_filter_selects_by_its_slugs_and_codes(found):
    alone = {
        ("type", "policy-brief"): ["Kelp"],
        ("network", "carec"): ["Moss"],
        ("institution", "shores"): ["Kelp"],
        ("author", "0000-0002-1825-0097"): ["Kelp"],
        ("author", "demo-researcher-2"): ["Kelp", "Moss"],
        ("topic", "trade"): ["Kelp", "Lime"],
        ("sdg", "2"): ["Kelp", "Lime"],
        ("country", "KE"): ["Kelp"],
        ("region", "africa"): ["Kelp", "Lime"],
        ("region", "arab-states"): ["Moss"],
        ("group", "ldc"): ["Lime"],
        ("language", "ar"): ["Moss"],
        ("year_from", 2021): ["Lime", "Moss"],
        ("year_to", 2021): ["Kelp", "Lime"],
    }
    assert {choice: found(**{choice[0]: choice[1]}) for choice in alone} == alone


@pytest.mark.usefixtures("three_papers")
def test_codes_are_understood_however_they_are_typed(found):
    assert found(country="ke") == ["Kelp"]
    assert found(topic="Trade") == ["Kelp", "Lime"]
    assert found(language=" AR ") == ["Moss"]


@pytest.mark.usefixtures("three_papers")
def test_values_of_one_filter_are_joined_by_or_and_filters_by_and(found):
    assert found(country=["KE", "UG"]) == ["Kelp", "Lime"]
    assert found(type=["report", "policy-brief"]) == ["Kelp", "Moss"]
    assert found(topic="trade", language="fr") == ["Lime"]
    assert found(topic=["trade", "big-data"], sdg=["14", "2"], type="policy-brief") == ["Kelp"]
    assert found(topic="trade", network="carec") == []
    assert found(region="africa", year_from=2020, year_to=2022) == ["Lime"]
    assert found(q="lime", topic="trade", country="KE") == []


@pytest.mark.usefixtures("three_papers")
def test_every_facet_has_labels_and_counts(ask):
    _, facets = ask()
    assert facets["type"]["policy-brief"] == ("Policy brief", 1)
    assert facets["network"] == {"south-centre": ("South Centre", 2), "carec": ("CAREC", 1)}
    assert facets["institution"] == {"shores": ("Institute of Shores", 1)}
    assert facets["author"] == {
        "demo-researcher-2": ("Demo Researcher 2", 2),
        "0000-0002-1825-0097": ("Demo Researcher 1", 1),
    }
    assert facets["topic"] == {"trade": ("Trade", 2), "big-data": ("Big data", 1)}
    assert facets["sdg"] == {"2": ("2. Zero hunger", 2), "14": ("14. Life below water", 1)}
    assert facets["country"] == {"KE": ("Kenya", 1), "UG": ("Uganda", 1)}
    assert facets["region"] == {"africa": ("Africa", 2), "arab-states": ("Arab States", 1)}
    assert facets["group"]["ldc"] == ("Least developed countries", 1)
    assert facets["language"]["fr"] == ("French", 1)
    assert facets["years"] == {"2019": 1, "2021": 1, "2024": 1}


@pytest.mark.usefixtures("three_papers")
def test_counts_heed_the_words(ask):
    _, facets = ask(q="lime")
    assert facets["topic"] == {"trade": ("Trade", 1)}
    assert facets["years"] == {"2021": 1}


@pytest.mark.usefixtures("three_papers")
def test_counts_of_a_facet_ignore_its_own_choice_and_heed_the_others(ask):
    _, alone = ask()
    _, one = ask(topic="trade")
    assert one["topic"] == alone["topic"], "a second topic can still be added"
    assert one["language"] == {"en": ("English", 1), "fr": ("French", 1)}
    assert one["network"] == {"south-centre": ("South Centre", 2)}
    assert one["years"] == {"2019": 1, "2021": 1}

    _, two = ask(topic="trade", language="fr")
    assert two["topic"] == {"trade": ("Trade", 1)}
    assert two["language"] == one["language"]
    assert two["country"] == {"UG": ("Uganda", 1)}

    _, years = ask(year_from=2020)
    assert years["years"] == alone["years"]
    assert years["topic"] == {"trade": ("Trade", 1)}


def test_a_count_is_the_number_of_hits_that_the_choice_has(ask, three_papers, client):
    _, facets = ask(region="africa")
    for name in ("type", "author", "topic", "sdg", "country", "language"):
        for value, (_, count) in facets[name].items():
            query = {"region": "africa", name: value}
            assert client.get("/api/v1/search", query).json()["total"] == count, (name, value)


def test_a_chosen_value_beyond_the_most_frequent_has_its_count(library, add, ask):
    frequent = [f"Demo Researcher {number}" for number in range(MOST_VALUES["author"])]
    for title in ("Kelp", "Lime"):
        add(title, authors=frequent)
    add("Moss", authors=["Seldom Seen"])
    library.sync()
    assert "seldom-seen" not in ask()[1]["author"]
    titles, facets = ask(author="seldom-seen")
    assert titles == ["Moss"]
    assert facets["author"]["seldom-seen"] == ("Seldom Seen", 1)
    assert facets["author"]["demo-researcher-0"] == ("Demo Researcher 0", 2)


@pytest.mark.usefixtures("three_papers")
def test_an_unknown_value_finds_nothing_and_stays_among_the_chosen(client):
    typed = {"country": "ZZ", "topic": "none", "sdg": "x", "network": "nowhere", "type": "poem"}
    for name, value in typed.items():
        body = client.get("/api/v1/search", {name: value}).json()
        assert body["total"] == 0, name
        chosen = [each for each in body["facets"][name] if each["chosen"]]
        assert chosen == [{"value": value, "label": value, "count": 0, "chosen": True}]
        assert client.get("/search/", {name: value}).status_code == 200


def names_in(facets, *facet_names):
    return {label for name in facet_names for label, _ in facets.get(name, {}).values()}


def test_names_are_not_told_by_papers_that_became_private(library, add, ask, institutions_index):
    """The index still counts the paper; the database knows better."""
    institute = InstitutionPageFactory(parent=institutions_index, title="Secret Institute")
    author = PaperAuthor(name="Demo Secret", institution=institute)
    paper = add("Kelp", authors=[author])
    library.sync()
    assert names_in(ask()[1], "author") == {"Demo Secret"}
    PageViewRestriction.objects.create(page=paper, restriction_type="login")
    PageViewRestriction.objects.create(page=institute, restriction_type="login")
    assert names_in(ask()[1], "author", "institution") == set()
    library.sync()
    _, facets = ask(author="demo-secret", institution=institute.slug)
    assert facets["author"] == {"demo-secret": ("demo-secret", 0)}
    assert facets["institution"] == {institute.slug: (institute.slug, 0)}


def test_names_of_private_institutions_are_not_told_by_open_papers(
    library, add, ask, institutions_index
):
    institute = InstitutionPageFactory(parent=institutions_index, title="Secret Institute")
    add("Kelp", authors=[PaperAuthor(name="Demo Researcher 1", institution=institute)])
    PageViewRestriction.objects.create(page=institute, restriction_type="login")
    library.sync()
    titles, facets = ask()
    assert titles == ["Kelp"]
    assert names_in(facets, "institution") == set()
    assert names_in(facets, "author") == {"Demo Researcher 1"}


def test_a_member_sees_the_names_that_members_may_see(
    library, add, ask, client, other_network, researcher
):
    PageViewRestriction.objects.create(page=other_network, restriction_type="login")
    add("Kelp", parent=other_network, authors=["Demo Researcher 1"])
    library.sync()
    assert names_in(ask()[1], "network", "author") == set()
    client.force_login(researcher)
    assert names_in(ask()[1], "network", "author") == {"CAREC", "Demo Researcher 1"}
