"""The notation of identities: ``for every column: new + carried_in = outcome.total + carried_out``.

A scanner and a recursive descent parser without dependencies. The grammar::

    assertion  = [ quantifier ":" ] relation
    quantifier = "for every" ( "column" | "row" | "cell" ) [ "in" items ] [ "except" items ]
    relation   = sum comparison sum { comparison sum }
    comparison = "=" | "<=" | ">=" | "<" | ">" | "!="           (also ≤ ≥ ≠)
    sum        = [ "-" ] term { ( "+" | "-" ) term }
    term       = number | [ number "*" ] atom
    atom       = "sum" "(" items [ "except" items ] ")" | reference | "(" sum ")"
    items      = reference { "," reference }
    reference  = [ place "." ] path [ "@" path ]
    place      = "last_year" | "children" | "parent" | "text"
    path       = name { "." ( name | number ) } [ ".*" | ".**" ]
    name       = word | quoted label

Chinese words stand for the English ones: 每列 每行 每格, 属于 (in), 除 (except), 合计 (sum), 上年 下级 上级 正文
(places), 本格 (this). Full-width operators are read as their ASCII forms. No word is reserved: each means something
only where the grammar expects it. An identity is linear by construction, and the size of an expression is bounded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gouji.equations import messages
from gouji.equations.ast import (
    Assertion,
    AxisName,
    CellSelection,
    Comparison,
    NameNode,
    Path,
    PlaceName,
    Quantifier,
    Reference,
    Relation,
    Sum,
    Term,
)
from gouji.equations.scanner import ExpressionError, Token, scan
from gouji.messages.message import Message

Parsed = TypeVar("Parsed", Quantifier, Relation, Reference)

MAXIMUM_NESTING = 20


_AXES: dict[str, AxisName] = {
    "column": "column",
    "columns": "column",
    "row": "row",
    "rows": "row",
    "cell": "cell",
    "cells": "cell",
    "每列": "column",
    "每行": "row",
    "每格": "cell",
}
_PLACES: dict[str, PlaceName] = {
    "last_year": "last_year",
    "children": "children",
    "parent": "parent",
    "text": "text",
    "上年": "last_year",
    "下级": "children",
    "上级": "parent",
    "正文": "text",
}
_COMPARISONS: dict[str, Comparison] = {
    "=": "=",
    "<=": "<=",
    ">=": ">=",
    "<": "<",
    ">": ">",
    "!=": "!=",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
}
_IN, _EXCEPT, _SUM, _THIS = ("in", "属于"), ("except", "除"), ("sum", "合计"), ("this", "本格")


def parse(expression: str) -> Assertion:
    """The assertion in one string, with or without a quantifier.

    Raises:
        ExpressionError: it is no assertion.
    """
    parser = _Parser(expression)
    quantifier = None
    if parser.at_quantifier():
        quantifier = parser.quantifier()
        parser.expect(":", messages.ASSERT_COLON)
    relation = parser.relation()
    parser.expect_end()
    return Assertion(quantifier, relation)


def parse_quantifier(expression: str) -> Quantifier:
    """A quantifier alone: the key of a YAML mapping.

    Raises:
        ExpressionError: it is no quantifier.
    """
    return _alone(expression, _Parser.quantifier)


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


class _Parser:
    """Reads tokens from left to right; every method leaves the next unread token as the current one."""

    def __init__(self, expression: str) -> None:
        self._tokens = scan(expression)
        self._at = 0
        self._nesting = 0

    @property
    def _current(self) -> Token:
        return self._tokens[self._at]

    @property
    def _next(self) -> Token:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def _take(self) -> Token:
        token = self._current
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _is(self, symbol: str) -> bool:
        return self._current.kind == "symbol" and self._current.text == symbol

    def _accept(self, symbol: str) -> bool:
        found = self._is(symbol)
        if found:
            self._take()
        return found

    def _accept_word(self, words: tuple[str, ...]) -> bool:
        found = self._current.kind == "name" and self._current.text in words
        if found:
            self._take()
        return found

    def _unexpected(self, wanted: Message) -> ExpressionError:
        found = self._current
        return ExpressionError(messages.ASSERT_EXPECTED.fill(expected=wanted, found=found.shown()), found.position)

    def expect(self, symbol: str, wanted: Message) -> None:
        if not self._accept(symbol):
            raise self._unexpected(wanted)

    def expect_end(self) -> None:
        if self._current.kind != "end":
            raise self._unexpected(messages.ASSERT_OPERATOR)

    def at_quantifier(self) -> bool:
        first, second = self._current, self._next
        if first.kind != "name":
            return False
        return (first.text, second.text) == ("for", "every") or (first.text in _AXES and first.text.startswith("每"))

    def quantifier(self) -> Quantifier:
        position = self._current.position
        if not self.at_quantifier():
            raise self._unexpected(messages.ASSERT_QUANTIFIER)
        if self._current.text == "for":
            self._take()
            self._take()
        if self._current.kind != "name" or self._current.text not in _AXES:
            raise self._unexpected(messages.ASSERT_AXIS)
        axis = _AXES[self._take().text]
        items = self._items() if self._accept_word(_IN) else ()
        exceptions = self._items() if self._accept_word(_EXCEPT) else ()
        return Quantifier(axis, items, exceptions, position=position)

    def relation(self) -> Relation:
        sides = [self._sum()]
        comparisons: list[Comparison] = []
        while self._current.kind == "symbol" and self._current.text in _COMPARISONS:
            comparisons.append(_COMPARISONS[self._take().text])
            sides.append(self._sum())
        if not comparisons:
            raise self._unexpected(messages.ASSERT_COMPARISON)
        return Relation(tuple(sides), tuple(comparisons))

    def _sum(self) -> Sum:
        position = self._current.position
        terms = [self._term(-1 if self._accept("-") else 1)]
        while self._is("+") or self._is("-"):
            terms.append(self._term(-1 if self._take().text == "-" else 1))
        return Sum(tuple(terms), position=position)

    def _term(self, sign: int) -> Term:
        if self._current.kind != "number":
            return self._product(sign)
        factor = sign * int(self._take().text)
        if self._is(".") and self._next.kind == "number":
            raise ExpressionError(messages.ASSERT_WHOLE, self._current.position)
        return self._product(factor) if self._accept("*") else Term(factor)

    def _product(self, factor: int) -> Term:
        atom = self._atom()
        if self._is("*"):
            raise ExpressionError(messages.ASSERT_LINEAR, self._current.position)
        return Term(factor, atom)

    def _atom(self) -> Reference | CellSelection | Sum:
        token = self._current
        if self._accept("("):
            if self._nesting == MAXIMUM_NESTING:
                raise ExpressionError(messages.ASSERT_TOO_DEEP.fill(limit=MAXIMUM_NESTING), token.position)
            self._nesting += 1
            inner = self._sum()
            self.expect(")", messages.ASSERT_BRACKET)
            self._nesting -= 1
            return inner
        if token.kind == "name" and token.text in _SUM and self._next.text == "(":
            self._take()
            self._take()
            return self._selection(token.position)
        return self.reference()

    def _selection(self, position: int) -> CellSelection:
        items = self._items()
        exceptions = self._items() if self._accept_word(_EXCEPT) else ()
        self.expect(")", messages.ASSERT_BRACKET)
        return CellSelection(items, exceptions, position=position)

    def _items(self) -> tuple[Reference, ...]:
        items = [self.reference()]
        while self._accept(","):
            items.append(self.reference())
        return tuple(items)

    def reference(self) -> Reference:
        first = self._current
        place = None
        if first.kind == "name" and first.text in _PLACES and self._next.text == ".":
            place = _PLACES[first.text]
            self._take()
            self._take()
        path = self._path()
        column = self._path() if self._accept("@") else None
        return Reference(path, column, place, position=first.position)

    def _path(self) -> Path:
        names = [self._name()]
        while self._accept("."):
            if self._is("*") or self._is("**"):
                return Path(tuple(names), ".*" if self._take().text == "*" else ".**")
            names.append(self._name(inner=True))
        return Path(tuple(names))

    def _name(self, *, inner: bool = False) -> NameNode:
        token = self._current
        if inner and token.kind == "number":
            self._take()
            return NameNode(token.text, position=token.position)
        if token.kind == "name":
            self._take()
            return NameNode("this" if token.text in _THIS else token.text, position=token.position)
        if token.kind == "quoted":
            self._take()
            return NameNode(token.text[1:-1], quoted=True, position=token.position)
        raise self._unexpected(messages.ASSERT_NAME)
