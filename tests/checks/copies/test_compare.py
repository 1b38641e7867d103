"""Copies among the reports of a district: who is told what."""

from __future__ import annotations

import pytest

from gouji.checks.copies.compare import compare
from gouji.checks.copies.rule import CopiesRule
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.neighbours import Neighbours
from gouji.messages.message import Message
from gouji.records.model import Record
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.text.source import Place
from support.towns import COPIED, OWN, TEMPLATE, district, report, siblings, unit

FORM = Form(sections=(SectionForm(id="overview", number="一", title="总体情况"),))
INFO = PackInfo(id="towns", name=Message("乡镇", "towns"), version=1)
SAYS = Message("{section}|{other}|{quote}|{characters}|{share}", "{section}|{other}|{quote}|{characters}|{share}")
RULE = CopiesRule(id="copied", message=SAYS, why=SAYS)

EDITED = COPIED.replace("面对面解答", "当面讲清").replace("每逢周三", "每周五上午").replace("七十", "30")


def found(
    number: int, reports: list[Record], rule: CopiesRule = RULE, last_year: Record | None = None
) -> list[Fault | NotEvaluable]:
    neighbours = Neighbours(INFO, FORM, last_year=last_year, siblings=siblings(reports))
    return list(compare(reports[number], [rule], neighbours))


def faults(number: int, reports: list[Record], rule: CopiesRule = RULE, last_year: Record | None = None) -> list[Fault]:
    return [each for each in found(number, reports, rule, last_year) if isinstance(each, Fault)]


def test_of_true_reports_there_is_nothing_to_say() -> None:
    reports = district()
    assert [found(number, reports) for number in range(len(reports))] == [[]] * len(reports)


@pytest.mark.parametrize("copy", [COPIED, EDITED, f"一是{COPIED}", COPIED.replace("，", ",")])
def test_a_copy_names_the_other_report_and_both_places(copy: str) -> None:
    reports = district(report(0, COPIED), report(1, copy))
    (fault,) = faults(1, reports)
    section, other, quote, characters, share = fault.message.zh.split("；")[0].split("|")
    assert (section, other) == ("总体情况", unit(0))
    assert copy.removeprefix("一是").startswith(quote.replace(",", copy[3]) if copy[3] == "," else quote)
    assert 60 <= int(characters) <= len(COPIED)
    assert 30 <= int(share) <= 60
    assert fault.where.section == "overview"
    assert fault.place == Place(7, 1, 7, 1 + len(copy))
    (related,) = fault.related
    assert (related.path, related.place) == (reports[0].path, Place(7, 1, 7, 1 + len(COPIED)))
    assert fault.passages == (copy, COPIED)


def test_of_two_without_a_name_both_are_told_that_nobody_knows() -> None:
    reports = district(report(0, COPIED), report(1, COPIED))
    for number in (0, 1):
        (fault,) = faults(number, reports)
        assert fault.confidence == "ambiguous"
        assert "谁先写的看不出来" in fault.message.zh


def test_a_name_that_was_forgotten_tells_who_copied() -> None:
    reports = district(report(0, f"青石镇{COPIED}"), report(1, f"青石镇{COPIED}"), report(2, f"柳湾镇{COPIED}"))
    assert faults(0, reports) == []
    (fault,) = faults(1, reports)
    assert fault.confidence == "likely"
    assert "文中还写着“青石镇”" in fault.message.zh
    assert "另有 1 份报告也相同" in fault.message.zh
    (fault,) = faults(2, reports)
    assert fault.related[0].path == reports[0].path
    assert "还写着" not in fault.message.zh


def test_who_differs_least_from_all_others_is_the_likeliest_origin() -> None:
    one = COPIED.replace("便民服务中心", "党群活动大厅").replace("常见问题", "典型事例")
    other = COPIED.replace("面对面解答", "当面讲清楚").replace("发到每家每户", "摆放在村口")
    reports = district(report(0, one), report(1, COPIED), report(2, other))
    assert faults(1, reports) == []
    for number in (0, 2):
        (fault,) = faults(number, reports)
        assert (fault.confidence, fault.related[0].path) == ("likely", reports[1].path)


def test_several_passages_from_one_report_are_one_fault() -> None:
    reports = district(report(0, COPIED, OWN[0] * 3), report(1, COPIED, OWN[0] * 3))
    (fault,) = faults(1, reports)
    assert fault.place == Place(7, 1, 8, 1 + len(OWN[0] * 3))
    assert [part.where.section for part in fault.parts] == ["overview", "overview"]


def test_passages_from_two_reports_are_two_faults() -> None:
    other = OWN[3] + OWN[4] + OWN[5]
    reports = district(report(0, COPIED), report(1, other), report(2, COPIED, other), towns=9)
    assert {fault.related[0].path for fault in faults(2, reports)} == {reports[0].path, reports[1].path}


def test_what_many_say_is_a_template() -> None:
    """A third of a district, but at most four."""
    assert len(faults(0, district(*(report(number, COPIED) for number in range(4))))) == 1
    assert faults(0, district(*(report(number, COPIED) for number in range(5)))) == []


def test_among_few_only_much_is_a_copy() -> None:
    """Two towns may have been handed the same sentences: nothing tells."""
    short = [report(0, COPIED[:60]), report(1, COPIED[:60])]
    assert faults(0, short) == []
    long = [report(0, COPIED + OWN[0] + OWN[1] + OWN[2]), report(1, COPIED + OWN[0] + OWN[1] + OWN[2])]
    assert len(faults(1, long)) == 1


def test_phrases_do_not_count() -> None:
    reports = district(report(0, COPIED), report(1, COPIED))
    rule = CopiesRule(id="copied", message=SAYS, why=SAYS, phrases=(COPIED[:50], COPIED[50:]))
    assert faults(1, reports, rule) == []


def test_sections_that_are_not_looked_at() -> None:
    reports = district(report(0, COPIED), report(1, COPIED))
    rule = CopiesRule(id="copied", message=SAYS, why=SAYS, sections=("problems",))
    (verdict,) = found(1, reports, rule)
    assert isinstance(verdict, NotEvaluable)


def test_what_stood_in_last_years_report_was_copied_before() -> None:
    reports = district(report(0, COPIED), report(1, COPIED))
    assert faults(0, reports, last_year=report(0, EDITED, year=2023)) == []
    assert len(faults(0, reports, last_year=report(0, year=2023))) == 1


def test_files_of_one_unit_are_no_siblings() -> None:
    reports = district(report(0, COPIED), towns=8)
    again = Record("青石镇.docx", "gia-2021", 2024, unit(0), "", (), reports[0].passages, lined=False)
    assert faults(0, [*reports, again]) == []


def test_two_files_of_another_unit_are_one_report() -> None:
    first = report(0, COPIED)
    again = Record("青石镇.docx", "gia-2021", 2024, unit(0), "", (), first.passages, lined=False)
    (fault,) = faults(1, [first, report(1, COPIED), *district(first, towns=8)[2:], again])
    assert "另有" not in fault.message.zh


def test_without_siblings_nothing_is_judged() -> None:
    (verdict,) = compare(report(0), [RULE], Neighbours(INFO, FORM))
    assert isinstance(verdict, NotEvaluable)
    assert verdict.lacks == "siblings"


def test_a_short_sentence_in_a_long_passage_is_no_copy() -> None:
    rest = OWN[0] + OWN[1] + OWN[2] + OWN[3]
    sentence = COPIED[:45]
    reports = district(report(4, sentence + TEMPLATE[:20]), report(5, rest + sentence), towns=12)
    assert faults(1, reports) == []
