"""The labels and the numbered titles of a form as they are found in running text, and which of them a text may have.

A text has few of them. So it is first reduced to its letters and digits, among which only those are found that can
occur in it; and no more expressions are compiled than these need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import add

from msgspec import Struct

from gouji.forms.axes import axes
from gouji.forms.keeping import kept
from gouji.schema.form import Form, TableForm
from gouji.schema.sections import SectionForm
from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.normalize import enumerator

_WORD = lazy_regex(r"[\p{Lu}\p{Ll}\p{Lt}]+|\S")
"""Letters that have case, which stand together in a word, or any other character."""
_GAP = r"\s{0,3}"
_MARKS = lazy_re(r"[\W_]+")
_DIGITS = lazy_re(r"\d+")
_DIGIT = lazy_re(r"\d")


class CellWord(Struct, frozen=True, dict=True):
    """The label of a ``row``, another ``label``, or the title of a ``section`` with its ``number``.

    ``letters`` are the letters and digits in a row that all its occurrences have in common, ``most`` is how many there
    are with those of a number before it.
    """

    kind: str
    label: str
    letters: str
    most: int = 0
    number: str = ""

    @property
    def expression(self) -> str:
        """What finds it with whatever marks and little white space there is in it."""
        written = _flexible(self.label)
        return rf"(?<![^\W\d]){re.escape(self.number)}{_GAP}[^\w\s]{_GAP}{written}" if self.number else written

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.expression)


class CellWords(Struct, frozen=True):
    """All words of a form, of which the first that fits at a place stands there; where they are by ``beginnings``.

    These are their first two letters, or the only one. ``alphabet`` are all letters of labels, ``lasts`` the last ones
    of those of rows.
    """

    words: tuple[CellWord, ...]
    beginnings: Mapping[str, Sequence[int]]
    alphabet: frozenset[str]
    lasts: frozenset[str]

    def has_others(self, text: str) -> bool:
        """Whether a text has letters that are of no label."""
        return any(each not in self.alphabet and each.isalnum() and not each.isdecimal() for each in text)

    def figures(self, text: str) -> int:
        """How many rows in a text have figures right behind their labels, at most."""
        letters = _MARKS.sub("", text)
        digits = (found.start() for found in _DIGIT.finditer(letters, 1))
        return sum(letters[at - 1] in self.lasts for at in digits)


class Letters(Struct, frozen=True):
    """The letters and digits of a text, and the ``words`` of the form that may be in it, in their order."""

    value: str
    words: tuple[CellWord, ...]

    @classmethod
    def of(cls, text: str, known: CellWords) -> Letters:
        """The letters of a text."""
        value = _MARKS.sub("", text)
        begun = known.beginnings.keys() & {*value, *map(add, value, value[1:])}
        places = sorted(place for beginning in begun for place in known.beginnings[beginning])
        words = (known.words[place] for place in places)
        return cls(value, tuple(word for word in words if word.letters in value))

    @property
    def heads(self) -> int:
        """How many labels there are at most."""
        return sum(self.value.count(word.letters) for word in self.words if word.kind != "section")

    def rows_with_figures(self) -> int:
        """How many labels of rows have figures right behind them, at most."""
        ends = {end for word in self.words if word.kind == "row" for end in self._ends(word.letters)}
        return sum(self.value[end : end + 1].isdecimal() for end in ends)

    def may_be_pure(self) -> bool:
        """Whether there are as many letters in labels as there are letters at all."""
        letters = len(_DIGITS.sub("", self.value))
        return letters <= sum(word.most * self.value.count(word.letters) for word in self.words)

    def _ends(self, letters: str) -> Iterator[int]:
        start = self.value.find(letters)
        while start >= 0:
            yield start + len(letters)
            start = self.value.find(letters, start + 1)


def occurrences(text: str, words: Sequence[CellWord]) -> Iterator[tuple[int, int, str]]:
    """Where words stand and of what kind they are, from the left, the first that fits at a place.

    So one expression of all of them would find them.
    """
    found = [word.pattern.search(text) for word in words]
    while True:
        first = min((each.start() for each in found if each), default=None)
        if first is None:
            return
        which, match = next((which, each) for which, each in enumerate(found) if each and each.start() == first)
        yield first, match.end(), words[which].kind
        for which, each in enumerate(found):
            if each and each.start() < match.end():
                found[which] = words[which].pattern.search(text, match.end())


@kept(16)
def words_of(form: Form) -> CellWords:
    """The titles of sections and the labels of a form.

    A label that begins with that of a row comes before it: ``其他结果`` before ``其他``. What has neither letters nor
    digits is no label in a text.
    """
    words = tuple(word for word in _words(form.tables, form.all_sections) if word.letters)
    beginnings: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        beginnings.setdefault(word.letters[:2], []).append(place)
    labels = [word for word in words if word.kind != "section"]
    lasts = frozenset(word.letters[-1] for word in labels if word.kind == "row")
    return CellWords(words, beginnings, frozenset("".join(word.label for word in labels)), lasts)


def _words(tables: Sequence[TableForm], sections: Iterable[SectionForm]) -> Iterator[CellWord]:
    rows: set[str] = set()
    others: set[str] = {label for table in tables for label in (*table.title, *table.corner)}
    for table in tables:
        for layout in (None, *table.layouts):
            row_axis, column_axis = axes(table, layout)
            for node, _ in row_axis.paths():
                (others if node.inner else rows).update(node.labels)
            others.update(label for node, _ in column_axis.paths() for label in node.labels)
    begun = tuple(_bare(label) for label in rows if len(label) > 1)
    longer = {label for label in others - rows if _bare(label).startswith(begun)}
    for section in sections:
        yield from _titles(section)
    for kind, labels in (("label", longer), ("row", rows), ("label", others - rows - longer)):
        for label in _ordered(labels):
            yield CellWord(kind, label, _letters(_bare(label)), len(_letters(label)))


def _titles(section: SectionForm) -> Iterator[CellWord]:
    """The titles of a section with its number; none where it has no number."""
    number = section.number
    for wording in _ordered((section.title, *section.titles)) if number else ():
        yield CellWord("section", wording, _letters(number) + _letters(_bare(wording)), number=number)


def _ordered(labels: Iterable[str]) -> list[str]:
    """The labels, the longest first."""
    return sorted((label for label in labels if len(label) > 1), key=lambda label: (-len(label), label))


def _letters(text: str) -> str:
    return _MARKS.sub("", text)


def _bare(label: str) -> str:
    number = enumerator(label)
    return number.rest if number else label


def _flexible(label: str) -> str:
    """The label with or without its number and its marks, whatever little white space is in it.

    Within a word of a script that has white space between words there is none.
    """
    rest = _bare(label)
    lead = label[: len(label) - len(rest)]
    body = _GAP.join("".join(map(_letter, word)) for word in _WORD.findall(rest))
    return f"(?:{''.join(_lead(letter) for letter in lead)})?{body}" if lead.strip() else body


def _letter(letter: str) -> str:
    return letter if letter.isalnum() else r"[^\w\s]?"


def _lead(letter: str) -> str:
    return (letter if letter.isalnum() else r"[^\w\s]") + _GAP
