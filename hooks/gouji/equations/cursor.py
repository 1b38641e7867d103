"""A place in the tokens of an expression."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gouji.equations import messages
from gouji.equations.scanner import ExpressionError, Token, scan
from gouji.messages.message import Message


class Cursor:
    """Reads the tokens of an expression from left to right."""

    def __init__(self, expression: str) -> None:
        self._tokens = scan(expression)
        self._at = 0

    @property
    def current(self) -> Token:
        """The next unread token."""
        return self._tokens[self._at]

    @property
    def next(self) -> Token:
        """The token after the current one."""
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Reads the current token."""
        token = self.current
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def at(self, symbol: str) -> bool:
        """Whether the current token is a certain sign."""
        return self.current.kind == "symbol" and self.current.text == symbol

    def accept(self, symbol: str) -> bool:
        """Reads a sign, if it stands here."""
        found = self.at(symbol)
        if found:
            self.take()
        return found

    def accept_word(self, words: tuple[str, ...]) -> bool:
        """Reads one of several words, if it stands here."""
        found = self.current.kind == "name" and self.current.text in words
        if found:
            self.take()
        return found

    def unexpected(self, wanted: Message) -> ExpressionError:
        """That something else should stand here."""
        found = self.current
        return ExpressionError(messages.ASSERT_EXPECTED.fill(expected=wanted, found=found.shown()), found.position)

    def expect(self, symbol: str, wanted: Message) -> None:
        """Reads a sign that must stand here; ``wanted`` is its name."""
        if not self.accept(symbol):
            raise self.unexpected(wanted)

    def expect_end(self) -> None:
        """Nothing more may stand here."""
        if self.current.kind != "end":
            raise self.unexpected(messages.ASSERT_OPERATOR)

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Looks as if the current token had been read."""
        at = self._at
        self.take()
        yield
        self._at = at
