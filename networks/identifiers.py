"""Checks of persistent identifiers of people, institutions and papers, for use as validators."""

import re

import idutils
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def check_orcid(value: str) -> None:
    """Accept an ORCID iD such as 0000-0002-1825-0097; its last sign is an ISO 7064 checksum."""
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", value) or not idutils.is_orcid(value):
        raise ValidationError(
            _("“%(value)s” is not an ORCID iD, which looks like 0000-0002-1825-0097."),
            params={"value": value},
        )


def check_ror(value: str) -> None:
    """Accept a ROR id without its address, such as 03yrm5c26."""
    if not re.fullmatch(r"0[a-hj-km-np-tv-z0-9]{6}\d{2}", value):
        raise ValidationError(
            _("“%(value)s” is not a ROR id. It has nine signs and looks like 03yrm5c26."),
            params={"value": value},
        )


def check_doi(value: str) -> None:
    """Accept a DOI without its address, such as 10.1234/abc.5."""
    if not re.fullmatch(r"10\.\d{4,9}(\.\d+)*/\S+", value):
        raise ValidationError(
            _("“%(value)s” is not a DOI. It looks like 10.1234/abc.5, without spaces."),
            params={"value": value},
        )


def bare_orcid(value: str) -> str:
    """The iD alone, from an iD or its address."""
    value = value.strip()
    return idutils.normalize_orcid(value) if idutils.is_orcid(value) else value


def bare_ror(value: str) -> str:
    """The id alone, from an id or its address."""
    return re.sub(r"^(https?://)?(www\.)?ror\.org/", "", value.strip(), flags=re.IGNORECASE)


def bare_doi(value: str) -> str:
    """The DOI alone, from a DOI, `doi:` or its address."""
    value = value.strip()
    return idutils.normalize_doi(value) if idutils.is_doi(value) else value
