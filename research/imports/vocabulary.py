"""Vocabulary: finds a term by its code or any of its names, in any letter case."""

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import Any

from research.imports.refusal import RowRefused

ALIKE = 0.7  # how similar a name must be to be proposed, from 0 to 1


class Vocabulary:
    """Terms of one kind. `noun` is what people call one; `hint` says which there are."""

    def __init__(self, noun: str, hint: str):
        self.noun = noun
        self.hint = hint
        self._terms: dict[str, list[Any]] = {}

    def add(self, term: Any, *names: str) -> None:
        for key in {fold(name) for name in names if name}:
            terms = self._terms.setdefault(key, [])
            if term not in terms:
                terms.append(term)

    def find(self, name: str) -> Any:
        """Return the term; RowRefused names the value and says how to see the valid ones."""
        terms = self._terms.get(fold(name), [])
        if len(terms) == 1:
            return terms[0]
        if terms:
            raise RowRefused(f"“{name}” is the name of more than one {self.noun}; give its code")
        raise RowRefused(f"there is no {self.noun} “{name}”; {self._proposal(name)}{self.hint}")

    def ambiguous(self) -> dict[str, list[Any]]:
        """The names that more than one term goes by."""
        return {name: terms for name, terms in self._terms.items() if len(terms) > 1}

    def _proposal(self, name: str) -> str:
        closest = _closest(fold(name), tuple(self._terms))
        return f"did you mean “{self._terms[closest][0]}”? " if closest else ""


def fold(name: str) -> str:
    """The name without what people write in many ways: letter case, accents, punctuation."""
    letters = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return re.sub(r"[\W_]+", " ", letters.casefold()).strip()


@lru_cache(maxsize=1000)
def _closest(name: str, names: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(name, names, n=1, cutoff=ALIKE)), "")
