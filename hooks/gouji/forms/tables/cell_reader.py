"""How the cells of a form's tables read: which texts are values, which are labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from gouji.forms import values
from gouji.forms.keeping import kept
from gouji.forms.labels import LIKE, SURE, fold, without_unit
from gouji.forms.layouts import shapes
from gouji.forms.report import Value
from gouji.forms.tables.row import CandidateReading
from gouji.forms.values import Spelling
from gouji.forms.vocabulary import vocabulary_of
from gouji.schema.form import Form
from gouji.schema.values import ValueKind
from gouji.system import deadline
from gouji.text.patterns import pattern

_LONG_TITLE = 16
"""What begins with a title of so many letters is that title with a remark."""
_TEXTS = 8192
"""What so many texts read as is kept."""
_SENTENCE = 8
"""What has fewer characters may be a piece of a broken label."""


class CellReader(Struct, frozen=True):
    """Reads cells as the form says: ``kinds`` are the form's, ``spellings`` how the values of each are written.

    ``any_kind`` is how the values of all of them are written.
    """

    kinds: Mapping[str, ValueKind]
    spellings: Mapping[str, Spelling]
    any_kind: Spelling

    @staticmethod
    @kept(16)
    def of(form: Form) -> CellReader:
        """The reader for a form."""
        kinds = form.kinds
        return CellReader(kinds, {name: _spelling(form, kind) for name, kind in kinds.items()}, _any_kind(form))

    def value(self, text: str, kind: str | None = None) -> Value:
        """The value of a cell, which holds one of this kind, or of any."""
        if kind is None:
            return values.parse(text, self.any_kind)
        value = values.parse(text, self.spellings[kind])
        return value if self.kinds[kind].is_figure or value.state != "unreadable" else Value("text")

    def is_value(self, text: str) -> bool:
        """Whether a text would be read as a value or a placeholder, or is a slip of one.

        A lone numeral like 三 may be, but is more often what is left of a label set one character a line. More digits
        than a number has are values that run on into each other.
        """
        if values.is_lone_numeral(text):
            return False
        read = self.value(text).state not in ("blank", "unreadable")
        return read or values.is_mistyped(text) or text.isdecimal()


def _spelling(form: Form, kind: ValueKind) -> Spelling:
    """How values of a kind are written. What is a mark of other kinds only is none of it, but no riddle either."""
    others = form.kinds.values()
    return Spelling(
        placeholders=_squeezed(form.placeholders),
        units=_squeezed(form.units) | _squeezed(mark for each in others for mark in each.after),
        instead=_squeezed(kind.instead),
        before=_squeezed(kind.before),
        after=_squeezed(kind.after),
        marks=_squeezed(mark for each in others for mark in each.before),
        below=_squeezed(kind.below),
        brackets=kind.brackets,
    )


def _any_kind(form: Form) -> Spelling:
    """How values of any kind are written, blanks aside."""
    every = [_spelling(form, kind) for kind in form.kinds.values()]
    return Spelling(
        placeholders=every[0].placeholders | frozenset(word for each in every for word in each.instead if word),
        units=every[0].units,
        before=every[0].marks,
        below=frozenset(word for each in every for word in each.below),
        brackets=any(each.brackets for each in every),
    )


def _squeezed(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(values.squeeze, words))


@kept(16)
def reading_of(form: Form) -> CandidateReading:
    """How the values and the labels of a form's tables look."""
    candidates = [shape for table in form.tables for shape in shapes(table)]
    labels = frozenset(label for shape in candidates for line in shape.rows for label in (*line.labels, *line.groups))
    headers = frozenset(label for shape in candidates for label in shape.header)
    titles = frozenset(label for shape in candidates for label in shape.title)
    long = tuple(title for title in titles if len(title) >= _LONG_TITLE)
    cells = CellReader.of(form)
    naming = frozenset(label for shape in candidates for label in shape.naming_labels)
    known = labels | headers
    every = known | titles
    all_labels = "\n".join(every)  # what is folded has no end of line: it is in one of them, or in none
    best = vocabulary_of(form).best

    @lru_cache(maxsize=_TEXTS)
    def folded(text: str) -> str:
        """As a label, without a unit that only the document adds."""
        deadline.check()
        whole, bare = fold(text), fold(without_unit(text, cells.any_kind.units))
        return bare if whole != bare and best(whole, known) < SURE <= best(bare, known) else whole

    @lru_cache(maxsize=_TEXTS)
    def likeness(text: str) -> float:
        return best(folded(text), labels)

    @lru_cache(maxsize=_TEXTS)
    def is_header(text: str) -> bool:
        return best(folded(text), headers) >= SURE

    def is_title(text: str) -> bool:
        caption = folded(text)
        return best(caption, titles) >= SURE or caption.startswith(long)

    @lru_cache(maxsize=_TEXTS)
    def is_prose(text: str) -> bool:
        whole = fold(text)
        if len(whole) < _SENTENCE or is_value(text) or best(whole, every) >= LIKE:
            return False
        return whole not in all_labels

    is_value = lru_cache(maxsize=_TEXTS)(cells.is_value)
    return CandidateReading(
        folded,
        is_value,
        likeness,
        is_header,
        is_title,
        is_prose,
        naming.__contains__,
        (lambda row: any(pattern(each).search(row) for each in form.skip)) if form.skip else None,
        _signs(mark for kind in cells.kinds.values() for mark in kind.before) - cells.any_kind.placeholders,
        _signs(mark for kind in cells.kinds.values() for mark in kind.after) - cells.any_kind.placeholders,
    )


def _signs(marks: Iterable[str]) -> frozenset[str]:
    """Those of the marks that are no words."""
    return frozenset(mark for mark in _squeezed(marks) if not any(map(str.isalnum, mark)))
