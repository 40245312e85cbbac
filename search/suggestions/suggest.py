"""What is suggested while somebody types: from every source, a few of each kind, best first."""

from itertools import chain, zip_longest

from networks.visitor import Visitor
from research.models import PaperPage
from search.documents.paper_document import folded
from search.suggestions.library import library_suggestions
from search.suggestions.suggestion import KINDS, Suggestion
from search.suggestions.typed_text import TypedText
from search.suggestions.vocabulary import vocabulary_suggestions

MOST = 8


def suggest(text: str, visitor: Visitor) -> list[Suggestion]:
    """Up to `MOST` suggestions for what was typed so far; none for a single letter."""
    typed = TypedText(text)
    if not typed.is_enough:
        return []
    papers = PaperPage.objects.visible_to(visitor)
    vocabulary = vocabulary_suggestions(typed, visitor, papers)
    library = library_suggestions(typed, visitor, papers, also_misspelt=not vocabulary)
    return _best(typed, [*vocabulary, *library])


def _best(typed: TypedText, found: list[Suggestion]) -> list[Suggestion]:
    """The kinds take turns, so that none crowds the others out; then the best come first."""
    ranked = sorted(_without_doubles(found), key=lambda each: not typed.begins(each.label))
    kinds = list(KINDS)
    turns = zip_longest(*([each for each in ranked if each.kind == kind] for kind in kinds))
    chosen = [each for each in chain.from_iterable(turns) if each][:MOST]
    return sorted(chosen, key=lambda each: (not typed.begins(each.label), kinds.index(each.kind)))


def _without_doubles(found: list[Suggestion]) -> list[Suggestion]:
    """The first of those that read alike: nobody could choose between them."""
    by_look: dict[tuple[str, str], Suggestion] = {}
    for each in found:
        by_look.setdefault((each.kind, folded(each.label)), each)
    return list(by_look.values())
