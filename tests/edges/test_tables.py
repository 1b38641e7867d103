"""Which rows of a document are a table's, which sentences are none, and what stands in a table beyond the form."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.command import Command
from support.edges import Edge, report, verdict

_CAPTION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_REQUESTS = "## 三、收到和处理政府信息公开申请情况\n\n"
_WRONG = "全年收到政府信息公开申请99件"
_RIGHT = ("全年收到政府信息公开申请23件，", "")
_PIPED = f"{_REQUESTS}| {_CAPTION}"


def _flat(text: str) -> str:
    """Table three with one cell a line."""
    begin, end = text.index(_REQUESTS) + len(_REQUESTS), text.index("## 四、")
    lines = [line for line in text[begin:end].splitlines() if line.startswith("|") and "---" not in line]
    cells = [cell.strip() for line in lines for cell in line.strip("|").split("|")]
    return text[:begin] + "\n\n".join(filter(None, cells)) + "\n\n" + text[end:]


SENTENCES = [
    Edge(
        "sentence before a caption",
        lambda: report(_RIGHT, (_PIPED, f"{_REQUESTS}{_WRONG}。\n\n{_CAPTION}\n\n| {_CAPTION}")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "two lines without a full stop before a caption",
        lambda: report(_RIGHT, (_PIPED, f"{_REQUESTS}办理情况总体平稳\n\n{_WRONG}\n\n{_CAPTION}\n\n| {_CAPTION}")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "sentence between caption and table",
        lambda: report(_RIGHT, (_PIPED, f"{_REQUESTS}{_CAPTION}\n\n{_WRONG}。\n\n| {_CAPTION}")),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "sentence before a flattened table",
        lambda: _flat(report(_RIGHT, (_PIPED, f"{_REQUESTS}| {_WRONG}。 |\n| {_CAPTION}"))),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "sentence within a flattened table",
        lambda: _flat(report(_RIGHT, ("| 三、本年度办理结果", f"| {_WRONG}。 |\n| 三、本年度办理结果"))),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge(
        "sentence before a title in section two",
        lambda: report(
            _RIGHT, ("二、主动公开政府信息情况\n", f"二、主动公开政府信息情况\n\n{_WRONG}。\n\n第二十条第（一）项\n")
        ),
        "exit 0, read",
        "exit 0, read: text-requests",
    ),
    Edge("a flattened table alone", lambda: _flat(report()), "exit 0, read", "exit 0, read"),
]


@pytest.mark.parametrize("edge", SENTENCES, ids=lambda edge: edge.name)
def test_sentences_beside_tables(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


# ---- packs of our own ----------------------------------------------------------------------------------------------

_COUNTED = """\
sections:
  - {id: boats, number: I, title: Boats}
  - {id: carts, number: II, title: Carts}
tables:
  - id: boats
    section: boats
    name: {zh: 船, en: boats}
    title: [I.A. Boats Moored and Sailed]
    columns:
      - {id: moored, label: Moored}
      - {id: come, label: Arrived}
      - {id: gone, label: Sailed}
      - {id: left, label: Left}
    rows: [{id: all, label: WHOLE HARBOUR}]
"""
_TEXT = """\
- id: text
  check: narrative
  finds: figures
  phrases: [{say: "It counted {n} boats", equals: {n: [boats.all@come]}}]
  message: {zh: "写的是“{quote}”", en: "the text says “{quote}”"}
  why: {zh: 见表, en: see the table}
"""


def use(folder: Path, form: str, rules: str, document: str) -> None:
    """A pack, and a report that it is made for."""
    files = {
        "rules/p/pack.yaml": "id: p\nname: {zh: p, en: p}\nversion: 1\n",
        "rules/p/form.yaml": form,
        "rules/p/rules.yaml": rules,
        ".gouji.yaml": "language: en\npacks: [rules]\nfiles:\n  - {paths: [a.md], pack: p}\n",
        "a.md": document,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_a_short_sentence_before_a_title_is_text(folder: Path, command: Command) -> None:
    table = "| Port | Moored | Arrived | Sailed | Left |\n|---|---|---|---|---|\n| WHOLE HARBOUR | 7 | 40 | 41 | 6 |\n"
    document = f"# Year\n\n## I. Boats\n\nIt counted 45 boats.\n\n### I.A. Boats Moored and Sailed\n\n{table}"
    use(folder, _COUNTED, _TEXT, document)
    assert verdict(command("check", "a.md", "--format", "json")) == "exit 1, read: text"


# ---- equations that can't be put to the test -----------------------------------------------------------------------

_BUDGET = """\
sections: [{id: crew, number: I, title: Crew and Costs}]
tables:
  - id: crew
    section: crew
    name: {zh: 船员, en: crew}
    values: amount
    columns:
      - {id: steady, label: Steady}
      - {id: hired, label: Hired}
      - {id: crew, label: Whole Crew}
      - {id: wages, label: Wages}
      - {id: food, label: Food}
      - {id: costs, label: All Costs}
    rows: [{id: north, label: North Quay}, {id: all, label: WHOLE HARBOUR}]
"""
_TOTALS = """\
- id: totals
  check: identities
  table: crew
  assert: ["for every row: crew = steady + hired", "for every row: costs = wages + food"]
  message: {zh: 合计, en: totals}
  why: {zh: 合计, en: totals}
"""


def _budget(north: str) -> str:
    head = "| Quay | Steady | Hired | Whole Crew | Wages | Food | All Costs |\n|---|---|---|---|---|---|---|\n"
    rows = f"| North Quay | {north} |\n| WHOLE HARBOUR | 9 | 2 | 11 | 5 | 4 | 9 |\n"
    return f"# Year\n\n## I. Crew and Costs\n\n{head}{rows}"


def test_each_equation_that_can_not_be_tested_is_told(folder: Path, command: Command) -> None:
    use(folder, _BUDGET, _TOTALS, _budget("4 | 1 | 5 | $600 | $18 | $999"))
    run = command("check", "a.md", "--strict", "--format", "json")
    (file,) = run.json["files"]
    (told,) = file["not_evaluated_reasons"]
    assert (run.code, file["not_evaluated"], told["rule"]) == (2, ["totals"], "totals")
    assert "“for every row: costs = wages + food” (1 of 2)" in told["reason"]
    assert "North Quay × All Costs" in told["reason"]


def test_the_other_equations_of_its_rule_are_tested(folder: Path, command: Command) -> None:
    use(folder, _BUDGET, _TOTALS, _budget("4 | 1 | 6 | $600 | $18 | $999"))
    run = command("check", "a.md", "--format", "json")
    assert verdict(run) == "exit 1, read: totals"
    assert run.json["files"][0]["not_evaluated"] == ["totals"]


# ---- tables of one shape -------------------------------------------------------------------------------------------

_SHAPES = """\
sections:
  - {id: boats, number: I, title: Boats}
  - {id: carts, number: II, title: Carts}
  - {id: times, number: III, title: Waiting Times}
tables:
  - {id: boats, section: boats, name: {zh: 船, en: boats}, columns: &flow [{id: came, label: Arrived},
     {id: went, label: Gone}, {id: left, label: Left}], rows: &all [{id: all, label: WHOLE HARBOUR}]}
  - {id: carts, section: carts, name: {zh: 车, en: carts}, title: [II.A. Carts of the Year], columns: *flow, rows: *all}
  - {id: short, section: times, name: {zh: 短, en: short}, title: [III.A. Waiting Times of Short Hauls],
     columns: &days [{id: first, label: 1-20 Days}, {id: later, label: 21-40 Days}], rows: *all}
  - {id: steep, section: times, name: {zh: 陡, en: steep}, title: [III.B. Waiting Times of Steep Hauls],
     columns: *days, rows: *all}
  - {id: night, section: times, name: {zh: 夜, en: night}, title: [III.C. Waiting Times of Night Hauls],
     columns: *days, rows: *all}
"""
_MISSING = """\
- {id: missing, check: tables, finds: missing-table, message: {zh: "缺{table}", en: "no {table}"}, why: {zh: x, en: x}}
"""


def _expanded(form: str) -> str:
    """The form without YAML anchors, which packs don't have."""
    for name, end in (("flow", "]"), ("all", "]"), ("days", "]")):
        start = form.index(f"&{name} ")
        value = form[start + len(name) + 2 : form.index(end, start) + 1]
        form = form.replace(f"&{name} ", "").replace(f"*{name}", value)
    return form


def _flow(came: int, went: int, left: int) -> str:
    return f"| Port | Arrived | Gone | Left |\n|---|---|---|---|\n| WHOLE HARBOUR | {came} | {went} | {left} |\n\n"


def _days(first: str, later: str) -> str:
    return f"| Port | 1-20 Days | 21-40 Days |\n|---|---|---|\n| WHOLE HARBOUR | {first} | {later} |\n\n"


_HEAD = {"boats": "## I. Boats\n\n", "carts": "## II. Carts\n\n", "times": "## III. Waiting Times\n\n"}
_SHORT = "### III.A. Waiting Times of Short Hauls\n\n"
_STEEP = "### III.B. Waiting Times of Steep Hauls\n\n"
_NIGHT = "### III.C. Waiting Times of Night Hauls\n\n"
_REMARK = " (in days, as of the end of the year, without those that were called off before they had begun)"
_FLOWS = _HEAD["boats"] + _flow(9, 7, 2) + _HEAD["carts"] + _flow(5, 4, 1)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            _FLOWS + _HEAD["times"] + _SHORT + _days("10", "5") + _STEEP + _days("20", "6") + _NIGHT + _days("3", "0"),
            {"boats": "9 7 2", "carts": "5 4 1", "short": "10 5", "steep": "20 6", "night": "3 0"},
        ),
        (  # a section without its table gets none of another's
            _HEAD["boats"] + _HEAD["carts"] + _flow(5, 4, 1) + _HEAD["times"],
            {"carts": "5 4 1"},
        ),
        (_HEAD["carts"] + _flow(5, 4, 1), {"carts": "5 4 1"}),
        (  # two tables in one section, none in the other
            _HEAD["boats"] + _flow(9, 7, 2) + _flow(5, 4, 1) + _HEAD["carts"] + _HEAD["times"],
            {"boats": "9 7 2"},
        ),
        (  # titles decide, whatever the order; one that is missing is missing
            _HEAD["times"] + _NIGHT + _days("3", "0") + _SHORT + _days("10", "5"),
            {"short": "10 5", "night": "3 0"},
        ),
        (  # without titles the order of the form does
            _HEAD["times"] + _days("10", "5") + _days("20", "6"),
            {"short": "10 5", "steep": "20 6"},
        ),
        (  # a title with a remark is that title, however long
            _HEAD["times"] + _STEEP.replace("Hauls", f"Hauls{_REMARK}") + _days("20", "6") + _NIGHT + _days("3", "0"),
            {"steep": "20 6", "night": "3 0"},
        ),
        (  # and so is one in a line of text
            _HEAD["times"] + _STEEP[4:].replace("Hauls", f"Hauls{_REMARK}") + _days("20", "6"),
            {"steep": "20 6"},
        ),
        (  # or with a number of its own
            _HEAD["times"] + _STEEP.replace("III.B", "Table 1") + _days("20", "6") + _SHORT + _days("10", "5"),
            {"short": "10 5", "steep": "20 6"},
        ),
        (  # cells that can't be read are cells of their table all the same
            _HEAD["times"] + _SHORT + _days("$10", "5.5%") + _STEEP + _days("20", "6"),
            {"short": "$10 5.5%", "steep": "20 6"},
        ),
        (  # a table under its own title, whose section has no heading
            _HEAD["boats"] + "### II.A. Carts of the Year\n\n" + _flow(5, 4, 1) + _flow(9, 7, 2),
            {"boats": "9 7 2", "carts": "5 4 1"},
        ),
    ],
)
def test_a_row_belongs_to_one_table(document: str, expected: dict[str, str], folder: Path, command: Command) -> None:
    use(folder, _expanded(_SHAPES), _MISSING, f"# Year\n\n{document}")
    cells = command("facts", "a.md", "--format", "json").json["facts"]
    found: dict[str, str] = {}
    for cell in cells:
        found[cell["table"]] = f"{found.get(cell['table'], '')} {cell['text']}".strip()
    assert found == expected
    missing = [finding["where"]["table"] for finding in command("check", "a.md", "--format", "json").json["findings"]]
    assert set(missing).isdisjoint(expected)


@pytest.mark.parametrize(
    ("document", "doubts"),
    [
        (_HEAD["times"] + _days("10", "5") + _days("20", "6"), {"short": 0.3, "steep": 0.3}),
        (_HEAD["times"] + _SHORT + _days("10", "5") + _days("20", "6"), {"short": 0, "steep": 0.3}),
        (_HEAD["times"] + _days("10", "5") + _days("20", "6") + _days("3", "0"), {"short": 0, "steep": 0, "night": 0}),
    ],
)
def test_which_of_several_tables_one_without_a_title_is(
    document: str, doubts: dict[str, float], folder: Path, command: Command
) -> None:
    use(folder, _expanded(_SHAPES), _MISSING, f"# Year\n\n{document}")
    cells = command("facts", "a.md", "--format", "json").json["facts"]
    assert {cell["table"]: cell["doubt"] for cell in cells} == doubts


# ---- what stands there beyond the form -----------------------------------------------------------------------------


def _table_three() -> str:
    text = report()
    return text[text.index(_REQUESTS) + len(_REQUESTS) : text.index("## 四、")]


def _again(*changes: tuple[str, str], lead: str = "以下为更正后的表：\n\n") -> str:
    """The report with table three twice, the second with other words."""
    copy = _table_three()
    for old, new in changes:
        assert old in copy
        copy = copy.replace(old, new, 1)
    return report(("## 四、", f"{lead}{copy}## 四、"))


def _zeros_first() -> str:
    """The web page with table three as it was before it was filled in, and again filled in."""
    text = report(suffix=".html")
    start = text.index("<table>", text.index("三、收到和处理"))
    table = text[start : text.index("</table>", start) + len("</table>")]
    return text[:start] + re.sub(r">\d+<", ">0<", table) + "\n" + text[start:]


_HELD = "| 1.本机关不掌握相关政府信息 | 3 |"
_CARRIED = "| 二、上年结转政府信息公开申请数量 |  |  | 1 | 1 | 0 | 0 | 0 | 0 | 2 |\n"
_OPEN = "| 四、结转下年度继续办理 |  |  | 3 | 1 | 0 | 0 | 0 | 0 | 4 |\n"
_HEADER = _table_three()[: _table_three().index("| 一、")]
_ISSUED = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
BEYOND = [
    Edge(
        "sec-table-twice",
        lambda: _again((_HELD, "| 1.本机关不掌握相关政府信息 | 8 |"), ("| 3.其他 | 0 |", "| 3.其他 | / |")),
        "exit 0, read",
        "exit 1, read: table-contradicted",
    ),
    Edge(
        "wild-table-twice",
        lambda: _again((_HELD, "| 1.本机关不掌握相关政府信息 | 8 |"), lead=""),
        "exit 0, read",
        "exit 1, read: table-contradicted",
    ),
    Edge("the same table again", _again, "exit 0, read", "exit 0, read: table-repeated"),
    Edge(
        "wild-row-twice",
        lambda: report((_CARRIED, _CARRIED + _CARRIED.replace("| 1 | 1", "| 5 | 1"))),
        "exit 0, read",
        "exit 1, read: row-repeated",
    ),
    Edge(
        "the same row again, with the same figures",
        lambda: report((_CARRIED, _CARRIED + _CARRIED)),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "sec-row-unlabelled",
        lambda: report((_OPEN, "|  |  |  | 5 | 5 | 5 | 5 | 5 | 5 | 30 |\n" + _OPEN)),
        "exit 0, read",
        "exit 1, read: row-extra",
    ),
    Edge(
        "row of another name",
        lambda: report((_OPEN, "|  | （八）移送其他机关 |  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n" + _OPEN)),
        "exit 0, read",
        "exit 1, read: row-extra",
    ),
    Edge(
        "row behind the last",
        lambda: report((_OPEN, _OPEN + "| 五、历年遗留 |  |  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n")),
        "exit 0, read",
        "exit 1, read: row-extra",
    ),
    Edge(
        "column behind the last",
        lambda: report(
            (_ISSUED, f"{_ISSUED} 其中废止 |"),
            ("| 规章 | 0 | 0 | 0 |", "| 规章 | 0 | 0 | 0 | 0 |"),
            ("| 行政规范性文件 | 2 | 1 | 9 |", "| 行政规范性文件 | 2 | 1 | 9 | 1 |"),
        ),
        "exit 0, read",
        "exit 1, read: column-extra",
    ),
    Edge(
        "numbers of columns under the header",
        lambda: report((_HEADER, _HEADER + "| 栏次 |  |  | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "continued under the same header",
        lambda: report((_OPEN, f"\n续表\n\n{_HEADER}{_OPEN}")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "summary of a few rows",
        lambda: report(("## 五、", f"{_HEADER}{_CARRIED}{_OPEN}\n## 五、")),
        "exit 0, read",
        "exit 0, read",
    ),
]


_RECEIVED = "| 一、本年新收政府信息公开申请数量 |"
_NUMBERS = "|  |  | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n"


def _column_before(value: Callable[[int], str]) -> str:
    """The report with one more column before the labels of table three."""
    table = _table_three()
    lines = [f"| {'---' if '---' in line else value(i)} {line}" for i, line in enumerate(table.strip().splitlines())]
    return report((table.strip(), "\n".join(lines)))


BEYOND += [
    Edge(
        "row without a name before the first",
        lambda: report((_RECEIVED, f"|  |  |  | 9 | 9 | 0 | 1 | 1 | 1 | 21 |\n{_RECEIVED}")),
        "exit 0, read",
        "exit 1, read: row-extra",
    ),
    Edge(
        "row of the form again, with one number after another",
        lambda: report(
            (_CARRIED, _CARRIED + "| 二、上年结转政府信息公开申请数量 |  |  | 0 | 1 | 2 | 3 | 4 | 5 | 6 |\n")
        ),
        "exit 0, read",
        "exit 1, read: row-repeated",
    ),
    Edge(
        "row between others, with one number after another",
        lambda: report((_CARRIED, f"{_CARRIED}| 其他数量 {_NUMBERS}")),
        "exit 0, read",
        "exit 1, read: row-extra",
    ),
    Edge(
        "row between others, with two figures",
        lambda: report((_CARRIED, f"{_CARRIED}|  |  |  | 9 |  |  |  |  | 9 |  |\n")),
        "exit 0, read",
        "exit 1, read: row-extra",
    ),
    Edge(
        "flattened row twice",
        lambda: _flat(report((_CARRIED, _CARRIED + _CARRIED.replace("| 1 | 1", "| 1 | 5")))),
        "exit 0, read",
        "exit 1, read: row-repeated",
    ),
    Edge(
        "who filled it in, behind the last row",
        lambda: report((_OPEN, f"{_OPEN}| 填报人：张三 |  | 电话 | 0512 | 12345678 |  |  | 日期 | 2025 | 1 |\n")),
        "exit 1, read: row-extra",
        "exit 0, read",
    ),
    Edge(
        "figure behind the columns of one row",
        lambda: report(("| 17 | 3 | 0 | 1 | 1 | 1 | 23 |", "| 17 | 3 | 0 | 1 | 1 | 1 | 23 | 99 |")),
        "exit 0, read",
        "exit 1, read: column-extra",
    ),
    Edge(
        "column of figures before the labels",
        lambda: _column_before(lambda _: "7"),
        "exit 0, read",
        "exit 1, read: column-extra",
    ),
    Edge("column of serial numbers", lambda: _column_before(str), "exit 0, read", "exit 0, read"),
    Edge(
        "column with a head and figures in one row",
        lambda: report(
            (_ISSUED, f"{_ISSUED} 去年 |"), ("| 行政规范性文件 | 2 | 1 | 9 |", "| 行政规范性文件 | 2 | 1 | 9 | 7 |")
        ),
        "exit 0, read",
        "exit 1, read: column-extra",
    ),
]
_OTHERS = ("| 17 | 3 |", "| 18 | 3 |")
BEYOND += [
    Edge(
        "table of the year before",
        lambda: _again(_OTHERS, lead="2023年的情况如下：\n\n"),
        "exit 1, read: table-contradicted",
        "exit 0, read",
    ),
    Edge(
        "table corrected in the year after",
        lambda: _again(_OTHERS, lead="2025年3月更正如下：\n\n"),
        "exit 1, read: table-contradicted",
        "exit 1, read: table-contradicted",
    ),
]


def _part(first: int, last: int, *, header: bool, lead: str = "更正：") -> str:
    """The report with some rows of table three again behind it, the first figure of each raised by one."""
    rows = _table_three().removeprefix(_HEADER).splitlines()[first:last]
    raised = [re.sub(r"(?<= )\d+(?= \|)", lambda found: str(int(found[0]) + 1), row, count=1) for row in rows]
    head = _HEADER if header else "|" * 11 + "\n" + "|---" * 10 + "|\n"
    return report(("## 四、", (f"{lead}\n\n" if lead else "") + head + "\n".join(raised) + "\n\n## 四、"))


_CONTRADICTED = "exit 1, read: table-contradicted"
BEYOND += [
    Edge("half of the table again, corrected", lambda: _part(0, 12, header=True), "exit 0, read", _CONTRADICTED),
    Edge("one row again, corrected", lambda: _part(1, 2, header=True), "exit 0, read", _CONTRADICTED),
    Edge("rows again, and in what", lambda: _part(0, 12, header=True, lead="单位：件"), "exit 0, read", _CONTRADICTED),
    Edge("rows again, without a word", lambda: _part(0, 12, header=True, lead=""), "exit 0, read", _CONTRADICTED),
    Edge("table again without its header", lambda: _part(1, 25, header=False), "exit 0, read", _CONTRADICTED),
    Edge("a few rows without a header", lambda: _part(1, 4, header=False), "exit 0, read", "exit 0, read"),
    *(
        Edge(f"rows of {lead}", lambda lead=lead: _part(0, 12, header=True, lead=lead), "exit 0, read", "exit 0, read")
        for lead in (
            "其中，各部门收到的申请：",
            "县财政局的情况如下：",
            "2023年的情况如下：",
            "第一季度：",
            "上年同期：",
        )
    ),
    *(
        Edge(f"table of {lead}", lambda lead=lead: _again(_OTHERS, lead=f"{lead}\n\n"), _CONTRADICTED, "exit 0, read")
        for lead in (
            "县财政局的情况如下：",
            "## 县财政局的情况",
            "县财政局：\n\n单位：件",
            "二〇二三年：",
            "上年情况：",
        )
    ),
    *(
        Edge(
            f"table again after {lead}",
            lambda lead=lead: _again(_OTHERS, lead=f"{lead}\n\n"),
            _CONTRADICTED,
            _CONTRADICTED,
        )
        for lead in ("县财政局更正如下：", "青石镇申请情况如下：", "## 更正后的申请情况", "单位：件", "本镇全年情况")
    ),
]
ZEROS_FIRST = Edge(
    "wild-table-zero-copy-first", _zeros_first, "exit 0, read: text-requests ×9", "exit 1, read: table-contradicted"
)


@pytest.mark.parametrize("edge", BEYOND, ids=lambda edge: edge.name)
def test_beyond_the_form(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


def test_a_table_that_was_never_filled_in_hides_none(folder: Path, command: Command) -> None:
    (folder / "a.html").write_text(str(ZEROS_FIRST.make()), encoding="utf-8")
    run = command("check", "a.html", "--format", "json")
    assert verdict(run) == ZEROS_FIRST.after
    (finding,) = run.json["findings"]
    (other,) = finding["related"]
    assert finding["line"] < other["line"]


def test_of_two_tables_the_equations_tell_the_right_one(folder: Path, command: Command) -> None:
    text = _again((_HELD, "| 1.本机关不掌握相关政府信息 | 8 |"))
    (folder / "a.md").write_text(text, encoding="utf-8")
    (finding,) = command("check", "a.md", "--format", "json", "--lang", "zh").json["findings"]
    first = text[: text.index("| 一、本年新收")].count("\n") + 1
    assert (
        f"1.本机关不掌握相关政府信息 × 自然人 8（另一处 3）；只有第 {first} 行起的一份各等式成立" in finding["message"]
    )


def test_rows_that_stand_again_are_told_as_a_part(folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(_part(1, 2, header=True), encoding="utf-8")
    (zh,) = command("check", "a.md", "--format", "json", "--lang", "zh").json["findings"]
    (en,) = command("check", "a.md", "--format", "json", "--lang", "en").json["findings"]
    assert zh["message"].startswith("表三的一部分又出现了一次，有 1 格数字不同：")
    assert zh["message"].endswith("× 自然人 2（另一处 1）")
    assert en["message"].startswith("part of Table 3 stands in the report again with other figures (cells: 1): ")


def test_equations_that_can_not_be_tested_speak_for_no_table(folder: Path, command: Command) -> None:
    text = _again(("| 17 | 3 | 0 | 1 | 1 | 1 | 23 |", "| 17 | 3 | 0 | 1 | 1 | 1 | x |"))
    (folder / "a.md").write_text(text.replace("| 17 | 3 |", "| 18 | 3 |", 1), encoding="utf-8")
    findings = command("check", "a.md", "--format", "json", "--lang", "zh").json["findings"]
    (message,) = [finding["message"] for finding in findings if finding["rule"] == "table-contradicted"]
    assert "各等式成立" not in message


def test_both_rows_of_a_name_are_told(folder: Path, command: Command) -> None:
    text = report((_CARRIED, _CARRIED + _CARRIED.replace("| 1 | 1", "| 5 | 1")))
    (folder / "a.md").write_text(text, encoding="utf-8")
    (finding,) = command("check", "a.md", "--format", "json").json["findings"]
    (other,) = finding["related"]
    assert abs(finding["line"] - other["line"]) == 1
    assert "5 1 0 0 0 0 2" in finding["message"]
    assert "1 1 0 0 0 0 2" in finding["message"]


def test_without_a_rule_about_copies_the_equations_of_each_are_tested(folder: Path, command: Command) -> None:
    rule = """\
- id: flow
  check: identities
  table: boats
  assert: ["for every row: came = went + left"]
  message: {zh: x, en: x}
  why: {zh: x, en: x}
"""
    document = f"{_HEAD['boats']}### Scales\n\n{_flow(9, 7, 2)}### Weights\n\n{_flow(9, 7, 3)}"
    use(folder, _expanded(_SHAPES), rule, f"# Year\n\n{document}")
    run = command("check", "a.md", "--format", "json")
    assert (run.code, [finding["line"] for finding in run.json["findings"]]) == (1, [15])


# ---- a table that was turned ----------------------------------------------------------------------------------------

_APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_Grid = list[list[str]]


def _on_its_side() -> _Grid:
    """Table three with a row for each kind of applicant."""
    lines = _table_three().removeprefix(_HEADER).strip().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    labels = [next(filter(None, reversed(row[:3]))) for row in rows]
    return [["申请人", *labels]] + [[name, *(row[3 + i] for row in rows)] for i, name in enumerate(_APPLICANTS)]


def _with_tables(*grids: _Grid) -> str:
    """The report with these in place of table three."""
    tables = [[f"| {' | '.join(row)} |" for row in grid] for grid in grids]
    texts = ["\n".join([lines[0], "|---" * len(grids[0][0]) + "|", *lines[1:]]) + "\n\n" for lines in tables]
    return report((_table_three(), "更正：\n\n".join(texts)))


def _other_natural() -> _Grid:
    grid = _on_its_side()
    grid[1][1] = "18"
    return grid


def _last_year() -> _Grid:
    return [[*row, more] for row, more in zip(_on_its_side(), ["去年", *"1234567"], strict=True)]


TURNED = [
    Edge("table on its side", lambda: _with_tables(_on_its_side()), "exit 0, read", "exit 0, read"),
    Edge(
        "table on its side, twice",
        lambda: _with_tables(_on_its_side(), _other_natural()),
        "exit 0, read",
        "exit 1, read: table-contradicted",
    ),
    Edge(
        "table on its side, with another kind of applicant",
        lambda: _with_tables([*_on_its_side(), ["外国企业", *"1" * 25]]),
        "exit 0, read",
        "exit 1, read: column-extra",
    ),
    Edge(
        "table on its side, with another result",
        lambda: _with_tables(_last_year()),
        "exit 0, read",
        "exit 1, read: row-extra",
    ),
]


@pytest.mark.parametrize("edge", TURNED, ids=lambda edge: edge.name)
def test_a_table_on_its_side(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


# ---- rows under another heading ------------------------------------------------------------------------------------


def _moved(first: int, last: int, before: str) -> str:
    """The report with rows of table three, counted from the last, under a header before another heading or table."""
    rows = [line for line in _table_three().splitlines() if line.startswith("|")]
    moved = rows[len(rows) - first : len(rows) - last]
    text = report()
    for row in moved:
        text = text.replace(row + "\n", "", 1)
    start = text.index(before)
    head = "| | | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n" + "|---" * 10 + "|\n"
    return f"{text[:start]}{head}" + "\n".join(moved) + f"\n\n{text[start:]}"


_MISPLACED = "exit 0, read: table-misplaced"
ELSEWHERE = [
    Edge("last two rows before section five", lambda: _moved(2, 0, "## 五、"), "exit 0, read", _MISPLACED),
    Edge("last ten rows before section five", lambda: _moved(10, 0, "## 五、"), "exit 0, read", _MISPLACED),
    Edge("first six rows before section three", lambda: _moved(27, 21, "## 三、"), "exit 0, read", _MISPLACED),
    Edge(
        "last six rows under the heading of their own section",
        lambda: _moved(6, 0, "## 四、"),
        "exit 0, read",
        "exit 0, read",
    ),
]


@pytest.mark.parametrize("edge", ELSEWHERE, ids=lambda edge: edge.name)
def test_rows_under_another_heading(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


def test_a_part_of_a_table_that_stands_elsewhere_is_told_at_its_place(folder: Path, command: Command) -> None:
    text = _moved(6, 0, "## 五、")
    (folder / "a.md").write_text(text, encoding="utf-8")
    (finding,) = command("check", "a.md", "--format", "json", "--lang", "zh").json["findings"]
    assert finding["message"].startswith("表三的一部分不在它所属的部分里")
    assert finding["line"] == text[: text.index("5.要求行政机关确认")].count("\n") + 1


# ---- cells that run on into each other -----------------------------------------------------------------------------


def _run_on(between_rows: str, *, glued: bool, figures: Callable[[list[str]], str] = "".join) -> str:
    """Table three without white space between its figures, and perhaps between its labels and them."""
    text = report()
    start = text.index(_REQUESTS) + len(_REQUESTS)
    lines = []
    for line in _table_three().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|") if cell.strip("- ")]
        labels = "".join(cell for cell in cells if not cell.isdigit())
        lines.append(labels + ("" if glued else " ") + figures([cell for cell in cells if cell.isdigit()]))
    return f"{text[:start]}{between_rows.join(filter(None, lines))}\n\n{text[text.index('## 四、') :]}"


def _last_apart(cells: list[str]) -> str:
    return f"{''.join(cells[:-1])} {''.join(cells[-1:])}"


_CASES = "| 1 | 0 | 0 | 1 | 2 | 0 | 0 | 1 | 0 | 1 | 1 | 0 | 0 | 0 | 1 |"


def _nameless(figures: str) -> str:
    """Table four flattened to one line a row, its cells run on into each other."""
    text = report((_CASES, f"| {figures} |"))
    start, end = text.index("| 行政复议 |"), text.index("## 五、")
    lines = [re.sub(r"[|\s]", "", line) for line in text[start:end].splitlines() if "---" not in line]
    return text[:start] + "\n\n".join(filter(None, lines)) + "\n\n" + text[end:]


def _one_paragraph() -> str:
    """The report on one line but for its title, without anything between the cells of its tables."""
    title, text = report().split("\n", 1)
    lines = [line for line in text.splitlines() if "---" not in line]
    return f"{title}\n\n" + "".join(re.sub(r"^#+ |\s*\|\s*", "", line) for line in lines) + "\n"


RUN_ON = [
    Edge(
        "figures of a row without a name",
        lambda: _nameless("100120010110001"),
        "exit 1, read: table-missing",
        "exit 0, read: document-note",
    ),
    Edge(
        "figures of a row without a name, and wrong",
        lambda: _nameless("100130010110001"),
        "exit 1, read: table-missing",
        "exit 0, read: table-doubtful",
    ),
    Edge(
        "more digits in a row without a name than a number has",
        lambda: _nameless("100012000023000010010110001"),
        "exit 1, read: table-missing",
        "exit 0, read: table-doubtful",
    ),
    Edge(
        "the whole report on one line",
        _one_paragraph,
        "exit 1, read: document-note, row-missing, section-missing ×6, table-doubtful ×3, table-missing",
        "exit 0, read: document-note, table-doubtful",
    ),
    Edge(
        "body on one line",
        lambda: _run_on(" ", glued=False, figures=" ".join),
        "exit 1, read: stray-space, table-missing",
        "exit 0, read",
    ),
    Edge(
        "body on one line, labels run on into figures",
        lambda: _run_on("", glued=True, figures=" ".join),
        "exit 1, read: stray-space, table-missing",
        "exit 0, read",
    ),
    Edge(
        "figures run on, but for the total",
        lambda: _run_on("\n\n", glued=False, figures=_last_apart),
        "exit 0, read: table-doubtful",
        "exit 0, read: document-note",
    ),
    Edge(
        "figures run on",
        lambda: _run_on("\n\n", glued=False),
        "exit 0, read: table-doubtful",
        "exit 0, read: document-note",
    ),
    Edge(
        "everything runs on, on one line",
        lambda: _run_on(" ", glued=True),
        "exit 1, read: stray-space, table-missing",
        "exit 0, read: document-note",
    ),
    Edge(
        "figures run on in a way that fits no sum",
        lambda: _run_on("\n\n", glued=False).replace("申请数量 1100002", "申请数量 9900009"),
        "exit 0, read: table-doubtful",
        "exit 0, read: document-note, table-doubtful",
    ),
]

_NEW = "17 | 3 | 0 | 1 | 1 | 1 | 23 |"
_EMPTY = "  |  |  |  |  |  |"
RUN_ON += [
    Edge(
        "figures of a row in one cell",
        lambda: report((_NEW, f"173011123 |{_EMPTY}")),
        "exit 1, read: cell-blank ×6, requests-flow",
        "exit 0, read: document-note",
    ),
    Edge(
        "full-width figures of a row in one cell",
        lambda: report((_NEW, f"１７３０１１１２３ |{_EMPTY}")),
        "exit 1, read: cell-blank ×6, requests-flow",
        "exit 0, read: document-note",
    ),
    Edge(
        "figures of a row in one cell, the total apart",
        lambda: report((_NEW, f"1730111 23 |{_EMPTY}")),
        "exit 1, read: cell-blank ×6, cell-unreadable",
        "exit 0, read: document-note",
    ),
    Edge(
        "figures of a row in one cell, and wrong",
        lambda: report((_NEW, f"999999999 |{_EMPTY}")),
        "exit 1, read: cell-blank ×6, requests-flow",
        "exit 0, read: table-doubtful",
    ),
    Edge(
        "figures of a row in the cell of its label",
        lambda: report((f"{_RECEIVED}  |  | {_NEW}", f"{_RECEIVED[:-2]}173011123 |  |  |  |{_EMPTY}")),
        "exit 1, read: cell-blank ×7",
        "exit 0, read: document-note",
    ),
    Edge(
        "figures of a row in the cell of a short label",
        lambda: report(("| 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", f"| 3.其他0000000 |  |{_EMPTY}")),
        "exit 1, read: cell-blank ×7",
        "exit 0, read: document-note",
    ),
    Edge(
        "figures of a row in the cell of its label, and wrong",
        lambda: report((f"{_RECEIVED}  |  | {_NEW}", f"{_RECEIVED[:-2]}999999999 |  |  |  |{_EMPTY}")),
        "exit 1, read: cell-blank ×7",
        "exit 0, read: table-doubtful",
    ),
    Edge(
        "a total in the cell of its label",
        lambda: report((f"{_RECEIVED}  |  | {_NEW}", f"{_RECEIVED[:-2]}23 |  |  |  |{_EMPTY}")),
        "exit 1, read: cell-blank ×7",
        "exit 0, read: table-doubtful",
    ),
    Edge(
        "the mark of a note behind a label",
        lambda: report((f"{_RECEIVED}  |  | {_NEW}", f"{_RECEIVED[:-2]}1 |  |  | {_NEW}")),
        "exit 0, read",
        "exit 0, read",
    ),
    Edge(
        "one figure of a row",
        lambda: report((_NEW, f"17301 |{_EMPTY}")),
        "exit 1, read: cell-blank ×6, requests-flow",
        "exit 1, read: cell-blank ×6, requests-flow",
    ),
]


@pytest.mark.parametrize("edge", RUN_ON, ids=lambda edge: edge.name)
def test_cells_that_run_on(edge: Edge, folder: Path, command: Command) -> None:
    (folder / "a.md").write_text(str(edge.make()), encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == edge.after


@pytest.mark.parametrize("make", [lambda: _run_on("\n\n", glued=False), lambda: _run_on(" ", glued=True)])
def test_figures_that_run_on_are_read_as_they_were(make: Callable[[], str], folder: Path, command: Command) -> None:
    def figures(text: str) -> dict[tuple[str, ...], str]:
        (folder / "a.md").write_text(text, encoding="utf-8")
        cells = command("facts", "a.md", "--format", "json").json["facts"]
        return {(cell["table"], cell["row"], cell["column"]): cell["value"] for cell in cells}

    assert figures(make()) == figures(report())


@pytest.mark.parametrize(
    "sentence",
    ["行政许可126件、行政处罚38件、行政强制4件。", "规章0件，行政规范性文件2件。", "予以公开10"],
)
def test_a_sentence_is_not_cut_into_cells(sentence: str, folder: Path, command: Command) -> None:
    text = report(("## 二、", f"{sentence}\n\n## 二、"))
    (folder / "a.md").write_text(text, encoding="utf-8")
    assert verdict(command("check", "a.md", "--format", "json")) == "exit 0, read"


def test_another_table_of_the_same_rows_is_no_copy(folder: Path, command: Command) -> None:
    fees = "| Port | Fees | Share |\n|---|---|---|\n| WHOLE HARBOUR | 215 | 3 |\n\n"
    rule = _MISSING + _MISSING.replace("id: missing", "id: again").replace("missing-table", "extra-table")
    use(folder, _expanded(_SHAPES), rule, f"# Year\n\n{_HEAD['times']}{_SHORT}{_days('10', '5')}{_NIGHT}{fees}")
    run = command("check", "a.md", "--format", "json")
    assert set(run.rules) == {"missing"}
