"""What the benchmark's papers say: runs of words by Zipf's law, whole sentences between them."""

import random

from benchmarks.languages import Language

SENTENCE = (8, 20)  # words
WHOLE_SENTENCES = 0.15  # share of the sentences
SUBJECT_EVERY = 12  # words


class Writer:
    """Writes in one language about the subjects of one paper."""

    def __init__(self, language: Language, chance: random.Random) -> None:
        self._language = language
        self._chance = chance
        self._subjects = [
            *chance.sample(language.topical, 6),
            *chance.choices(language.rare, k=4),
        ]

    def title(self) -> str:
        title = self._fill(self._chance.choice(self._language.titles))
        return title[:1].upper() + title[1:]

    def keywords(self) -> str:
        return "; ".join(self._subjects[:5])

    def sentence(self) -> str:
        return self._fill(self._chance.choice(self._language.sentences))

    def text(self, length: int) -> str:
        """About `length` words."""
        language, chance = self._language, self._chance
        words = chance.choices(language.words, cum_weights=language.weights, k=length)
        for place in chance.sample(range(length), length // SUBJECT_EVERY):
            words[place] = chance.choice(self._subjects)
        sentences, start = [], 0
        while start < length:
            end = start + chance.randint(*SENTENCE)
            whole = chance.random() < WHOLE_SENTENCES
            sentences.append(self.sentence() if whole else self._run(words[start:end]))
            start = end
        return language.joiner.join(sentences)

    def _run(self, words: list[str]) -> str:
        run = self._language.joiner.join(words)
        return run[:1].upper() + run[1:] + self._language.stop

    def _fill(self, pattern: str) -> str:
        chance = self._chance
        a, b, c = chance.sample(self._subjects, 3)
        year = chance.randint(1995, 2015)
        return pattern.format(
            a=a,
            b=b,
            c=c,
            n=chance.randint(40, 99),
            m=chance.randint(5, 39),
            y=year,
            z=year + chance.randint(2, 10),
        )
