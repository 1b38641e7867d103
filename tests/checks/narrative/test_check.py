"""The check itself, with a pack about something else altogether: the diary of a fishing club."""

from __future__ import annotations

import msgspec
import pytest

from gouji import readers
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.narrative.rule import NameWords, NarrativeRule, Phrase, Slip, YearWords
from gouji.findings.model import Finding, NotEvaluated
from gouji.forms.bind import bind
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.info import Claims, PackInfo
from gouji.schema.sections import SectionForm
from gouji.schema.words import Titled, Topic
from gouji.text.source import Source
from support.applied import applied
from support.chinese_figures import CHINESE_FIGURES

WHY = plain("…")
CATCH = NarrativeRule(
    id="catch",
    finds="figures",
    severity="warning",
    message=Message("“{quote}”：{label}是 {expected}（{written}，{other}）", "“{quote}”: {label} {expected}"),
    why=WHY,
    topic="fishing",
    phrases=(
        Phrase(reads="捕鱼 caught尾", equals={"caught": ("fish.caught@spring + fish.caught@autumn",)}),
        Phrase(reads="春季捕 caught尾", equals={"caught": ("fish.caught@spring",)}),
        Phrase(reads="秋季捕 caught尾", equals={"caught": ("fish.caught@autumn",)}),
        Phrase(reads="放回 back尾 ， 占 percent%", ratios={"percent": ("text.back / fish.caught@spring",)}),
        Phrase(reads="未放回", holds=("fish.released@spring = 0",), unless=("全部",)),
        Phrase(reads="共捕 total尾 ， 春季捕 parts尾 ， 秋季捕 parts尾", holds=("text.parts = text.total",)),
        Phrase(reads="共 all尾 ， 分别为 parts# (、 parts#)+", equals={"all": ("text.parts",)}),
    ),
)
PATTERNS = msgspec.structs.replace(
    CATCH,
    topic=None,
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
YEARS = NarrativeRule(
    id="years",
    finds="years",
    message=plain("{quote}: {actual} → {expected}"),
    why=WHY,
    years=YearWords(
        period=("自{any_year}年",),
        subject=("{any_year}年，本会",),
        later=("将",),
        figures=("{number}尾",),
        page=("网站：",),
        since=("^{any_year}年以来",),
    ),
)
NAMES = NarrativeRule(
    id="names",
    finds="names",
    severity="info",
    message=plain("{actual} ({expected})"),
    why=WHY,
    names=NameWords(own="^(?P<name>.+会)", subject=("(?P<name>[一-龥]+会)捕鱼",)),
)
SLIPS = NarrativeRule(
    id="slips",
    finds="slips",
    message=plain("{quote}: {actual} → {expected}"),
    why=WHY,
    slips=(
        Slip(say="(?P<actual>{year}年)将捕", expected="{next_year}年", sections=("catch",), unless="如果"),
        Slip(say="(?P<actual>三|四)季", expected="两季"),
    ),
)
TOTAL = IdentitiesRule(id="sum", message=WHY, why=WHY, table="fish", asserts=("caught@spring = released@spring",))
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
    words={
        "捕鱼": ("捕鱼",),
        "春季捕": ("春季捕",),
        "秋季捕": ("秋季捕",),
        "共捕": ("共捕",),
        "共": ("共",),
        "放回": ("放回",),
        "未放回": ("未放回",),
        "占": ("占",),
        "全部": ("全部",),
        "分别为": ("分别为",),
        "unit": "尾",
    },
    figures=CHINESE_FIGURES,
    measures={"尾": ("尾",), "%": ("%",)},
    topics={"fishing": Topic(about=("捕鱼",))},
    titled=(Titled(title="东山.+年报", words={"春季捕": ("开春钓(到|)",), "unit": "只"}),),
)
INFO = PackInfo(id="club", name=plain("club"), version=1, claims=Claims(title=("年报",), year="(20[0-9]{2})"))


def outcomes(text: str, *rules: NarrativeRule, spring: str = "15", title: str = "清河钓鱼会2024年年报") -> list[object]:
    source = f"""# {title}

## 一、捕鱼情况

{text}

## 二、会务情况

平安。

| | 春季 | 秋季 |
|---|---|---|
| 捕获 | {spring} | 4 |
| 放回 | 3 | 0 |
"""
    pack = Pack(info=INFO, form=FORM, rules=(*(rules or (CATCH,)), *((TOTAL,) if spring == "" else ())))
    return [*applied("narrative", bind(readers.read(Source("diary.md", source.encode())), FORM), pack)]


def findings(text: str, *rules: NarrativeRule, **given: str) -> list[Finding]:
    return [each for each in outcomes(text, *rules, **given) if isinstance(each, Finding)]


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
@pytest.mark.parametrize("rule", [CATCH, PATTERNS], ids=["templates", "patterns"])
def test_figures_and_claims(text: str, expected: list[tuple[str | None, str | None]], rule: NarrativeRule) -> None:
    assert [(each.actual, each.expected) for each in findings(text, rule)] == expected


def test_the_place_is_the_figure_and_the_address_the_cell() -> None:
    [finding] = findings("今年平安。春季捕 16 尾。")
    assert finding.place is not None
    assert (finding.place.line, finding.place.column, finding.place.end_column) == (5, 10, 12)
    assert (finding.where.table, finding.where.row, finding.where.column) == ("fish", "caught", "spring")
    assert finding.message.zh == "“春季捕 16 尾”：渔获表 · 捕获 × 春季是 15（15，15）"
    [cell] = finding.related
    assert cell.place is not None
    assert cell.place.line == 13


def test_a_figure_said_twice_is_one_finding() -> None:
    [finding] = findings("春季捕16尾。总之，春季捕16尾。")
    assert len(finding.related) == 2


@pytest.mark.parametrize("spring", ["/", "1O", "十五尾多"])
def test_cells_without_a_number_are_not_compared(spring: str) -> None:
    [outcome] = outcomes("春季捕16尾。", spring=spring)
    assert isinstance(outcome, NotEvaluated)


def test_blanks_are_what_the_equations_say() -> None:
    assert [(each.actual, each.expected) for each in findings("春季捕4尾。", spring="")] == [("4", "3")]
    assert findings("春季捕3尾。", spring="") == []


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("春季捕16尾。总之，春季捕16尾。", []),
        ("春季捕16尾。总之，春季捕15尾。", [("15", 1)]),
        ("春季捕16尾。总之，春季捕15尾，春季捕14尾。", [("14", 2)]),
        # Of the sum of two cells and of one of them different things may be said.
        ("捕鱼16尾。总之，春季捕15尾。", []),
    ],
)
def test_what_is_said_of_a_cell_without_a_number_must_agree(text: str, reported: list[tuple[str, int]]) -> None:
    found = findings(text, spring="/")
    assert [(each.actual, len(each.related)) for each in found] == reported


def test_a_contradiction_names_both_places() -> None:
    [finding] = findings("春季捕16尾。总之，春季捕15尾。", spring="/")
    assert finding.message.zh == "正文写“春季捕15尾”，另一处却写“春季捕16尾”，说的都是渔获表 · 捕获 × 春季"
    assert finding.message.en.startswith("the text says “春季捕15尾”, and “春季捕16尾” in another place")
    assert finding.place is not None
    [other] = finding.related
    assert other.place is not None
    assert (other.place.column, finding.place.column) == (4, 14)


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("共捕19尾：春季捕15尾，秋季捕4尾。", []),
        ("共捕20尾：春季捕15尾，秋季捕4尾。", [(None, 0)]),
        # What follows from a wrong figure is reported with it: 16 should be 15.
        ("共捕19尾：春季捕16尾，秋季捕4尾。", [("16", 1)]),
        # The sum is right for two wrong figures.
        ("共捕19尾：春季捕14尾，秋季捕5尾。", [("14", 0), ("5", 0)]),
        # Another total would be wrong even then.
        ("共捕25尾：春季捕16尾，秋季捕4尾。", [("16", 0), (None, 0)]),
    ],
)
def test_sums_in_the_text(text: str, reported: list[tuple[str | None, int]]) -> None:
    assert [(each.actual, len(each.replaced)) for each in findings(text)] == reported


def test_words_may_depend_on_the_title() -> None:
    assert [each.actual for each in findings("春季捕16尾。", title="清河钓鱼会2024年年报")] == ["16"]
    assert findings("春季捕16尾。", title="东山钓鱼会2024年年报") == []
    assert [each.actual for each in findings("开春钓16尾。", title="东山钓鱼会2024年年报")] == ["16"]
    assert findings("开春钓16尾。", title="清河钓鱼会2024年年报") == []


def test_so_may_words_that_are_patterns() -> None:
    assert [each.actual for each in findings("春季捕16尾。", PATTERNS)] == ["16"]
    assert findings("春季捕16尾。", PATTERNS, title="东山钓鱼会2024年年报") == []
    assert [each.actual for each in findings("春季捕16只。", PATTERNS, title="东山钓鱼会2024年年报")] == ["16"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # The figure of this year's table: left over with the year.
        ("自2024年1月起。2023年，本会春季捕15尾。", ["2023"]),
        ("自2024年1月起。2023年，本会春季捕14尾。", []),
        ("自2024年1月起。2025年，本会春季捕14尾。", ["2025"]),
        # No table has it: reported for comparison where this year is reported as well.
        ("自2024年1月起。2023年，本会买饵14尾。", []),
        ("自2024年1月起。\n\n2023年，本会买饵14尾。", ["2023"]),
        ("自2024年1月起。2023年，本会平安。", ["2023"]),
        # Since when is told; not where nothing else tells of this year.
        ("2023年以来平安。", ["2023"]),
        ("2023年以来平安。\n\n2024年平安。", []),
        ("平安。\n\n2023年以来平安。", []),
    ],
)
def test_figures_of_an_earlier_year(text: str, wrong: list[str]) -> None:
    found = [each for each in findings(text, CATCH, YEARS) if each.rule == "years"]
    assert [each.actual for each in found] == wrong


@pytest.mark.parametrize(
    ("title", "text", "wrong"),
    [
        ("清河钓鱼会2024年年报", "自2024年1月起。2024年，本会平安。", []),
        ("清河钓鱼会2023年年报", "自2024年1月起。2024年，本会平安。", [(None, "2023", "2024")]),
        ("清河钓鱼会2024年年报", "自2023年1月起。2024年，本会平安。", [("catch", "2023", "2024")]),
        ("清河钓鱼会2024年年报", "自2024年1月起。2023年，本会平安。", [("catch", "2023", "2024")]),
        ("清河钓鱼会2024年年报", "自2024年1月起。2025年，本会将更好。", []),
        ("清河钓鱼会2024年年报", "自2024年1月起。依《2023年，本会章程》办理。", []),
        # Without a period: all of the text has more weight than a title, two years said once have not.
        ("清河钓鱼会2023年年报", "2024年，本会平安。2024年，本会无事。", [(None, "2023", "2024")]),
        ("清河钓鱼会2024年年报", "2023年，本会平安。2025年，本会将更好。", []),
    ],
)
def test_years(title: str, text: str, wrong: list[tuple[str | None, str, str]]) -> None:
    found = findings(text, YEARS, title=title)
    assert [(each.where.section, each.actual, each.expected) for each in found] == wrong


def test_one_year_wrong_in_several_places_is_one_finding() -> None:
    [finding] = findings("自2024年1月起。2023年，本会平安。2023年，本会无事。", YEARS)
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2024年将捕鱼。", [("2024年", "2025年")]),
        ("2024年将捕鱼。后来，2024年将捕虾。", [("2024年", "2025年")]),
        ("2024年将捕鱼，分三季。", [("2024年", "2025年"), ("三", "两季")]),
        ("2024年将捕鱼，如果有鱼。", []),
        ("2025年将捕鱼。", []),
        ("说是《2024年将捕鱼》。", []),
    ],
)
def test_slips(text: str, wrong: list[tuple[str, str]]) -> None:
    assert [(each.actual, each.expected) for each in findings(text, YEARS, SLIPS)] == wrong


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("清河钓鱼会2024年年报 网站：2023年", []),
        ("清河钓鱼会2023年年报 网站：2024年", ["2023"]),
        ("网站：2023年年报\n\n清河钓鱼会2024年年报", []),
        ("2023年年报\n\n# 清河钓鱼会2024年年报", []),
        ("2022年年报\n\n2023年年报\n\n清河钓鱼会2024年年报", []),
        ("2024-03-01 清河钓鱼会2023年年报", ["2023"]),
    ],
)
def test_the_page_around_a_document(title: str, wrong: list[str]) -> None:
    found = findings("自2024年1月起。2024年，本会平安。", YEARS, title=title)
    assert [each.actual for each in found] == wrong


def test_names() -> None:
    assert findings("清河钓鱼会捕鱼15尾。", NAMES) == []
    assert [each.actual for each in findings("东山钓鱼会捕鱼15尾。", NAMES)] == ["东山钓鱼会"]


def test_without_what_a_rule_needs_it_is_not_evaluated() -> None:
    [outcome] = outcomes("平安。", YEARS, title="年报")
    assert isinstance(outcome, NotEvaluated)
    [outcome] = outcomes("平安。", NAMES, title="年报")
    assert isinstance(outcome, NotEvaluated)
    [outcome] = outcomes("平安。", msgspec.structs.replace(SLIPS, slips=SLIPS.slips[:1]), title="年报")
    assert isinstance(outcome, NotEvaluated)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("共捕19尾：春季捕14尾，秋季捕40尾。", "40"),
        ("共捕19尾：春季捕70尾，秋季捕5尾。", "70"),
    ],
)
def test_a_sum_that_fails_is_told_with_the_figure_that_is_furthest_off(text: str, named: str) -> None:
    one, other = sorted(findings(text), key=lambda each: len(each.related))
    assert (len(one.related), len(other.related), other.actual) == (1, 2, named)
