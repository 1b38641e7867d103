from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from gouji.checks.duplicates.rule import DuplicatesRule
from gouji.checks.sections.rule import SectionsRule
from gouji.findings.model import Finding, NotEvaluated
from gouji.linter.lint import lint_source
from gouji.linter.policy import Policy
from gouji.linter.selection import IgnoredCounts, Selection, selected, suggested, unmatched, with_severities
from gouji.linter.task import Task
from gouji.messages.message import plain
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.text.source import Source
from support.render import SampleReport, as_markdown
from support.sample_reports import FAULTLESS

PACK = Pack(
    info=PackInfo(id="diary", name=plain("diary"), version=1),
    form=Form(sections=(SectionForm(id="one", number="一", title="值班情况"),)),
    rules=(
        SectionsRule(id="section-missing", message=plain("…"), why=plain("…"), finds="missing"),
        SectionsRule(id="section-empty", message=plain("…"), why=plain("…"), finds="empty"),
        DuplicatesRule(id="copied", message=plain("…"), why=plain("…"), finds="copied"),
    ),
)
ALL = ["section-missing", "section-empty", "copied"]


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ((), (), ALL),
        (("sections",), (), ["section-missing", "section-empty"]),
        (("copied",), (), ["copied"]),
        (("section-*",), (), ["section-missing", "section-empty"]),
        (("dup*", "*-empty"), (), ["section-empty", "copied"]),
        ((), ("sections",), ["copied"]),
        (("sections",), ("section-empty",), ["section-missing"]),
        (("sections",), ("*",), []),
    ],
)
def test_ids_kinds_and_globs(select: tuple[str, ...], ignore: tuple[str, ...], kept: list[str]) -> None:
    assert [rule.id for rule in Selection(select, ignore).rules(PACK)] == kept


def test_severities_are_by_pattern_and_the_last_counts() -> None:
    rules = with_severities(PACK, {"sections": "warning", "*-empty": "info"}).rules
    assert [rule.severity for rule in rules] == ["warning", "info", "error"]


@pytest.mark.parametrize("pattern", ["copied", "sections", "section-?mpty", "document", "document-unreadable", "*"])
def test_a_pattern_that_matches(pattern: str) -> None:
    assert not list(unmatched([pattern], [PACK]))


def test_a_pattern_that_matches_nothing_is_probably_misspelt() -> None:
    assert unmatched(["secions", "copied", "xyz"], [PACK]) == ["secions", "xyz"]
    assert [suggested(name, [PACK]).en for name in ("secions", "xyz")] == ["; did you mean “sections”?", ""]


# ---- what is reported in place of what -------------------------------------------------------------------------------


def finding(rule: str, *instead: Finding) -> Finding:
    return Finding("a.md", "sections", rule, "diary", "error", plain(rule), replaced=instead)


CHAIN = finding("cause", finding("other-cause", finding("sign")))
FORK = finding("cause", finding("one"), finding("two"))


@pytest.mark.parametrize(
    ("ignore", "verdict", "rules"),
    [
        ((), CHAIN, ["cause"]),
        (("sign",), CHAIN, ["cause"]),
        (("cause",), CHAIN, ["other-cause"]),
        (("cause", "other-cause"), CHAIN, ["sign"]),
        (("sections",), CHAIN, []),
        (("cause",), FORK, ["one", "two"]),
        (("cause", "one"), FORK, ["two"]),
    ],
)
def test_what_a_finding_stands_for_is_reported_where_it_is_not(
    ignore: tuple[str, ...], verdict: Finding, rules: list[str]
) -> None:
    left = list(selected([verdict], Selection(ignore=ignore), Selection(), Counter()))
    assert [each.rule for each in left] == rules
    assert all(isinstance(each, Finding) and each.replaced == () for each in left)


def test_rules_that_were_not_evaluated_are_reported_as_far_as_they_are_selected() -> None:
    ignored: IgnoredCounts = Counter()
    verdicts = [NotEvaluated("a.md", "sections", rule, "diary", plain("…")) for rule in ("one", "two")]
    assert list(selected(verdicts, Selection(("two",)), Selection(), ignored)) == verdicts[1:]


# ---- the whole way ---------------------------------------------------------------------------------------------------

GIA = Library().get("gia-2021")


def cells(changes: Mapping[tuple[str, str], str]) -> SampleReport:
    """The faultless report with other texts in cells of table three."""
    changed = {("requests", *address): text for address, text in changes.items()}
    return replace(FAULTLESS, tables={**FAULTLESS.tables, **changed})


def changed(**changes: Mapping[str, Any]) -> SampleReport:
    """The faultless report with other headings or paragraphs in some sections."""
    sections = tuple(replace(section, **changes.get(section.id, {})) for section in FAULTLESS.sections)
    return replace(FAULTLESS, sections=sections)


def rules(report: SampleReport, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
    result = lint_source(
        Source("年报.md", as_markdown(report)), [GIA], policy=Policy(selection=Selection(select, ignore))
    )
    return [each.rule for each in result.findings]


WRONG_CELL = cells({("outcome.granted", "business"): "5"})  # breaks its row and its column
NOTHING_TO_TELL = changed(other={"paragraphs": ("没有其他需要报告的事项。",)})  # so there is no word of fees either
ONE, TWO, THREE, FOUR, *OTHERS = changed(requests={"heading": "九、收到和处理政府信息公开申请情况"}).sections
SWAPPED = replace(FAULTLESS, sections=(ONE, TWO, FOUR, THREE, *OTHERS))  # and no number is right for the last


@pytest.mark.parametrize(
    ("report", "select", "ignore", "expected"),
    [
        # a wrong cell is reported once, by the first rule that it breaks and that is selected
        (WRONG_CELL, (), (), ["requests-outcomes"]),
        (WRONG_CELL, (), ("requests-outcomes",), ["requests-applicants"]),
        (WRONG_CELL, ("requests-applicants",), (), ["requests-applicants"]),
        (WRONG_CELL, ("requests-flow",), (), []),
        (WRONG_CELL, (), ("identities",), []),
        # a section that speaks of nothing
        (NOTHING_TO_TELL, (), (), ["other-only-none"]),
        (NOTHING_TO_TELL, (), ("other-only-none",), ["other-fees"]),
        (NOTHING_TO_TELL, ("other-fees",), (), ["other-fees"]),
        (NOTHING_TO_TELL, ("tables",), (), []),
        # sections out of order
        (SWAPPED, (), (), ["section-order"]),
        (SWAPPED, (), ("section-order",), ["section-number"]),
        (SWAPPED, ("section-missing", "section-number"), (), ["section-number"]),
        (SWAPPED, ("section-missing", "section-order"), (), ["section-order"]),
    ],
)
def test_a_consequence_is_reported_where_its_cause_is_not(
    report: SampleReport, select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    assert rules(report, select, ignore) == expected


@pytest.mark.parametrize("select", [(), ("tables",), ("cell-blank",)])
def test_a_blank_is_proven_by_rules_that_are_not_selected(select: tuple[str, ...]) -> None:
    source = Source("年报.md", as_markdown(cells({("outcome.refused.secret", "research"): ""})))
    [blank] = lint_source(source, [GIA], policy=Policy(selection=Selection(select))).findings
    assert blank.fix
    assert (blank.expected, blank.fix.safe) == ("0", True)


@pytest.mark.parametrize("select", [(), ("narrative",), ("text-requests",)])
def test_text_is_compared_with_a_blank_that_other_rules_fill(select: tuple[str, ...]) -> None:
    report = cells({("new", "total"): ""})  # the rows say 23, and so does the text
    wrong = tuple(each.replace("政府信息公开申请23件", "政府信息公开申请25件") for each in ONE.paragraphs)
    report = replace(report, sections=(replace(ONE, paragraphs=wrong), *report.sections[1:]))
    assert "text-requests" in rules(report, select)
    assert rules(report, select).count("cell-blank") == (select == ())


def test_a_task_tells_all_unless_it_is_reported_otherwise() -> None:
    assert Task("年报.md", (GIA,)).policy.selection == Selection()
