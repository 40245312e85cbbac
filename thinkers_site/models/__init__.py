"""Pages that belong to the site as a whole."""

from thinkers_site.models.home_page import HomePage

__all__ = ["HomePage"]
