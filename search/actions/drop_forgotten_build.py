"""Delete the unfinished index of a rebuild that nobody went on with."""

from search.connection import unavailable_when_failing, writing_client
from search.indices import delete_unused_indices
from search.models import IndexBuild


def drop_forgotten_build() -> list[str]:
    """Delete it once it no longer gets changes; return its name. Raises `SearchUnavailable`."""
    for build in IndexBuild.objects.forgotten():
        if not build.is_under_way:
            build.end()
    if IndexBuild.objects.exists():
        return []
    with unavailable_when_failing():
        return delete_unused_indices(writing_client())
