"""A district of twelve towns, in every format by turns: the copy that was planted is found, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from gouji import readers
from gouji.checks.copies.compare import compare
from gouji.checks.copies.rule import CopiesRule
from gouji.checks.fault import Fault
from gouji.checks.neighbours import Neighbours
from gouji.linter.binding import bound_to
from gouji.packs.library import Library
from gouji.records.making import record_of
from gouji.records.model import Record
from gouji.text.source import Source
from support.render import FORMATS
from support.sample_reports import FAULTLESS
from support.towns import COPIED, NAMES, OWN, TEMPLATE, siblings, unit

GIA_2021 = Library().get("gia-2021")
(RULE,) = (rule for rule in GIA_2021.rules if isinstance(rule, CopiesRule))
EDITED = COPIED.replace("每逢周三", "每周五上午").replace("面对面解答", "当面讲清").replace("，", ",")


def town(number: int, suffix: str, *passages: str) -> Record:
    """The record of a town's report as it is printed: the same as that of all others, but for what only it says."""
    said = {"overview": (TEMPLATE, *passages), "problems": (OWN[number],)}
    sections = tuple(
        replace(each, paragraphs=said.get(each.id, ()) if each.paragraphs else ()) for each in FAULTLESS.sections
    )
    printed = replace(FAULTLESS, title=f"{unit(number)}2024年政府信息公开工作年度报告", sections=sections)
    document = readers.read(Source(f"{NAMES[number]}{suffix}", FORMATS[suffix](printed)))
    return record_of(bound_to(document, GIA_2021).report, GIA_2021.info)


def faults(number: int, reports: Sequence[Record]) -> list[Fault]:
    neighbours = Neighbours(GIA_2021.info, GIA_2021.form, siblings=siblings(reports))
    return [each for each in compare(reports[number], (RULE,), neighbours) if isinstance(each, Fault)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_copy_in_one_format_of_a_report_in_another(suffix: str) -> None:
    suffixes = list(FORMATS)
    others = [suffixes[number % len(suffixes)] for number in range(len(NAMES))]
    reports = [town(number, others[number]) for number in range(2, len(NAMES))]
    reports = [town(0, others[0], f"青石镇：{COPIED}"), town(1, suffix, f"青石镇：{EDITED}"), *reports]
    (fault,) = faults(1, reports)
    assert fault.message.zh.startswith("“总体情况”有 ")
    assert f"与{unit(0)}的报告相同" in fault.message.zh
    assert "文中还写着“青石镇”" in fault.message.zh
    assert fault.place
    assert fault.related[0].path == reports[0].path
    assert fault.related[0].place
    assert [faults(number, reports) for number in (0, *range(2, len(NAMES)))] == [[]] * (len(NAMES) - 1)
