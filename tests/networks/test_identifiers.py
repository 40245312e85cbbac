"""ORCID, ROR and DOI are checked by their own rules, and taken from an address too."""

import pytest
from django.core.exceptions import ValidationError

from networks.identifiers import bare_doi, bare_orcid, bare_ror, check_doi, check_orcid, check_ror


@pytest.mark.parametrize("value", ["0000-0002-1825-0097", "0000-0002-1694-233X"])
def test_orcid_with_the_right_checksum_is_taken(value):
    check_orcid(value)
    assert bare_orcid(f"https://orcid.org/{value}") == value


@pytest.mark.parametrize(
    "value",
    ["0000-0002-1825-0098", "0000-0002-1825-009", "0000000218250097", "x", "0000-0002-1825-0097\n"],
)
def test_wrong_orcid_is_refused_in_words(value):
    with pytest.raises(ValidationError, match="not an ORCID iD"):
        check_orcid(value)


def test_ror_is_taken_with_or_without_its_address():
    check_ror(bare_ror("https://ror.org/03yrm5c26"))
    check_ror(bare_ror("03yrm5c26"))


@pytest.mark.parametrize("value", ["13yrm5c26", "03yrm5c2", "03yrm5cxx", "03yrl5c26"])
def test_wrong_ror_is_refused(value):
    with pytest.raises(ValidationError, match="not a ROR id"):
        check_ror(value)


@pytest.mark.parametrize(
    "value", ["10.5555/demo.1", "doi:10.5555/demo.1", "https://doi.org/10.5555/demo.1"]
)
def test_doi_is_taken_in_each_of_its_forms(value):
    assert bare_doi(value) == "10.5555/demo.1"
    check_doi(bare_doi(value))


@pytest.mark.parametrize(
    "value", ["10.5555", "11.5555/x", "10.55/x", "10.5555/a b", "javascript:1"]
)
def test_wrong_doi_is_refused(value):
    with pytest.raises(ValidationError, match="not a DOI"):
        check_doi(value)
