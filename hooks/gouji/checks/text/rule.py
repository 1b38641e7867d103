"""The type of ``text`` rules."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from gouji.schema.base import StrictStruct
from gouji.schema.rule import Finds, Rule


class Replacement(StrictStruct, frozen=True, kw_only=True):
    r"""What is wrong, and what to write instead.

    ``find`` is a regular expression for what is wrong. ``replace`` is what to write instead; ``\1`` is the first
    group. Without it there is a finding, and no fix.
    """

    find: str
    replace: str | None = None


MEANINGS: Mapping[str, Finds] = {
    "page-number": Finds("the number of a page within a sentence"),
    "page-line": Finds("the number of a page as a line of its own"),
    "unpaired": Finds("a bracket or quotation mark without its other half"),
    "half-width": Finds("a half-width mark between Chinese characters"),
    "doubled-mark": Finds("marks that stand there twice"),
    "doubled-word": Finds("a Chinese word, phrase or clause that stands there twice"),
    "space": Finds("white space where none belongs"),
    "run-on-item": Finds("an item of a list in the paragraph of the item before"),
    "pattern": Finds("what one of `patterns` finds"),
}


class TextRule(Rule, frozen=True, kw_only=True, tag="text"):
    """Slips in the running text. What a rule knows of words are regular expressions.

    ``finds`` names the fault. ``allowed`` fits passages in which nothing is found. ``units`` stand behind figures that
    count, and so belong to their sentence, for finds: page-number. ``before`` stands in front of figures that number
    something, for finds: page-number; for finds: doubled-word it is what ends no word. ``after`` never follows a figure
    of the sentence, for finds: page-number. ``words`` are doubled whatever stands around them, for finds: doubled-word;
    for finds: page-line they are how page numbers are written in words, with ``{n}``, as in ``第{n}页``.
    ``borders`` are passages where one word ends and the next begins with the same, for finds: doubled-word.
    ``patterns`` are what is wrong, each with what to write instead, for finds: pattern.
    """

    meanings: ClassVar[Mapping[str, Finds]] = MEANINGS

    finds: Literal[
        "page-number",
        "page-line",
        "unpaired",
        "half-width",
        "doubled-mark",
        "doubled-word",
        "space",
        "run-on-item",
        "pattern",
    ]
    allowed: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()
    patterns: tuple[Replacement, ...] = ()

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces."""
        return ("quote", "text", "expected")
