"""What could be a row of a table, and how the cells in it read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from gouji.forms.labels import SURE
from gouji.text.spans import Text


class CandidateCell(Struct, frozen=True):
    """A cell in a row, and its grid columns. A cell that is merged over several rows is in each of them.

    In flattened text ``block`` is the paragraph that it is from, and ``prose`` says that this stands among the cells of
    the row and is none of them.
    """

    text: Text
    column: int
    width: int = 1
    block: int = -1
    prose: bool = False

    @property
    def end(self) -> int:
        """The grid column after it."""
        return self.column + self.width


class Row(Struct, frozen=True, dict=True):
    """A row, or what parts two rows: ``slots`` is empty for running text and for headings.

    ``folded`` is every slot's text as a folded label. ``labels`` are what its leading cells may be together: index of
    the slot after them, and their folded text.
    ``run_on`` are figures that stand in the last filled cell of a grid row, right behind a label.
    ``block`` and ``last_block`` are indices into the document's blocks. ``grid`` tells the table, or the list in one,
    that the row is from: the index of its first row; ``placed`` says that grid columns mean something.
    """

    slots: tuple[CandidateCell, ...]
    block: int
    last_block: int
    grid: int
    placed: bool = True
    folded: tuple[str, ...] = ()
    labels: tuple[tuple[int, str], ...] = ()
    run_on: Text | None = None

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Indices of the slots that hold something."""
        return tuple([index for index, slot in enumerate(self.slots) if slot.text.value.strip()])

    @property
    def blocks(self) -> Iterator[int]:
        """The blocks that it is made of."""
        return iter((self.block,)) if self.placed else (slot.block for slot in self.slots if not slot.prose)


class CandidateReading(Struct, frozen=True):
    """How to read the cells of a table: what they are as folded labels, and how to distinguish values and labels.

    ``likeness`` is how much a text is like the label of a row or of a group of rows, 0 to 1. ``is_prose`` says that it
    is no value, and neither a label of the form nor a piece of one. ``is_naming`` recognises folded labels over what
    names rows, ``is_skipped`` the text of a row that is no data, where there are such. ``leading`` and ``trailing`` are
    the signs, such as ``$`` and ``%``, that may stand beside a figure in a cell of their own.
    """

    fold: Callable[[str], str]
    is_value: Callable[[str], bool]
    likeness: Callable[[str], float]
    is_header: Callable[[str], bool]
    is_title: Callable[[str], bool]
    is_prose: Callable[[str], bool]
    is_naming: Callable[[str], bool] = lambda _: False
    is_skipped: Callable[[str], bool] | None = None
    leading: frozenset[str] = frozenset()
    trailing: frozenset[str] = frozenset()

    def is_label(self, text: str) -> bool:
        """Whether a text is the label of a row or of a group of rows."""
        return self.likeness(text) >= SURE
