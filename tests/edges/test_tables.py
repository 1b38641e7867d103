"""Which rows of a document are a table's, which sentences are none, and what stands in a table beyond the form."""

from __future__ import annotations

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
  phrases: [{say: "Itcounted{n}boats", equals: {n: [boats.all@come]}}]
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
