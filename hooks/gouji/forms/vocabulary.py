"""All labels that the tables of a form may bear, and which of them a text is like: looked up once for each text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from gouji.forms.keeping import kept
from gouji.forms.labels import LIKE
from gouji.forms.layouts import shapes
from gouji.schema.form import Form

_MOST_TEXTS = 16384
# Two texts have at most as many letters in common as the shorter has: from LIKE on it has 7 for 13 of the other.
_SHORTER, _LONGER = 7, 13


class Vocabulary(Struct, frozen=True, eq=False):
    """Folded labels, the shortest first; :meth:`of` makes it."""

    labels: tuple[str, ...]
    names: frozenset[str]
    lengths: tuple[int, ...]
    known: dict[str, Mapping[str, float]]

    @classmethod
    def of(cls, labels: Iterable[str]) -> Vocabulary:
        """The vocabulary of these folded labels."""
        ordered = sorted(filter(None, dict.fromkeys(labels)), key=len)
        return cls(tuple(ordered), frozenset((*ordered, "")), tuple(map(len, ordered)), {})

    def like(self, text: str) -> Mapping[str, float]:
        """The labels that a folded text is like, each with the likeness."""
        found = self.known.get(text)
        if found is None:
            first = bisect_left(self.lengths, -(-_SHORTER * len(text) // _LONGER))
            last = bisect_right(self.lengths, _LONGER * len(text) // _SHORTER)
            if not text or first == last:
                return {}  # not kept, as it may be as long as it likes
            if len(self.known) >= _MOST_TEXTS:
                self.known.clear()
            alike = process.extract(text, self.labels[first:last], scorer=ratio, score_cutoff=100 * LIKE, limit=None)
            found = self.known[text] = {label: score / 100 for label, score, _ in alike}
        return found

    def best(self, text: str, among: Container[str]) -> float:
        """The highest likeness of a folded text to a label ``among`` some; 0 where it is like none."""
        return max((score for label, score in self.like(text).items() if label in among), default=0.0)


@kept(16)
def vocabulary_of(form: Form) -> Vocabulary:
    """The vocabulary of the tables of a form."""
    return Vocabulary.of(label for table in form.tables for shape in shapes(table) for label in shape.vocabulary)
