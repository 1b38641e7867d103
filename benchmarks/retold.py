"""Copies as people make them: the style changed, digits and names put right, and a share of the characters edited."""

from __future__ import annotations

import re
from random import Random

from phrases import word

EDITS = (0.0, 0.05, 0.1, 0.2, 0.3)
"""Shares of characters that are edited."""
STYLES = ("characters", "words")
"""Single characters changed all over the text; words put in, put in another's place and left out."""
_MARKS = str.maketrans("，；：（）", ",;:()")
_LISTED = {"一是": "（1）", "二是": "（2）", "三是": "（3）"}
_DIGITS = re.compile("[0-9]+")
_WORD = 4


def retold(draw: Random, text: str, share: float, style: str) -> str:
    """The text restyled, with that share of its characters edited.

    The name of the unit is ``@`` in the text, and stays.
    """
    edited = (_characters if style == "characters" else _words)(draw, text, share) if share else text
    return restyled(draw, edited)


def restyled(draw: Random, text: str) -> str:
    """Other figures, and by chance half-width marks and other list marks."""
    text = _DIGITS.sub(lambda found: str(draw.randint(1, 10 ** len(found[0]) - 1)), text)
    if draw.random() < 0.5:  # noqa: PLR2004 - a share
        text = text.translate(_MARKS)
    if draw.random() < 0.5:  # noqa: PLR2004 - a share
        for mark, other in _LISTED.items():
            text = text.replace(mark, other)
    return text


def _characters(draw: Random, text: str, share: float) -> str:
    edited = []
    for character in text[:-1]:
        if character == "@" or draw.random() >= share:
            edited.append(character)
        elif (how := draw.random()) < 0.8:  # noqa: PLR2004 - a share: another character; else one more, or one less
            edited.append(word(draw)[0])
        elif how < 0.9:  # noqa: PLR2004 - as above
            edited += (character, word(draw)[0])
    return "".join(edited) + text[-1]


def _words(draw: Random, text: str, share: float) -> str:
    """Edits until they amount to the share; each is of up to four characters."""
    left = share * len(text)
    while left > 0:
        at, length = draw.randrange(len(text) - 1), draw.randint(1, _WORD)
        put = word(draw)[:_WORD] if draw.random() < 0.8 else ""  # noqa: PLR2004 - a share
        end = min(at + (length if not put or draw.random() < 0.8 else 0), len(text) - 1)  # noqa: PLR2004 - a share
        if "@" in text[at:end]:
            continue
        text = text[:at] + put + text[end:]
        left -= max(len(put), end - at)
    return text
