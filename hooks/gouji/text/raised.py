"""Note marks: characters above the line behind a figure or a word, which belong to neither.

Readers turn what a format raises or lowers into the characters that Unicode has for it (:func:`raised`), so that every
format says the same: ``23`` with a raised 1 is ``23¹``, and never 231.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.text.lazy import lazy_re, lazy_regex
from gouji.text.spans import Text

_LEVEL = "0123456789０１２３４５６７８９+-−–=()（）[]［］【】〔〕abcdefghijklmnoprstuvwxyz*＊"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾⁽⁾⁽⁾⁽⁾⁽⁾⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁎⁎"
_RAISE = str.maketrans(_LEVEL, _RAISED)
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜ"
# Note marks at any height: nothing else is written so behind a figure.
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓪⓵-⓾"
_SIGNS = f"※†‡*＊{_CIRCLED}"
SUPERSCRIPTS = f"{''.join(dict.fromkeys(_RAISED))}{_LOWERED}"
"""Raised and lowered characters; none of them means anything in the brackets of a regular expression."""
# A single character as a mark, or before the figure of one: 注, 注1.
_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NOTE = lazy_regex(rf"\A[{_IDEOGRAPHS}](?=[0-9０-９{_CIRCLED}]|\Z)")
LEAST_SHIFT = 0.15
"""The share of the height of characters that they are moved up or down by at least if they are above or below the line;
where a format has points and no share, of characters of :data:`USUAL_HEIGHT`."""
USUAL_HEIGHT = 12.0
NOTE_MARKS = f"{SUPERSCRIPTS}{_SIGNS}"
"""All characters of note marks, for the brackets of a regular expression."""
# In brackets on the line: only between a figure and what it counts, or it may be a number of its own. What stands
# behind a year is the number of a document.
_BRACKETED = (
    r"(?<=[0-9０-９])(?<!(?<![0-9])(?:19|20)[0-9]{2})"
    r"(?:\[[0-9]{1,2}\]|［[0-9０-９]{1,2}］|〔[0-9]{1,2}〕|【[0-9]{1,2}】)(?=\s*[^\W\d_])"
)
_MARKS_IN_BRACKETS = lazy_re(_BRACKETED)
_OPENING = "[［〔【"
_DIGITS = tuple("0123456789０１２３４５６７８９")
_MARKS = lazy_re(
    rf"(?<=[^\W{SUPERSCRIPTS}])(?:\s*[{SUPERSCRIPTS}]+)+"
    rf"|(?<=[^\W{SUPERSCRIPTS}])\s*[{_SIGNS}]+(?!\w)"
    rf"|(?<=[0-9０-９])[{_CIRCLED}]+(?![0-9０-９])"
    rf"|{_BRACKETED}"
)
_ANY_MARK = lazy_re(rf"[{SUPERSCRIPTS}{_SIGNS}]")
"""What any of :data:`_MARKS` has one of, but for those in brackets: it is found sooner."""
_NOTHING_ELSE = lazy_re(rf"[{SUPERSCRIPTS}{_CIRCLED}※†‡]+")


def raised(text: Text) -> Text:
    """What the format raises or lowers, in raised characters; those that Unicode has no raised form of stay.

    Not for a paragraph or a cell that is raised as a whole: it is no mark of anything.
    """
    value = _NOTE.sub("*", text.value).translate(_RAISE)
    return text if value == text.value else Text(value, text.pieces)


def raised_mark(text: str) -> str | None:
    """What is raised, in raised characters; None unless Unicode has all of them."""
    value = raised(Text(text)).value
    return value if _NOTHING_ELSE.fullmatch(value) else None


def note_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where the note marks behind words and figures stand, each with the white space before it."""
    marks = _marks_in(text)
    return (mark.span() for mark in (marks.finditer(text) if marks else ()))


def split_note_marks(text: str) -> tuple[str, str]:
    """A text without the note marks behind its words and figures, and those marks."""
    marks = _marks_in(text)
    found = "".join("".join(marks.findall(text)).split()) if marks else ""
    return (marks.sub("", text), found) if marks and found else (text, "")


def _marks_in(text: str) -> re.Pattern[str] | None:
    """What finds the marks of a text; None where it has none: most have no sign, and no bracket behind a figure."""
    if _ANY_MARK.search(text):
        return _MARKS
    before = (part for mark in _OPENING if mark in text for part in text.split(mark)[:-1])
    return _MARKS_IN_BRACKETS if any(part.endswith(_DIGITS) for part in before) else None
