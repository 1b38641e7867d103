"""Rules whose phrases are patterns, with a pack about something else altogether: the diary of a fishing club."""

from __future__ import annotations

import pytest

from gouji import readers
from gouji.checks.narrative.rule import NarrativeRule, Phrase
from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.schema.form import ColumnForm, Form, RowForm, SectionForm, TableForm, Titled
from gouji.schema.info import Claims, PackInfo
from gouji.text.source import Source
from support.applied import applied

WHY = plain("…")
CATCH = NarrativeRule(
    id="catch",
    finds="figures",
    severity="warning",
    message=Message("“{quote}”：{label}是 {expected}（{written}，{other}）", "“{quote}”: {label} {expected}"),
    why=WHY,
    about=("鱼",),
    phrases=(
        Phrase(say="捕鱼{caught}{unit}", equals={"caught": ("fish.caught@spring + fish.caught@autumn",)}),
        Phrase(say="春季捕{caught}{unit}", equals={"caught": ("fish.caught@spring",)}),
        Phrase(say="秋季捕{caught}{unit}", equals={"caught": ("fish.caught@autumn",)}),
        Phrase(say="放回{back}{unit}，占{percent}%", ratios={"percent": ("text.back / fish.caught@spring",)}),
        Phrase(say="未放回", holds=("fish.released@spring = 0",), unless="全部"),
        Phrase(say="共捕{total}{unit}：春季捕{parts}{unit}，秋季捕{parts}{unit}", holds=("text.parts = text.total",)),
        Phrase(say="共{all}{unit}，分别为{parts}(?:、{parts})+", equals={"all": ("text.parts",)}),
    ),
)
FORM = Form(
    sections=(
        SectionForm(id="catch", number="一", title="捕鱼情况", key="捕鱼"),
        SectionForm(id="club", number="二", title="会务情况", key="会务"),
    ),
    tables=(
        TableForm(
            id="fish",
            section="club",
            name=Message("渔获表", "the catch"),
            rows=(RowForm(id="caught", label="捕获"), RowForm(id="released", label="放回")),
            columns=(ColumnForm(id="spring", label="春季"), ColumnForm(id="autumn", label="秋季")),
        ),
    ),
    words={"unit": "尾"},
    titled=(Titled(title="东山.+年报", words={"unit": "只"}),),
)
INFO = PackInfo(id="club", name=plain("club"), version=1, claims=Claims(title=("年报",), year="(20[0-9]{2})"))


def findings(text: str, title: str = "清河钓鱼会2024年年报") -> list[Finding]:
    source = f"""# {title}

## 一、捕鱼情况

{text}

## 二、会务情况

平安。

| | 春季 | 秋季 |
|---|---|---|
| 捕获 | 15 | 4 |
| 放回 | 3 | 0 |
"""
    pack = Pack(info=INFO, form=FORM, rules=(CATCH,))
    found = applied("narrative", bind(readers.read(Source("diary.md", source.encode())), FORM), pack)
    return [each for each in found if isinstance(each, Finding)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("春季捕15尾。", []),
        ("春季捕16尾。", [("16", "15")]),
        ("春季捕16尾，秋季捕5尾。", [("16", "15"), ("5", "4")]),
        ("捕鱼19尾。", []),
        ("捕鱼18尾。", [("18", "19")]),
        ("放回3尾，占20%。", []),
        ("放回3尾，占21%。", [("21", "20")]),
        ("未放回。", [(None, None)]),
        ("全部吃掉，未放回。", []),
        ("共9尾，分别为4、5。", []),
        ("共9尾，分别为4、6。", [("9", "10")]),
    ],
)
def test_figures_and_claims(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(each.actual, each.expected) for each in findings(text)] == expected


def test_words_may_depend_on_the_title() -> None:
    assert [each.actual for each in findings("春季捕16尾。")] == ["16"]
    assert findings("春季捕16尾。", title="东山钓鱼会2024年年报") == []
    assert [each.actual for each in findings("春季捕16只。", title="东山钓鱼会2024年年报")] == ["16"]
