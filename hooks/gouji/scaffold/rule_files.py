"""The files of rules of a draft, with their tests."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.messages.message import Message
from gouji.scaffold import messages
from gouji.scaffold.draft import Draft, DraftTable, Sums, leaves
from gouji.scaffold.form_file import comment
from gouji.scaffold.yaml import flow, text


class _Rule(Struct, frozen=True):
    """A rule that finds one fault of sections or tables, and a document with that fault."""

    id: str
    check: str
    finds: str
    message: Message
    why: Message
    failing: object


def rule_files(draft: Draft) -> dict[str, str]:
    """The files by name."""
    rules = [_section_rule(draft), *(_table_rules(draft.tables[0]) if draft.tables else ())]
    kept = [rule for rule in rules if rule.id not in draft.off]
    files = {
        f"{check}.yaml": "\n".join(_written(draft, rule) for rule in kept if rule.check == check)
        for check in dict.fromkeys(rule.check for rule in kept)
    }
    if draft.sums:
        sums = "\n".join(_identities(draft, each) for each in draft.sums)
        files["identities.yaml"] = f"{comment(draft, messages.SUMS_HEAD)}\n\n{sums}"
    return files


def sums_rule(draft: Draft, sums: Sums) -> str:
    """The id of the rule with the equations of a table. People type ids of rules: they have Latin letters only."""
    words = sums.table.replace("_", "-").lower()
    number = next(at for at, table in enumerate(draft.tables, 1) if table.id == sums.table)
    return f"sums-{words.strip('-')}" if words.isascii() else f"sums-{number}"


def _section_rule(draft: Draft) -> _Rule:
    lacking = {"without": {"section": draft.sections[-1].id}}
    words = (messages.SECTION_MISSING, messages.SECTION_MISSING_WHY)
    return _Rule("section-missing", "sections", "missing", *words, lacking)


def _table_rules(table: DraftTable) -> Iterator[_Rule]:
    """Rules of all tables, tested by one."""
    rows, columns = [name for name, _ in leaves(table.rows)], leaves(table.columns)
    lacking = {"table": table.id}
    words = (messages.TABLE_MISSING, messages.TABLE_MISSING_WHY)
    yield _Rule("table-missing", "tables", "missing-table", *words, {"without": lacking})
    words = (messages.ROW_MISSING, messages.ROW_MISSING_WHY)
    if len(rows) > 1 or (rows and table.open):
        yield _Rule("row-missing", "tables", "missing-row", *words, {"without": {**lacking, "row": rows[-1]}})
    words = (messages.COLUMN_MISSING, messages.COLUMN_MISSING_WHY)
    if len(columns) > 1:
        without = {**lacking, "column": columns[-1][0]}
        yield _Rule("column-missing", "tables", "missing-column", *words, {"without": without})
    words = (messages.CELL_UNREADABLE, messages.CELL_UNREADABLE_WHY)
    for column, line in columns:
        if table.values[line.index].is_figure:
            cells = {f"{table.id}.{table.all_rows[0][0]}@{column}": "1O"}
            yield _Rule("cell-unreadable", "tables", "unreadable", *words, {"cells": cells})
            return


def _written(draft: Draft, rule: _Rule) -> str:
    head = f"- id: {rule.id}\n  check: {rule.check}\n  finds: {rule.finds}\n"
    return f"{head}{_said(draft, rule.message, rule.why)}{_tests(rule.failing)}"


def _identities(draft: Draft, sums: Sums) -> str:
    equations = "".join(f"    - {equation}\n" for equation in sums.equations)
    head = f"- id: {sums_rule(draft, sums)}\n  check: identities\n  table: {sums.table}\n  assert:\n{equations}"
    failing = _tests({"cells": {sums.total: _other(draft, sums)}})
    return f"{head}{_said(draft, messages.SUM_WRONG, messages.SUM_WRONG_WHY)}{failing}"


def _other(draft: Draft, sums: Sums) -> object:
    """A figure that a total is not, as its column has figures."""
    table = next(each for each in draft.tables if each.id == sums.table)
    column = sums.total.rpartition("@")[2]
    kind = table.values[dict(leaves(table.columns))[column].index]
    return f"{7:.{kind.decimals}f}" if kind.decimals else 7


def _said(draft: Draft, message: Message, why: Message) -> str:
    pairs = (("message", message), ("why", why))
    return "".join(f"  {key}: {text(each.in_language(draft.language))}\n" for key, each in pairs)


def _tests(failing: object) -> str:
    return f"  tests:\n    pass: [{{}}]\n    fail: {flow([failing])}\n"
