"""Copies as findings: where they are placed, what they say, and when nothing can be said."""

from __future__ import annotations

from typing import Any

import pytest

from gouji.checks.duplicates.rule import DuplicatesRule
from gouji.document.model import Document, Paragraph
from gouji.findings.model import Finding, NotEvaluated, Where
from gouji.forms.bind import bind
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.readers import read
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.text.source import Place, Source
from gouji.text.spans import Text
from support.applied import applied

GARDEN = "今年春天社区花园补种月季二百株，志愿者每周六上午浇水除草，雨季前又疏通了排水沟，园中小路不再积水。"
LIBRARY = "图书室延长了周末开放时间，新到的童书按年龄重新上架，老人专区添置放大镜和靠背椅，借书证当场就能办好。"
BRIDGE = "河上的木桥换了栏杆和踏板，两岸装上太阳能路灯，夜里散步的人多了，附近居民自发轮流清扫桥面的落叶。"
KITCHEN = "食堂把一周菜谱贴在门口，少盐少油的窗口最受欢迎，剩菜每天称重，浪费比去年少了一半，采购也随之调整。"

FORM = Form(
    heading="{number}、{title}",
    sections=(
        SectionForm(id="events", number="一", title="社区大事"),
        SectionForm(id="state", number="二", title="设施现状"),
        SectionForm(id="plans", number="三", title="来年打算"),
    ),
)
SAYS = Message(
    "{section}|{origin}|{place}|{quote}|{characters}|{share}|{similarity}",
    "{section}|{origin}|{place}|{quote}|{characters}|{share}|{similarity}",
)
BRIEF = Message("重复", "repeated")


def pack(**rule: Any) -> Pack:
    rules = (DuplicatesRule(**{"id": "the-rule", "finds": "copied", "message": SAYS, "why": BRIEF, **rule}),)
    return Pack(info=PackInfo(id="village", name=BRIEF, version=1), form=FORM, rules=rules)


def verdicts(lines: list[str], **rule: Any) -> list[Finding | NotEvaluated]:
    chosen = pack(**rule)
    return applied("duplicates", bind(read(Source("report.txt", "\n".join(lines).encode())), chosen.form), chosen)


def report(events: list[str], state: list[str], plans: list[str]) -> list[str]:
    return ["一、社区大事", *events, "二、设施现状", *state, "三、来年打算", *plans]


def test_a_copied_section_is_one_finding_at_its_later_place() -> None:
    (finding,) = verdicts(report([GARDEN, LIBRARY], [BRIDGE], [f"（一）{GARDEN}", f"（二）{LIBRARY}"]))
    assert isinstance(finding, Finding)
    assert (finding.check, finding.rule, finding.pack, finding.severity) == (
        "duplicates",
        "the-rule",
        "village",
        "error",
    )
    assert finding.where == Where(section="plans", label=plain("三、来年打算"))
    assert finding.place == Place(7, 1, 8, len(LIBRARY) + 4)
    (related,) = finding.related
    assert related.where == Where(section="events", label=plain("一、社区大事"))
    assert related.place == Place(2, 1, 3, len(LIBRARY) + 1)
    assert related.message.zh == "与此处相同"


def test_the_message_says_how_much_of_the_section_was_copied() -> None:
    (finding,) = verdicts(report([GARDEN], [BRIDGE], [GARDEN, KITCHEN]))
    assert isinstance(finding, Finding)
    quote = GARDEN[:15]
    assert finding.message.zh == f"来年打算|社区大事|第 2 行|{quote}|{len(GARDEN)}|50|100"
    assert finding.message.en == f"来年打算|社区大事|line 2|{quote}|{len(GARDEN)}|50|100"


def test_lines_are_named_from_first_to_last() -> None:
    (finding,) = verdicts(report([GARDEN, LIBRARY], [BRIDGE], [GARDEN, LIBRARY]), message=Message("{place}", "{place}"))
    assert isinstance(finding, Finding)
    assert finding.message == Message("第 2–3 行", "lines 2–3")


def test_a_rework_is_told_by_its_likeness() -> None:
    (finding,) = verdicts(
        report(
            [GARDEN + LIBRARY], [BRIDGE], [(GARDEN + LIBRARY).replace("志愿者", "居民").replace("老人专区", "阅览角")]
        ),
        message=Message("{similarity}", "{similarity}"),
    )
    assert isinstance(finding, Finding)
    assert 85 <= int(finding.message.zh) < 100


def test_copies_between_sections_and_within_one_are_two_kinds() -> None:
    lines = report([GARDEN], [BRIDGE, KITCHEN, BRIDGE], [GARDEN])
    places = {
        finds: [verdict.where.section for verdict in verdicts(lines, finds=finds) if isinstance(verdict, Finding)]
        for finds in ("copied", "repeated")
    }
    assert places == {"copied": ["plans"], "repeated": ["state"]}


@pytest.mark.parametrize(
    "rule",
    [
        {"ignore": ("社区花园.*除草",)},
        {"minimum": 60},
        {"finds": "repeated"},
    ],
)
def test_a_rule_can_put_up_with_a_copy(rule: dict[str, Any]) -> None:
    assert verdicts(report([GARDEN], [BRIDGE], [GARDEN]), **rule) == []


def test_the_severity_is_that_of_the_rule() -> None:
    (finding,) = verdicts(report([GARDEN], [BRIDGE], [GARDEN]), severity="info")
    assert isinstance(finding, Finding)
    assert finding.severity == "info"


def test_in_formats_without_lines_the_passages_are_quoted() -> None:
    blocks = tuple(Paragraph(Text(line)) for line in report([GARDEN], [BRIDGE], [f"（一） {GARDEN}"]))
    chosen = pack(message=BRIEF)
    (finding,) = applied("duplicates", bind(Document("report.docx", "docx", blocks), FORM), chosen)
    assert isinstance(finding, Finding)
    assert finding.place is None
    assert finding.message.zh == f"重复：“（一）{GARDEN[:12]}…”"
    (related,) = finding.related
    assert related.place is None
    assert related.message.zh == f"与此处相同：“{GARDEN[:15]}…”"


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        pytest.param(report([], [], []), {"finds": "repeated"}, id="no narrative"),
        pytest.param(report([], [], []), {"finds": "copied"}, id="no narrative to copy"),
        pytest.param(report([GARDEN, GARDEN], [], []), {"finds": "copied"}, id="narrative in one section alone"),
        pytest.param(["只有题目"], {"finds": "copied"}, id="no section"),
        pytest.param(
            report(["乙丙" + "甲" * 4000], [BRIDGE], []),
            {"finds": "copied", "ignore": ("(?:(?:甲+)+乙)+丙",)},
            id="slow pattern",
        ),
    ],
)
def test_what_cannot_be_compared_is_not_evaluated(lines: list[str], rule: dict[str, Any]) -> None:
    (verdict,) = verdicts(lines, **rule)
    assert isinstance(verdict, NotEvaluated)
    assert (verdict.check, verdict.rule, verdict.pack) == ("duplicates", "the-rule", "village")


def test_one_section_is_enough_to_look_for_repeats_in_it() -> None:
    (finding,) = verdicts(report([GARDEN, GARDEN], [], []), finds="repeated")
    assert isinstance(finding, Finding)
    assert finding.where.section == "events"
