"""The people side: who takes part, and from where."""

from networks.models.country import Country
from networks.models.institution_index_page import InstitutionIndexPage
from networks.models.institution_page import InstitutionPage
from networks.models.member import Member
from networks.models.membership import Membership
from networks.models.network_index_page import NetworkIndexPage
from networks.models.network_page import NetworkPage
from networks.models.region import Region
from networks.models.site_image import SiteImage, SiteRendition

__all__ = [
    "Country",
    "InstitutionIndexPage",
    "InstitutionPage",
    "Member",
    "Membership",
    "NetworkIndexPage",
    "NetworkPage",
    "Region",
    "SiteImage",
    "SiteRendition",
]
