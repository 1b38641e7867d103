"""The notation of identities: ``for every column: new + carried_in = outcome.total + carried_out``.

A scanner and a recursive descent parser without dependencies. The grammar::

    assertion  = [ scope ":" ] relation
    scope      = quantifier { "," quantifier } [ "," condition ] | condition
    quantifier = "for every" ( "column" | "row" | "cell" | "group" ) [ "in" items ] [ "except" items ]
    condition  = "if" relation
    relation   = side comparison side { comparison side }
    side       = sum | term "/" term | "none"
    comparison = "=" | "<=" | ">=" | "<" | ">" | "!="           (also ≤ ≥ ≠)
    sum        = [ "-" ] term { ( "+" | "-" ) term }
    term       = number | [ number "*" ] atom
    atom       = function "(" items [ "except" items ] ")" | reference | "(" sum ")"
    function   = "sum" | "min" | "max"
    items      = reference { "," reference }
    reference  = [ place "." ] path [ "@" path ]
    place      = "last_year" | "children" | "parent" | "text"
    path       = name { "." ( name | number [ name ] ) } [ ".*" | ".**" ]
    name       = word | quoted label

Chinese words stand for the English ones: 每列 每行 每格 每组, 属于 (in), 除 (except), 若 (if), 合计 (sum), 最小 最大
(min, max), 无 (none), 上年 下级 上级 正文 (places), 本格 (this), 本组 (group). Full-width operators are read as their
ASCII forms. No word is reserved: each means something only where the grammar expects it. What is localized is linear by
construction, and the size of an expression is bounded. `docs/equations.md` tells authors of packs what it all means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from gouji.equations import messages
from gouji.equations.ast import (
    AnySide,
    Assertion,
    AxisName,
    CellSelection,
    Comparison,
    Function,
    NameNode,
    NoFigure,
    Path,
    Quantifier,
    Quotient,
    Reference,
    Relation,
    Scope,
    Sum,
    Term,
)
from gouji.equations.cursor import Cursor
from gouji.equations.scanner import ExpressionError
from gouji.equations.sides import refuse_sides
from gouji.equations.vocabulary import AXES, COMPARISONS, EXCEPT, FUNCTIONS, IF, IN, NONE, PLACES, SUBJECTS

Parsed = TypeVar("Parsed", Scope, Relation, Reference)

MAXIMUM_NESTING = 20
_PAIRS: tuple[set[AxisName], ...] = ({"column", "row"}, {"column", "group"})
"""The quantifiers that may stand together."""


def parse(expression: str) -> Assertion:
    """The assertion in one string, with or without a scope.

    Raises:
        ExpressionError: it is no assertion.
    """
    parser = _Parser(expression)
    scope = Scope()
    if parser.at_scope():
        scope = parser.scope()
        parser.expect(":", messages.ASSERT_COLON)
    relation = parser.relation()
    parser.expect_end()
    return Assertion(relation, scope)


def parse_scope(expression: str) -> Scope:
    """A scope alone: the key of a YAML mapping.

    Raises:
        ExpressionError: it is none.
    """
    return _alone(expression, _Parser.scope)


def parse_relation(expression: str) -> Relation:
    """A relation alone: the value of a YAML mapping.

    Raises:
        ExpressionError: it is no relation.
    """
    return _alone(expression, _Parser.relation)


def parse_reference(expression: str) -> Reference:
    """The name of a cell alone: ``row@column``, or a bare name.

    Raises:
        ExpressionError: it is no name.
    """
    return _alone(expression, _Parser.reference)


def _alone(expression: str, read: Callable[[_Parser], Parsed]) -> Parsed:
    parser = _Parser(expression)
    part = read(parser)
    parser.expect_end()
    return part


class _Parser(Cursor):
    """Every method leaves the next unread token as the current one."""

    _nesting = 0

    # ---- scopes ----

    def at_scope(self) -> bool:
        return self._at_quantifier() or self._at_condition()

    def _at_quantifier(self) -> bool:
        first, second = self.current, self.next
        if first.kind != "name":
            return False
        return (first.text, second.text) == ("for", "every") or (first.text in AXES and first.text.startswith("每"))

    def _at_condition(self) -> bool:
        """``if`` with a relation behind it; else it is a name."""
        first, second = self.current, self.next
        if first.kind != "name" or first.text not in IF:
            return False
        return second.kind in ("name", "number", "quoted") or second.text in ("(", "-")

    def scope(self) -> Scope:
        if not self.at_scope():
            raise self.unexpected(messages.ASSERT_QUANTIFIER)
        quantifiers: list[Quantifier] = []
        while self._at_quantifier():
            quantifiers.append(self._quantifier(quantifiers))
            if not self.accept(","):
                return Scope(tuple(quantifiers))
        if not self._at_condition():
            raise self.unexpected(messages.ASSERT_QUANTIFIER)
        self.take()
        return Scope(tuple(quantifiers), self.relation())

    def _quantifier(self, before: Sequence[Quantifier]) -> Quantifier:
        position = self.current.position
        if self.current.text == "for":
            self.take()
            self.take()
        if self.current.kind != "name" or self.current.text not in AXES:
            raise self.unexpected(messages.ASSERT_AXIS)
        axis = AXES[self.take().text]
        if before and (len(before) > 1 or {axis, before[0].axis} not in _PAIRS):
            raise ExpressionError(messages.ASSERT_PAIR, position)
        items = self._items() if self.accept_word(IN) else ()
        exceptions = self._items() if self.accept_word(EXCEPT) else ()
        return Quantifier(axis, items, exceptions, position=position)

    # ---- relations ----

    def relation(self) -> Relation:
        sides = [self._side()]
        comparisons: list[Comparison] = []
        while self.current.kind == "symbol" and self.current.text in COMPARISONS:
            comparisons.append(COMPARISONS[self.take().text])
            sides.append(self._side())
        if not comparisons:
            raise self.unexpected(messages.ASSERT_COMPARISON)
        relation = Relation(tuple(sides), tuple(comparisons))
        refuse_sides(relation)
        return relation

    def _side(self) -> AnySide:
        first = self.current
        if first.kind == "name" and first.text in NONE and self.next.text not in (".", "@", "(", "+", "-", "*", "/"):
            self.take()
            return NoFigure(position=first.position)
        added = self._sum()
        if not self.accept("/"):
            return added
        if len(added.terms) > 1:
            raise ExpressionError(messages.ASSERT_QUOTIENT_SUM, added.position)
        below = self._term(1)
        if self.at("/") or self.at("+") or self.at("-"):
            raise ExpressionError(messages.ASSERT_ONE_QUOTIENT, self.current.position)
        return Quotient(added.terms[0], below, position=first.position)

    def _sum(self) -> Sum:
        position = self.current.position
        terms = [self._term(-1 if self.accept("-") else 1)]
        while self.at("+") or self.at("-"):
            terms.append(self._term(-1 if self.take().text == "-" else 1))
        return Sum(tuple(terms), position=position)

    def _term(self, sign: int) -> Term:
        if self.current.kind != "number":
            return self._product(sign)
        factor = sign * int(self.take().text)
        if self.at(".") and self.next.kind == "number":
            raise ExpressionError(messages.ASSERT_WHOLE, self.current.position)
        return self._product(factor) if self.accept("*") else Term(factor)

    def _product(self, factor: int) -> Term:
        atom = self._atom()
        if self.at("*"):
            raise ExpressionError(messages.ASSERT_LINEAR, self.current.position)
        return Term(factor, atom)

    def _atom(self) -> Reference | CellSelection | Sum:
        token = self.current
        if self.accept("("):
            if self._nesting == MAXIMUM_NESTING:
                raise ExpressionError(messages.ASSERT_TOO_DEEP.fill(limit=MAXIMUM_NESTING), token.position)
            self._nesting += 1
            inner = self._sum()
            self.expect(")", messages.ASSERT_BRACKET)
            self._nesting -= 1
            return inner
        if token.kind == "name" and token.text in FUNCTIONS and self.next.text == "(":
            self.take()
            self.take()
            return self._selection(FUNCTIONS[token.text], token.position)
        return self.reference()

    def _selection(self, function: Function, position: int) -> CellSelection:
        items = self._items()
        exceptions = self._items() if self.accept_word(EXCEPT) else ()
        self.expect(")", messages.ASSERT_BRACKET)
        return CellSelection(items, exceptions, function, position=position)

    def _items(self) -> tuple[Reference, ...]:
        items = [self.reference()]
        while self.at(",") and not self._scope_goes_on():
            self.take()
            items.append(self.reference())
        return tuple(items)

    def _scope_goes_on(self) -> bool:
        """Whether another quantifier, or a condition, stands behind the comma."""
        with self.ahead():
            return self.at_scope()

    def reference(self) -> Reference:
        first = self.current
        place = None
        if first.kind == "name" and first.text in PLACES and self.next.text == ".":
            place = PLACES[first.text]
            self.take()
            self.take()
        path = self._path()
        column = self._path() if self.accept("@") else None
        return Reference(path, column, place, position=first.position)

    def _path(self) -> Path:
        names = [self._name()]
        while self.accept("."):
            if self.at("*") or self.at("**"):
                return Path(tuple(names), ".*" if self.take().text == "*" else ".**")
            names.append(self._name(inner=True))
        return Path(tuple(names))

    def _name(self, *, inner: bool = False) -> NameNode:
        token = self.current
        if inner and token.kind == "number":
            return NameNode(self._begun_by_digits(), position=token.position)
        if token.kind == "name":
            self.take()
            return NameNode(SUBJECTS.get(token.text, token.text), position=token.position)
        if token.kind == "quoted":
            self.take()
            return NameNode(token.text[1:-1], quoted=True, position=token.position)
        raise self.unexpected(messages.ASSERT_NAME)

    def _begun_by_digits(self) -> str:
        """A name such as ``15usc552``, which open rows may have."""
        digits = self.take()
        joined = self.current.kind == "name" and self.current.position == digits.position + len(digits.text)
        return digits.text + (self.take().text if joined else "")
