"""Which clauses a rule of patterns reads; the others are blotted out."""

from __future__ import annotations

import pytest

from gouji.checks.narrative.normalized import line
from gouji.checks.narrative.pattern_scope import scope_of
from gouji.checks.narrative.patterns import words_of
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.scope import titled
from gouji.checks.narrative.tokens import BLOT
from gouji.document.model import Paragraph
from gouji.forms.report import BoundSection, Heading
from gouji.messages.message import plain
from gouji.schema.form import SectionForm
from gouji.text.spans import Text

RULE = NarrativeRule(
    id="catch",
    finds="figures",
    message=plain("…"),
    why=plain("…"),
    about=("鱼",),
    leaves=("船|网",),
    skips=("去年",),
    pauses=("往年",),
    resumes=("今年",),
    others=("(?P<name>[^，。]+会)捕",),
)


def read(*paragraphs: str, heading: str = "情况") -> list[str]:
    bound = tuple(Paragraph(Text(text)) for text in paragraphs)
    title = Heading(Paragraph(Text(heading)), 0, None, heading)
    section = BoundSection(SectionForm(id="s", number="一", title=heading), title, bound, bound)
    passages = scope_of(RULE, words_of(2024), lambda name: name == "本会").passages(
        section, [titled(each, line(each.text)) for each in bound]
    )
    return ["".join(passage.value.replace(BLOT, "")) for passage in passages]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("捕鱼5尾，放回2尾。", "捕鱼5尾，放回2尾"),
        ("天气好，捕鱼5尾。", "捕鱼5尾"),
        ("捕鱼5尾，修船3艘，用去2天。", "捕鱼5尾，"),
        ("捕鱼5尾，修船3艘，鱼苗2桶。", "捕鱼5尾，鱼苗2桶"),
        ("捕鱼5尾，去年4尾，放回2尾。", "捕鱼5尾，，放回2尾"),
        ("捕鱼5尾（船2艘），放回2尾。", "捕鱼5尾（），放回2尾"),
        ("修船3艘。用去2天。捕鱼5尾。", "捕鱼5尾"),
    ],
)
def test_clauses(text: str, left: str) -> None:
    assert read(text) == [left]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("捕鱼5尾，往年4尾，放回2尾。捕鱼3尾。", "捕鱼5尾，捕鱼3尾"),
        ("捕鱼5尾，往年4尾，今年6尾，放回2尾。", "捕鱼5尾，今年6尾，放回2尾"),
        ("捕鱼5尾（往年4尾，3尾），放回2尾。", "捕鱼5尾（），放回2尾"),
        ("往年捕鱼4尾。放回2尾。", "放回2尾"),
        ("捕鱼5尾，东山会捕3尾，放回1尾。放回2尾。", "捕鱼5尾，放回2尾"),
        ("捕鱼5尾，本会捕3尾，放回1尾。", "捕鱼5尾，本会捕3尾，放回1尾"),
    ],
)
def test_figures_of_others(text: str, left: str) -> None:
    assert read(text) == [left]


def test_what_is_not_about_it_is_not_read() -> None:
    assert read("修船3艘。", "天气好。") == []


def test_titles_turn_attention_on_and_off() -> None:
    assert read("（一）捕鱼", "共5尾。", "放回2尾。", "（二）修船", "共3艘。") == ["（一）捕鱼", "共5尾", "放回2尾"]


def test_so_do_titles_that_lead_a_paragraph() -> None:
    text = ("（一）捕鱼。共5尾。", "放回2尾。", "（二）修理。共3次。", "用去2天。")
    assert read(*text) == ["（一）捕鱼共5尾", "放回2尾"]


def test_titles_within_say_nothing_of_what_they_are_in() -> None:
    text = ("（一）捕鱼", "1.春季。共5尾。", "2.修船。共3次。", "3.秋季。共6尾。", "（二）会务。共2次。")
    assert read(*text) == ["（一）捕鱼", "1.春季共5尾", "3.秋季共6尾"]


def test_and_the_heading_of_the_section() -> None:
    assert read("共5尾。", heading="捕鱼情况") == ["共5尾"]
