"""What counts as writing about an aspect: titles where they divide the text, else the whole of it."""

from __future__ import annotations

import pytest

from gouji.checks.sections.aspects import missing_aspects
from gouji.checks.sections.rule import Aspect
from gouji.document.model import Paragraph
from gouji.messages.message import plain
from gouji.text.spans import Text

ASPECTS = (
    Aspect(id="boats", name=plain("boats"), any=("船",), anywhere=("造船",)),
    Aspect(id="nets", name=plain("nets"), any=("网",)),
    Aspect(id="bait", name=plain("bait"), any=("饵",)),
)
LISTINGS = ("本书由[^。]*组成。?",)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["（一）船。好。", "（二）网。好。", "（三）饵。好。"], []),
        # Where titles divide the text, they show which aspects are there; a word in the text does not.
        (["（一）船。有网。", "（二）饵。好。"], ["nets"]),
        # A title may have several clauses, and one may name several aspects.
        (["（一）修好了，船。", "（二）修好了，网，饵。"], []),
        (["（一）船和饵", "网好。", "（二）人"], ["nets"]),
        # What is about nothing else counts wherever it stands.
        (["（一）网。又造船两条。", "（二）饵。好。"], []),
        (["（一）人。船好网好。", "（二）钱。饵好。"], ["boats", "nets", "bait"]),
        # One title divides nothing.
        (["（一）船。网好。", "饵好，人很多，钱很少，水很深，天很好，地很大。"], []),
        (["船好，网好。"], ["bait"]),
        # A list of the parts is about none of them.
        (["本书由船、网、饵组成。水好。"], ["boats", "nets", "bait"]),
        (["本书由船、网、饵组成。船好，网好，饵好。"], []),
    ],
)
def test_aspects(paragraphs: list[str], expected: list[str]) -> None:
    narrative = [Paragraph(Text(paragraph)) for paragraph in paragraphs]
    assert [aspect.id for aspect in missing_aspects(narrative, ASPECTS, LISTINGS)] == expected
