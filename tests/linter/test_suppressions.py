from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji import readers
from gouji.checks.tables.rule import TablesRule
from gouji.document.comments import LONGEST_PATTERN, MOST_COMMENTS, MOST_PATTERNS
from gouji.document.model import Document
from gouji.findings.model import Finding, Where
from gouji.linter.policy import Policy, SuppressionEntry
from gouji.linter.selection import Selection
from gouji.linter.suppressions import suppress
from gouji.messages.message import plain
from gouji.packs.contents import Pack
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.text.source import Place, Source
from gouji.text.spans import Span

WHY = "<!-- gouji: ignore={} 原件如此 -->"
PACK = Pack(
    info=PackInfo(id="p", name=plain("p"), version=1),
    form=Form(sections=()),
    rules=tuple(TablesRule(id=name, message=plain("…"), why=plain("…"), finds="blank") for name in ("blank", "other")),
)
TEXT = f"# 甲\n\n{WHY}\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n\n尾。\n"


def document(rules: str = "blank", text: str = TEXT) -> Document:
    return readers.read(Source("a.md", text.format(rules).encode()))


def finding(word: str, rule: str = "blank", where: Where = Where()) -> Finding:  # noqa: B008 - a frozen value
    """A finding whose message and place are a word of the text."""
    return Finding("a.md", "tables", rule, "p", "error", plain(word), where)


def left(
    report: Document, *findings: Finding, policy: Policy | None = None, idle: str = "", whole: bool = True
) -> list[str]:
    """Words of the findings that are left, and the rules of what is said of the comments."""
    at_words = [replace(each, place=_place(report, each.message.zh)) for each in findings]
    done = suppress(at_words, report, policy or Policy(), PACK, [idle], whole=whole)
    assert done.count == len(findings) - sum(each.check == "tables" for each in done.findings)
    return [each.message.zh if each.check == "tables" else each.rule for each in done.findings]


def _place(report: Document, word: str) -> Place | None:
    assert report.decoded
    at = report.decoded.text.find(word)
    return report.decoded.place(Span(at, at + len(word))) if at >= 0 else None


@pytest.mark.parametrize(
    ("rules", "words", "remaining"),
    [
        ("blank", "三", []),
        ("blank", "三四", []),
        ("blank", "甲三尾", ["甲", "尾"]),
        ("bl*", "三", []),
        ("tables", "三", []),
        ("other,blank", "三", []),
        ("other", "三", ["三", "suppression-unused"]),
        ("blank", "", ["suppression-unused"]),
        ("blank", "尾", ["尾", "suppression-unused"]),
    ],
)
def test_a_comment_and_the_table_after_it(rules: str, words: str, remaining: list[str]) -> None:
    assert left(document(rules), *map(finding, words)) == remaining


def test_the_whole_file_and_findings_without_a_place() -> None:
    report = document(text="<!-- gouji: ignore-file=blank 原件如此 -->\n\n甲\n")
    assert left(report, finding("甲"), finding("nowhere")) == []
    assert left(document(), finding("三"), finding("nowhere")) == ["nowhere"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- gouji: ignore=blank -->\n\n甲\n", "没有写理由"),
        ("<!-- gouji: ignor=blank why -->\n\n甲\n", "看不懂"),
        ("<!-- gouji: disable=blank why -->\n\n甲\n", "看不懂"),
        ("<!-- gouji: ignore=blnk why -->\n\n甲\n", "规则包 p 没有规则与“blnk”相符，因此不起作用；是不是“blank”？"),
        ("<!-- gouji: ignore=table why -->\n\n甲\n", "是不是“tables”？"),
        ("<!-- gouji: ignore=xyz why -->\n\n甲\n", "规则包 p 没有规则与“xyz”相符，因此不起作用"),
        ("<!-- gouji: ignore=xyz,zyx,x why -->\n\n甲\n", "没有规则与“xyz, zyx, x”相符，因此不起作用"),
        (f"<!-- gouji: ignore={'x,' * MOST_PATTERNS}x why -->\n\n甲\n", f"最多写 {MOST_PATTERNS} 个规则"),
        (f"<!-- gouji: ignore={'x' * (LONGEST_PATTERN + 1)} why -->\n\n甲\n", "不超过 100 个字符"),
    ],
)
def test_what_is_wrong_has_no_effect_and_is_reported(text: str, words: str) -> None:
    report = document(text=text)
    done = suppress([replace(finding("甲"), place=_place(report, "甲"))], report, Policy(), PACK, [], whole=True)
    assert [each.rule for each in done.findings] == ["blank", "suppression-invalid"]
    assert done.findings[1].place == Place(1, 1, 1, text.index("\n") + 1)
    assert (done.findings[1].check, done.findings[1].severity) == ("document", "warning")
    assert words in done.findings[1].message.zh


@pytest.mark.parametrize(
    ("rules", "words", "remaining"),
    [
        ("blnk,blank", "三", ["suppression-invalid"]),
        ("blnk,blank", "", ["suppression-invalid", "suppression-unused"]),
        ("blnk", "", ["suppression-invalid"]),
        ("blnk,othr", "三", ["三", "suppression-invalid"]),
        ("document-*", "", ["suppression-unused"]),
    ],
)
def test_a_misspelt_rule_is_reported_and_the_others_hold(rules: str, words: str, remaining: list[str]) -> None:
    assert left(document(rules), *map(finding, words)) == remaining


def test_comments_beyond_the_last_that_is_read_have_no_effect_and_one_finding() -> None:
    text = TEXT + "<!-- gouji: ignore=other 原件如此 -->\n" * MOST_COMMENTS
    done = suppress([], document(text=text), Policy(), PACK, ["blank", "other"], whole=True)
    assert [each.rule for each in done.findings] == ["suppression-invalid"]
    assert done.findings[0].place == Place(10 + MOST_COMMENTS - 1, 1, 10 + MOST_COMMENTS - 1, 34)
    assert f"超过 {MOST_COMMENTS} 条" in done.findings[0].message.zh


class TestNotToldAsUnused:
    def test_where_its_rule_was_not_evaluated(self) -> None:
        assert left(document(), idle="blank") == []

    def test_where_its_rule_was_not_selected(self) -> None:
        policy = Policy(selection=Selection(ignore=("blank",)))
        assert left(document(), policy=policy) == []
        assert left(document("tables"), policy=policy) == []
        assert left(document("other"), policy=policy) == ["suppression-unused"]

    def test_where_the_document_was_read_in_part(self) -> None:
        assert left(document(), whole=False) == []

    def test_where_the_rule_about_it_is_ignored(self) -> None:
        assert left(document(), policy=Policy(severities={})) == []


CELL = Where("requests", "requests", "outcome.total", "natural", plain("表三 …"))


@pytest.mark.parametrize(
    ("rule", "where", "holds"),
    [
        ("blank", Where(), True),
        ("b*", Where(), True),
        ("tables", Where(), True),
        ("other", Where(), False),
        ("blank", Where(section="requests"), True),
        ("blank", Where(section="other"), False),
        ("blank", Where(table="requests", row="outcome.total"), True),
        ("blank", Where(table="requests", row="outcome.*", column="natural"), True),
        ("blank", Where(row="outcome.total", column="total"), False),
    ],
)
def test_entries_name_rules_and_places(rule: str, where: Where, holds: bool) -> None:  # noqa: FBT001 - a test parameter
    report = document(text="甲\n")
    done = suppress(
        [finding("甲", where=CELL)], report, Policy((SuppressionEntry(3, rule, where),)), PACK, [], whole=True
    )
    assert (done.count, done.used) == ((1, frozenset({3})) if holds else (0, frozenset()))


def test_an_entry_that_names_a_row_does_not_hold_for_the_whole_table() -> None:
    entry = SuppressionEntry(0, "blank", Where(row="outcome.total"))
    assert not entry.holds(finding("甲", where=Where("requests", "requests")))
