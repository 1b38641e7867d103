"""Validation of the tests of rules beyond their types: the sections, tables and cells that they name must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.equations.names import Names
from gouji.equations.scanner import ExpressionError
from gouji.forms.axes import find_cell, names
from gouji.messages.errors import Problem
from gouji.messages.message import Message
from gouji.messages.suggestions import did_you_mean
from gouji.schema.case import Case, Changes
from gouji.schema.form import Form
from gouji.schema.rule import Rule
from gouji.template import messages
from gouji.template.document import layouts
from gouji.yaml.nodes import Node
from gouji.yaml.validation import items

_BESIDE_DOCUMENT = {"document", "says", "last_year", "children", "missing", "siblings"}
"""What a case with a document may say as well."""


def specimen_problems(form: Form, node: Node) -> Iterator[Problem]:
    """Sections in ``specimen:`` and ``template:`` that the form lacks."""
    for document in ("specimen", "template"):
        yield from _keys(node.at(document).get("sections"), _sections(form), messages.UNKNOWN_SECTION)


def case_problems(form: Form, rule: Rule, node: Node) -> Iterator[Problem]:
    """What is wrong with the tests of a rule."""
    tests = node.get("tests")
    for key, cases in (("pass", rule.tests.passing), ("fail", rule.tests.failing)):
        for item, each in zip(cases, tests.at(key).items if tests and cases else (), strict=True):
            if isinstance(item, Case):
                yield from _case(form, rule, item, each)
                yield from _others(form, rule, item, each)
                if key == "pass" and item.says is not None:
                    yield each.entries["says"].key.problem(messages.CASE_SAYS)


def _others(form: Form, rule: Rule, case: Case, node: Node) -> Iterator[Problem]:
    """The other reports of a case."""
    if case.last_year:
        yield from _case(form, rule, case.last_year, node.at("last_year"))
    for key, others in (("children", case.children), ("siblings", case.siblings)):
        for other, each in zip(others or (), items(node, key), strict=True):
            yield from _case(form, rule, other, each)


def _case(form: Form, rule: Rule, case: Changes, node: Node) -> Iterator[Problem]:
    if case.document is not None and node.entries.keys() - _BESIDE_DOCUMENT:
        yield node.entries["document"].key.problem(messages.CASE_DOCUMENT)
    for key in ("headings", "sections"):
        yield from _keys(node.get(key), _sections(form), messages.UNKNOWN_SECTION)
    yield from _layouts(form, case, node)
    yield from _cells(form, rule, case, node)
    yield from _without(form, case, node)


def _layouts(form: Form, case: Changes, node: Node) -> Iterator[Problem]:
    tables = {table.id: table for table in form.tables}
    yield from _keys(node.get("layouts"), tables, messages.UNKNOWN_TABLE)
    for table, wanted in case.layouts.items():
        known = [layout.id for layout in tables[table].layouts] if table in tables else [wanted]
        yield from _known(node.at("layouts", table), wanted, known, messages.UNKNOWN_LAYOUT)


def _cells(form: Form, rule: Rule, case: Changes, node: Node) -> Iterator[Problem]:
    tables = layouts(form, case)
    for name in case.cells:
        try:
            find_cell(name, tables, [table.id for table in form.tables_named(rule.about_tables)])
        except ExpressionError as error:
            yield node.at("cells").entries[name].key.problem(error.message, error.position)


def _without(form: Form, case: Changes, node: Node) -> Iterator[Problem]:
    without, place = case.without, node.at("without")
    if without is None:
        return
    if (without.section is None) == (without.table is None) or (
        without.table is None and (without.row or without.column)
    ):
        yield place.problem(messages.CASE_LACKS)
        return
    if without.section is not None:
        yield from _known(place.at("section"), without.section, _sections(form), messages.UNKNOWN_SECTION)
        return
    tables = {table.id: (table, layout) for table, layout in layouts(form, case)}
    yield from _known(place.at("table"), without.table or "", tables, messages.UNKNOWN_TABLE)
    if without.table in tables:
        rows, columns = names(*tables[without.table])
        for line, key, known in ((without.row, "row", rows), (without.column, "column", columns)):
            if line is not None:
                message = messages.UNKNOWN_ROW if key == "row" else messages.UNKNOWN_COLUMN
                yield from _known(place.at(key), line, _lines(known), message)


def _lines(known: Names) -> list[str]:
    """Rows or columns and the groups of them."""
    paths = (leaf.split(".") for leaf in known.leaves)
    return list(dict.fromkeys(".".join(path[: depth + 1]) for path in paths for depth in range(len(path))))


def _sections(form: Form) -> list[str]:
    return [section.id for section in form.all_sections]


def _keys(node: Node | None, known: Iterable[str], message: Message) -> Iterator[Problem]:
    """Keys of a mapping that name something."""
    for name, entry in node.entries.items() if node else ():
        yield from _known(entry.key, name, known, message)


def _known(node: Node, name: str, known: Iterable[str], message: Message) -> Iterator[Problem]:
    known = list(known)
    if name not in known:
        yield node.problem(message.fill(name=name, hint=did_you_mean(name, known)))
