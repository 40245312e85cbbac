"""SynonymGroup: words that a search takes for one another, edited in the CMS."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from search.analysis.word_keys import keys

MOST_WORDS = 60
LONGEST_WORD = 120  # characters

HELP = (
    "One word or name on each line, in any language. Whoever searches for one of them also finds "
    "papers that have another, from the next search on. For example: G77 on the first line, Group "
    "of 77 on the second, Groupe des 77 on the third. Capitals and accents make no difference; "
    "singular and plural do, so write both. Leave out what is also an everyday word, such as WHO."
)


class SynonymGroup(models.Model):
    words = models.TextField(
        help_text="Words or names that mean the same, in any language, one a line.",
    )

    panels = [FieldPanel("words", help_text=HELP)]

    class Meta:
        ordering = ["words"]

    def __str__(self):
        return " = ".join(self.word_list)

    @property
    def word_list(self) -> list[str]:
        return [" ".join(line.split()) for line in self.words.splitlines() if line.strip()]

    def clean(self):
        words = self.word_list
        if problem := next(filter(None, map(_problem, words)), None) or _problem_of_all(words):
            raise ValidationError({"words": problem})
        self.words = "\n".join(words)


def _problem(word: str) -> str:
    if "=" in word:
        return (
            f"“{word[:LONGEST_WORD]}”: write each word or name on a line of its own, without “=”."
        )
    if len(word) > LONGEST_WORD:
        return f"“{word[:40]}…” has more than {LONGEST_WORD} characters; shorten it."
    if len("".join(keys(word))) < 2:
        return f"“{word}” is too short to be searched for; it needs two letters or digits."
    return ""


def _problem_of_all(words: list[str]) -> str:
    if len(words) > MOST_WORDS:
        return f"These are {len(words)} lines; a group has {MOST_WORDS} at most."
    known: dict[tuple[str, ...], str] = {}
    for word in words:
        if same := known.get(keys(word)):
            return f"“{same}” and “{word}” are the same to the search; keep one of them."
        known[keys(word)] = word
    if len(known) < 2:
        return "Write at least two words or names, each on a line of its own."
    return ""
