"""An assertion as a tree; :mod:`gouji.equations.parser` has its grammar. Its text is its normal form.

Positions are offsets in the expression and no part of equality: two spellings of one assertion are equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

AxisName = Literal["column", "row", "cell", "group"]
PlaceName = Literal["last_year", "children", "parent", "text"]
Comparison = Literal["=", "<=", ">=", "<", ">", "!="]
Reach = Literal["", ".*", ".**"]
Function = Literal["sum", "min", "max"]

QUOTES = {'"': '"', "'": "'", "“": "”", "「": "」"}
"""Opening and closing quotation marks of labels."""


class SyntaxNode(Struct, frozen=True, eq=False, kw_only=True):
    """What stands at a position."""

    position: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SyntaxNode) and type(other) is type(self) and other._parts == self._parts

    def __hash__(self) -> int:
        return hash(self._parts)

    @property
    def _parts(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name != "position")


class NameNode(SyntaxNode, frozen=True, eq=False):
    """One component of a path. A quoted name is a label, never a word of the notation."""

    text: str
    quoted: bool = False

    def __str__(self) -> str:
        if not self.quoted:
            return self.text
        opening, closing = next(pair for pair in QUOTES.items() if pair[1] not in self.text)
        return f"{opening}{self.text}{closing}"


class Path(Struct, frozen=True):
    """A row, a column or a group of them; ``reach`` takes its children (``.*``) or all its leaves (``.**``)."""

    names: tuple[NameNode, ...]
    reach: Reach = ""

    @property
    def position(self) -> int:
        """Where the path begins."""
        return self.names[0].position

    @property
    def dotted(self) -> str:
        """The path as an id is written."""
        return ".".join(name.text for name in self.names)

    def __str__(self) -> str:
        return ".".join(map(str, self.names)) + self.reach


class Reference(SyntaxNode, frozen=True, eq=False):
    """A path whose other coordinate is understood, or ``row@column``. ``place`` is the other report that it is of."""

    path: Path
    column: Path | None = None
    place: PlaceName | None = None

    def __str__(self) -> str:
        place = f"{self.place}." if self.place else ""
        return f"{place}{self.path}" + (f"@{self.column}" if self.column else "")


class CellSelection(SyntaxNode, frozen=True, eq=False):
    """``sum(items except exceptions)``, or their least or greatest."""

    items: tuple[Reference, ...]
    exceptions: tuple[Reference, ...] = ()
    function: Function = "sum"

    def __str__(self) -> str:
        return f"{self.function}({_listed(self.items)}{_except(self.exceptions)})"


class Term(Struct, frozen=True):
    """``factor`` times ``atom``; a plain number where there is no atom. The sign is part of the factor."""

    factor: int
    atom: Reference | CellSelection | Sum | None = None

    def __str__(self) -> str:
        size = abs(self.factor)
        if self.atom is None:
            return str(size)
        atom = f"({self.atom})" if isinstance(self.atom, Sum) else str(self.atom)
        return atom if size == 1 else f"{size} * {atom}"


class Sum(SyntaxNode, frozen=True, eq=False):
    """Terms added up."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        signed = " ".join(f"{'-' if term.factor < 0 else '+'} {term}" for term in self.terms)
        return signed.removeprefix("+ ")

    def flattened(self, times: int = 1) -> Iterator[tuple[int, Reference | CellSelection | None]]:
        """Every term with its factor, sums in brackets resolved; None stands for the constant 1."""
        for term in self.terms:
            factor = times * term.factor
            if isinstance(term.atom, Sum):
                yield from term.atom.flattened(factor)
            else:
                yield factor, term.atom


class Quotient(SyntaxNode, frozen=True, eq=False):
    """``above / below``."""

    above: Term
    below: Term

    def __str__(self) -> str:
        sign = "-" if self.above.factor < 0 else ""
        return f"{sign}{self.above} / {self.below}"


class NoFigure(SyntaxNode, frozen=True, eq=False):
    """``none``: a word that stands for no figure."""

    def __str__(self) -> str:
        return "none"


AnySide = Sum | Quotient | NoFigure


class Relation(Struct, frozen=True):
    """``sides`` with a comparison between each and the next."""

    sides: tuple[AnySide, ...]
    comparisons: tuple[Comparison, ...]

    def __str__(self) -> str:
        rest = "".join(f" {sign} {side}" for sign, side in zip(self.comparisons, self.sides[1:], strict=True))
        return f"{self.sides[0]}{rest}"


class Quantifier(SyntaxNode, frozen=True, eq=False):
    """What the relation holds for: every column, row, cell or group, or those in ``items`` without ``exceptions``."""

    axis: AxisName
    items: tuple[Reference, ...] = ()
    exceptions: tuple[Reference, ...] = ()

    def __str__(self) -> str:
        items = f" in {_listed(self.items)}" if self.items else ""
        return f"for every {self.axis}{items}{_except(self.exceptions)}"


class Scope(Struct, frozen=True):
    """What stands before a relation: what it holds for, and the condition under which it does."""

    quantifiers: tuple[Quantifier, ...] = ()
    condition: Relation | None = None

    def __str__(self) -> str:
        parts = [*map(str, self.quantifiers), *([f"if {self.condition}"] if self.condition else [])]
        return ", ".join(parts)


class Assertion(Struct, frozen=True):
    """A relation in its scope."""

    relation: Relation
    scope: Scope = Scope()

    @property
    def references(self) -> Iterator[Reference]:
        """Every name of cells, rows or columns in it."""
        for quantifier in self.scope.quantifiers:
            yield from (*quantifier.items, *quantifier.exceptions)
        for relation in (self.scope.condition, self.relation):
            for side in relation.sides if relation else ():
                yield from _references(side)

    def __str__(self) -> str:
        scope = str(self.scope)
        return f"{scope}: {self.relation}" if scope else str(self.relation)


def _references(node: AnySide | Reference | CellSelection | None) -> Iterator[Reference]:
    match node:
        case Reference():
            yield node
        case CellSelection():
            yield from (*node.items, *node.exceptions)
        case Sum():
            for term in node.terms:
                yield from _references(term.atom)
        case Quotient():
            for term in (node.above, node.below):
                yield from _references(term.atom)


def _listed(items: tuple[Reference, ...]) -> str:
    return ", ".join(map(str, items))


def _except(items: tuple[Reference, ...]) -> str:
    return f" except {_listed(items)}" if items else ""
