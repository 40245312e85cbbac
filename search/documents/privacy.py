"""Privacy: which of the site's privacy settings concern a page, read once for many pages."""

from wagtail.models import Page, PageViewRestriction


class Privacy:
    def __init__(self) -> None:
        self._settings = list(PageViewRestriction.objects.values_list("pk", "page__path"))

    def settings_on(self, page: Page) -> list[int]:
        """Ids of the settings on the page or on one above it; none for a public page."""
        return sorted(pk for pk, path in self._settings if page.path.startswith(path))

    def is_hidden(self, page: Page) -> bool:
        """Whether the page is not there for everybody: a draft, or private."""
        return not page.live or bool(self.settings_on(page))
