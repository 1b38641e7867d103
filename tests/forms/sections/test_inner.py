"""Sections in sections: whose headings are whose, in which order and under which numbers."""

from __future__ import annotations

import pytest

from gouji.forms.report import Report
from gouji.forms.sections.bound import BoundSection
from gouji.schema.form import Form
from support.pack_files import bound, form_of

GAUGES = """
sections:
  - {id: about, number: I, title: About This Report}
  - id: gauges
    number: II
    title: Tide Gauges
    sections:
      - {id: north, number: A, title: Northern Gauges}
      - id: south
        number: B
        title: Southern Gauges
        sections:
          - {id: piers, number: (1), title: Gauges at Piers}
          - {id: buoys, number: (2), title: Gauges on Buoys}
      - {id: lost, number: C, title: Gauges Lost at Sea, optional: true}
  - {id: surges, number: III, title: Surge Warnings}
"""
TIDES = """
heading: ["{number} {title}", "{number}、{title}", "（{number}）{title}"]
sections:
  - {id: about, number: 第一部分, title: 单位概况}
  - id: figures
    number: 第二部分
    title: 潮位情况说明
    sections:
      - {id: high, number: 一, title: 高潮情况}
      - id: low
        number: 二
        title: 低潮情况
        sections:
          - {id: spring, number: 一, title: 春季低潮}
          - {id: autumn, number: 二, title: 秋季低潮}
"""


def tree(sections: tuple[BoundSection, ...]) -> dict[str, tuple[str, dict[str, object]]]:
    """The numbers of sections and of those in them, as they stand in the document."""
    return {each.form.id: (each.heading.number or "", tree(each.sections)) for each in sections}


def outline(form: str, *lines: str) -> dict[str, str]:
    """Where each line stands that is no heading: the ways to the innermost sections."""
    report = bound(form_of(form), "\n\n".join(lines))
    return {
        paragraph.text.value: "/".join([*section.above, section.form.id]) for section, paragraph in report.narrative
    }


@pytest.mark.parametrize(
    ("north", "south", "piers"),
    [
        pytest.param("A. Northern Gauges", "B. Southern Gauges", "(1) Gauges at Piers", id="own numbers"),
        pytest.param("II.A. Northern Gauges", "II.B. Southern Gauges", "II.B(1) Gauges at Piers", id="full numbers"),
        pytest.param("II. A. Northern Gauges", "II – B. Southern Gauges", "B(1). Gauges at Piers", id="blanks"),
        pytest.param("Section II.A. Northern Gauges", "B. Southern Gauges", "II.B.(1) Gauges at Piers", id="mixed"),
        pytest.param("Northern Gauges", "Southern Gauges", "Gauges at Piers", id="no numbers"),
    ],
)
@pytest.mark.parametrize("marks", [("## ", "### ", "#### "), ("## ", "## ", "## "), ("", "", "")])
def test_a_section_has_what_stands_under_it(north: str, south: str, piers: str, marks: tuple[str, str, str]) -> None:
    upper, lower, lowest = marks
    lines = (
        f"{upper}I. About This Report",
        "It is about tides.",
        f"{upper}II. Tide Gauges",
        "There are 40 of them.",
        f"{lower}{north}",
        "There are 10 in the north.",
        f"{lower}{south}",
        "There are 30 in the south.",
        f"{lowest}{piers}",
        "Twenty are at piers.",
        f"{upper}III. Surge Warnings",
        "There were none.",
    )
    assert outline(GAUGES, *lines) == {
        "It is about tides.": "about",
        "There are 40 of them.": "gauges",
        "There are 10 in the north.": "gauges/north",
        "There are 30 in the south.": "gauges/south",
        "Twenty are at piers.": "gauges/south/piers",
        "There were none.": "surges",
    }


def test_chinese_numbers_stand_alone() -> None:
    lines = (
        "第一部分 单位概况",
        "本单位观测潮位。",
        "第二部分 潮位情况说明",
        "一、高潮情况",
        "高潮四十次。",
        "二、低潮情况",
        "（一）春季低潮",
        "春季低潮十次。",
        "（二）秋季低潮",
        "秋季低潮九次。",
    )
    assert outline(TIDES, *lines) == {
        "本单位观测潮位。": "about",
        "高潮四十次。": "figures/high",
        "春季低潮十次。": "figures/low/spring",
        "秋季低潮九次。": "figures/low/autumn",
    }


@pytest.mark.parametrize(
    ("form", "section", "heading", "number"),
    [
        (GAUGES, "gauges", "II. Tide Gauges", "II"),
        (GAUGES, "north", "II.A. Northern Gauges", "II.A"),
        (GAUGES, "buoys", "II.B(2). Gauges on Buoys", "II.B(2)"),
        (GAUGES.replace("number: A", "number: II.A"), "north", "II.A. Northern Gauges", "II.A"),
        (TIDES, "figures", "第二部分 潮位情况说明", "第二部分"),
        (TIDES, "low", "二、低潮情况", "二"),
        (TIDES, "autumn", "（二）秋季低潮", "（二）"),
    ],
)
def test_a_heading_is_written_as_its_level(form: str, section: str, heading: str, number: str) -> None:
    read: Form = form_of(form)
    found = read.way_to(section)[-1]
    assert (read.heading_of(found), read.number_of(found)) == (heading, number)


def test_a_parent_has_all_that_stands_in_it() -> None:
    text = "## II. Tide Gauges\n\nForty.\n\n### A. Northern Gauges\n\nTen.\n\n### B. Southern Gauges\n\nThirty.\n"
    report: Report = bound(form_of(GAUGES), text)
    gauges = report.sections_named(["gauges"])[0]
    assert [each.text.value for each in gauges.own] == ["Forty."]
    assert [each.text.value for each in gauges.narrative] == [
        "Forty.",
        "A. Northern Gauges",
        "Ten.",
        "B. Southern Gauges",
        "Thirty.",
    ]


TABLES = (
    GAUGES
    + """
tables:
  - {id: north_t, section: north, name: {zh: 北, en: North}, columns: [{id: high, label: High}, {id: low, label: Low}],
     rows: [{id: spring, label: Spring}, {id: neap, label: Neap}]}
  - {id: south_t, section: south, name: {zh: 南, en: South}, columns: [{id: high, label: High}, {id: low, label: Low}],
     rows: [{id: spring, label: Spring}, {id: neap, label: Neap}]}
"""
)


def grid(start: int) -> str:
    return f"| | High | Low |\n|---|---|---|\n| Spring | {start} | {start + 1} |\n| Neap | {start + 2} | {start + 3} |"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("### A. Northern Gauges", grid(10), "### B. Southern Gauges", grid(20)),
            {"north_t": 10, "south_t": 20},
            id="each under its heading",
        ),
        pytest.param(
            ("### B. Southern Gauges", grid(20), "### A. Northern Gauges", grid(10)),
            {"north_t": 10, "south_t": 20},
            id="out of order",
        ),
        pytest.param(("### B. Southern Gauges", grid(20)), {"south_t": 20}, id="one"),
        pytest.param(
            ("### A. Northern Gauges", grid(10), grid(20)), {"north_t": 10, "south_t": 20}, id="one heading missing"
        ),
        pytest.param((grid(10), grid(20)), {"north_t": 10, "south_t": 20}, id="both headings missing"),
    ],
)
def test_a_table_stands_in_its_section(lines: tuple[str, ...], expected: dict[str, int]) -> None:
    report = bound(form_of(TABLES), "\n\n".join(["## II. Tide Gauges", *lines, "## III. Surge Warnings", "None."]))
    assert {table.form.id: table.facts["spring", "high"].value.number for table in report.tables} == expected


def test_titles_are_cut_out_of_tables_and_texts() -> None:
    table = "| II.A. Northern Gauges | | |\n|---|---|---|\n| | High | Low |\n| Spring | 1 | 2 |\n| Neap | 3 | 4 |"
    report = bound(form_of(TABLES), f"## II. Tide Gauges\n\n{table}\n\nII.B. Southern Gauges: all were read.\n")
    assert tree(report.sections) == {"gauges": ("II", {"north": ("II.A", {}), "south": ("II.B", {})})}
