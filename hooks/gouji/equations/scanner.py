"""The words and signs of an identity; :mod:`gouji.equations.parser` has the grammar over them."""

from __future__ import annotations

import re
from typing import Literal, cast

from msgspec import Struct

from gouji.equations import messages
from gouji.equations.ast import QUOTES
from gouji.messages.message import Message, plain
from gouji.text.lazy import lazy_re

MAXIMUM_LENGTH = 2000

# One character for one, so that every position stays what it was.
_FOLDING = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "＂＇"} | str.maketrans(
    "\u3000、−×÷≦≧", " ,-*/≤≥"
)
_TOKEN = lazy_re(
    r"""(?P<number>[0-9]+)
      | (?P<name>[^\W\d]\w*)
      | (?P<quoted>"[^"]*"|'[^']*'|“[^”]*”|「[^」]*」)
      | (?P<double>==)
      | (?P<symbol>[<>!]=|\*\*|[-+*/=<>():,.@≤≥≠])""",
    re.VERBOSE,
)
# Chinese is written without spaces: 每列除总计 is three words, but only here, where no name can stand.
_CHINESE_QUANTIFIER = lazy_re(r"\s*(每[列行格组])\s*(属于|除)?")

TokenKind = Literal["number", "name", "quoted", "symbol", "end"]


class ExpressionError(Exception):
    """An expression that can't be read or does not fit its table.

    ``position`` is the offset in the expression, 0-based, in code points; it may be the length of the expression.
    """

    def __init__(self, message: Message, position: int) -> None:
        super().__init__(message.en)
        self.message = message
        self.position = position


class AssertionFault(Exception):  # noqa: N818 - a fault of the rule file, reported to its author
    """An assertion that can't be compiled; ``key`` says where in a YAML mapping ``position`` counts from.

    ``key`` is None for an assertion that is one string. For a mapping, it is the key that the fault belongs to, and
    ``in_key`` is whether it is in the key itself or in its value.
    """

    def __init__(self, error: ExpressionError, key: str | None = None, *, in_key: bool = False) -> None:
        super().__init__(str(error))
        self.message = error.message
        self.position = error.position
        self.key = key
        self.in_key = in_key


class Token(Struct, frozen=True):
    """A word or sign, and where it stands in the expression."""

    kind: TokenKind
    text: str
    position: int

    def shown(self) -> Message:
        """How it is quoted in a message."""
        return plain(f"“{self.text}”") if self.text else messages.ASSERT_END


def scan(expression: str) -> list[Token]:
    """The tokens of an expression, the last of kind ``end``.

    Raises:
        ExpressionError: it is too long, a character means nothing, or a quotation does not end.
    """
    if len(expression) > MAXIMUM_LENGTH:
        raise ExpressionError(messages.ASSERT_TOO_LONG.fill(limit=MAXIMUM_LENGTH), MAXIMUM_LENGTH)
    text = expression.translate(_FOLDING)
    tokens: list[Token] = []
    at = 0
    beginning = True
    while at < len(text):
        if beginning and (leading := _CHINESE_QUANTIFIER.match(text, at)):
            tokens += [Token("name", leading[group], leading.start(group)) for group in (1, 2) if leading[group]]
            at = leading.end()
            beginning = False
            continue
        beginning = beginning and text[at].isspace()
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if not found:
            message = messages.ASSERT_QUOTE_OPEN if text[at] in QUOTES else messages.ASSERT_CHARACTER
            raise ExpressionError(message.fill(character=expression[at]), at)
        if found.lastgroup == "double":
            raise ExpressionError(messages.ASSERT_DOUBLE, at)
        # A label is kept as it is written.
        written = expression[at : found.end()] if found.lastgroup == "quoted" else found[0]
        tokens.append(Token(cast("TokenKind", found.lastgroup), written, at))
        beginning = found[0] == "," and _in_scope(tokens)
        at = found.end()
    tokens.append(Token("end", "", len(text)))
    return tokens


def _in_scope(tokens: list[Token]) -> bool:
    """Whether a comma may end a quantifier: one has begun, and neither its colon nor a bracket has been read."""
    return tokens[0].text in ("for", "每列", "每行", "每格", "每组") and not any(token.text in ":(" for token in tokens)
