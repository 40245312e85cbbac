"""What the background worker runs for the index: thin doors to the actions."""

from search.actions.continue_comparison import continue_comparison
from search.actions.drop_forgotten_build import drop_forgotten_build
from search.actions.request_comparison import request_comparison
from search.connection import writing_client
from search.index_status import describe_index
from search.models import IndexComparison


def compare_some(comparison: int) -> None:
    """One step of a comparison; one that is done or was dropped meanwhile is no error."""
    if found := IndexComparison.objects.unfinished().filter(pk=comparison).first():
        continue_comparison(comparison=found)


def look_after_index() -> None:
    """Once a day: clear away a rebuild that nobody went on with, compare index and database."""
    drop_forgotten_build()
    if describe_index(writing_client()).index:
        request_comparison()
