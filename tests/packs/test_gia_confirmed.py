"""A wrong cell of which the text has the right figure: one finding, and one candidate."""

from __future__ import annotations

import pytest

from gouji.findings.model import Finding
from gouji.linter.binding import bound_to
from gouji.linter.judging import judged
from gouji.linter.policy import Policy
from gouji.linter.selection import Selection
from gouji.packs.library import Library
from gouji.schema.case import Case
from gouji.template.document import specimen

PACK = Library().get("gia-2021")
CHECKS = ("identities", "narrative")
REVIEWS = "因政府信息公开工作被申请行政复议{}件。"


def found(text: str, cells: dict[str, str | int], *ignored: str) -> list[Finding]:
    case = Case(sections={"overview": text}, cells=cells)
    bound = bound_to(specimen(PACK.form, PACK.info.name.zh, case), PACK)
    policy = Policy(selection=Selection(ignore=ignored))
    return [finding for finding in judged(bound, policy).findings if finding.check in CHECKS]


WRONG_TOTAL: dict[str, str | int] = {"disputes.review.upheld": 11, "disputes.review.total": 12}


@pytest.mark.parametrize(
    ("stated", "rules", "suspects"),
    [
        # The text has what the total should be.
        (11, ["disputes-totals"], 1),
        # It has what the table has, or yet something else: then nobody knows which cell is wrong.
        (12, ["disputes-totals"], 3),
        (14, ["disputes-totals", "text-disputes"], 3),
    ],
)
def test_the_text_decides_which_cell_is_wrong(stated: int, rules: list[str], suspects: int) -> None:
    findings = found(REVIEWS.format(stated), WRONG_TOTAL)
    assert [finding.rule for finding in findings] == rules
    assert len(findings[0].suspects) == suspects


def test_the_finding_says_that_the_text_is_right() -> None:
    [finding] = found(REVIEWS.format(11), WRONG_TOTAL)
    assert (finding.actual, finding.expected, finding.where.column) == ("12", "11", "review.total")
    assert "正文写的正是应有的数" in [related.message.zh for related in finding.related]


def test_a_figure_of_the_text_is_reported_where_the_rule_of_the_table_is_not() -> None:
    assert [finding.rule for finding in found(REVIEWS.format(11), WRONG_TOTAL, "disputes-totals")] == ["text-disputes"]


def test_a_text_that_contradicts_itself_confirms_nothing() -> None:
    findings = found(REVIEWS.format(11) + "总的来看，" + REVIEWS.format(13), WRONG_TOTAL)
    assert [finding.rule for finding in findings] == ["disputes-totals", "text-disputes", "text-disputes"]
    assert len(findings[0].suspects) > 1
