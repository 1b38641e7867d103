"""Characters as a person sees them: none that show nothing, radicals as characters, reversed text in its order.

Every reader's texts pass through here, so that no rule needs to know of such characters.
"""

from __future__ import annotations

import unicodedata

from gouji.text.lazy import lazy_re
from gouji.text.spans import Piece, Text, join

# Soft hyphens, fillers, marks of writing direction, zero-width spaces and joiners, byte order marks, variation
# selectors, tags. The marks that reverse what follows are no part of them, nor those that end their work.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff"
)
_INVISIBLE = lazy_re(f"[{_UNSEEN}]+")
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _POP = "\u202d", "\u202e", "\u202c"
_DIRECTION = lazy_re(f"[{_EMBEDDINGS}{_POP}]")
_DEEPEST = 125  # as in the Unicode Standard, Annex 9
_MIRRORED = str.maketrans("()[]{}<>（）［］｛｝【】〔〕《》〈〉“”‘’", ")(][}{><）（］［｝｛】【〕〔》《〉〈”“’‘")

# Radicals that Unicode calls equivalent to a character (EquivalentUnifiedIdeograph), where NFKC does not say so.
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺉刂⺊卜⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺬示⺭礻⺮竹⺯糹⺰纟"
    "⺱网⺲罒⺶羊⺷羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀"
)
# Radicals and compatibility characters that look like another one, and the small comma for lists.
_ALIKE = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\ufe51\uff64"
_LOOKALIKE = lazy_re(f"[{_ALIKE}]")
_UNUSUAL = lazy_re(f"[{_UNSEEN}{_ALIKE}{_EMBEDDINGS}{_POP}]")
_LIKE = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))


def is_usual(value: str) -> bool:
    """Whether nothing in it is shown otherwise than written: texts are shown as they are if they are so in a row."""
    return value.isascii() or not _UNUSUAL.search(value)


def as_typed(text: Text) -> Text:
    """A text without characters that show nothing, with ordinary characters for those that look like them."""
    if is_usual(text.value):
        return text
    value = _LOOKALIKE.sub(lambda found: _ordinary(found[0]), text.value)
    plain = text if value == text.value else Text(value, text.pieces)
    gaps = [gap.span() for gap in _INVISIBLE.finditer(value)]
    if not gaps:
        return plain
    ends = [0, *(end for _, end in gaps)]
    starts = [*(start for start, _ in gaps), len(value)]
    return _joined([plain.part(end, start) for end, start in zip(ends, starts, strict=True)], plain)


def _ordinary(character: str) -> str:
    ordinary = _LIKE.get(character) or unicodedata.normalize("NFKC", character)
    return ordinary if len(ordinary) == 1 else character


def as_shown(text: Text) -> Text:
    """As :func:`as_typed`, and what stands behind U+202E in the order in which it is shown: ``17`` as ``71``."""
    if is_usual(text.value):
        return text
    typed = as_typed(text)
    if not _DIRECTION.search(typed.value):
        return typed
    parts: list[Text] = []
    start = 0
    for line in typed.value.split("\n"):
        if start:
            parts.append(typed.part(start - 1, start))
        parts.append(_ordered(typed.part(start, start + len(line))))
        start += len(line) + 1
    return _joined(parts, typed)


def is_reversed(text: Text) -> bool:
    """Whether some of it is shown in another order than it is written."""
    return _RIGHT_TO_LEFT in text.value and as_shown(text).value != _DIRECTION.sub("", as_typed(text).value)


def _joined(parts: list[Text], whole: Text) -> Text:
    filled = [part for part in parts if part.value]
    return join(filled) if filled else whole.part(0, 0)


class _DirectionRun:
    """What stands between a mark of direction and the one that ends its work: parts in the order of writing."""

    def __init__(self, start: int, mark: str) -> None:
        self.start = start
        self.reversed = mark == _RIGHT_TO_LEFT
        self.parts: list[Text] = []

    def add(self, text: Text) -> None:
        self.parts += [text.part(at, at + 1) for at in range(len(text.value))] if self.reversed else [text]

    def shown(self, line: Text, end: int) -> Text:
        """What is shown of the characters of ``line`` up to ``end``; in reversed ones the whole stands for them all."""
        if not self.reversed:
            return join(self.parts)
        value = "".join(part.value for part in reversed(self.parts)).translate(_MIRRORED)
        span = line.span(self.start, end)
        return Text(value, (Piece(0, len(value), span.start, span.end),) if span and value else ())


def _ordered(line: Text) -> Text:
    """A line in the order in which it is shown. Marks beyond the greatest depth do nothing."""
    levels = [_DirectionRun(0, "")]
    done = 0
    for mark in _DIRECTION.finditer(line.value):
        levels[-1].add(line.part(done, mark.start()))
        done = mark.end()
        if mark[0] == _POP:
            if len(levels) > 1:
                inner = levels.pop().shown(line, done)
                levels[-1].parts.append(inner)
        elif len(levels) < _DEEPEST:
            levels.append(_DirectionRun(mark.start(), mark[0]))
    levels[-1].add(line.part(done, len(line.value)))
    while len(levels) > 1:
        inner = levels.pop().shown(line, len(line.value))
        levels[-1].parts.append(inner)
    return _joined(levels[0].parts, line)
