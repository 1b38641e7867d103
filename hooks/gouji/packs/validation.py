"""What the types of a schema can't say about a pack: names that must exist, expressions that must compile."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from string import Formatter

import regex

from gouji.checks.document.rule import DocumentRule
from gouji.checks.duplicates.rule import DuplicatesRule
from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.message_fields import placeholders
from gouji.checks.narrative.messages import BAD_EQUATION, BAD_PATTERN, KEY_IDLE, KEY_NEEDED
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.validation import narrative_problems, word_problems
from gouji.checks.sections.rule import SectionsRule
from gouji.checks.tables.rule import TablesRule
from gouji.checks.text.rule import TextRule
from gouji.equations.compile import AssertionFault, compile_assertion
from gouji.forms.axes import names
from gouji.messages.errors import Problem
from gouji.messages.message import Message, plain
from gouji.messages.suggestions import did_you_mean
from gouji.packs import messages
from gouji.packs.contents import Pack
from gouji.schema.form import Form
from gouji.schema.rule import Rule
from gouji.template.cases import case_problems, specimen_problems
from gouji.template.messages import UNKNOWN_SECTION, UNKNOWN_TABLE
from gouji.yaml.nodes import Node

# First words of a path in an equation that lead to other documents; see gouji.equations.parser.
_RESERVED = ("last_year", "children", "parent", "text", "上年", "下级", "上级", "正文")


def problems(pack: Pack, tree: Node, folder: str) -> Iterator[Problem]:
    """Everything that is wrong with a pack of the right types. ``tree`` is the YAML from which it comes."""
    if pack.info.id != folder:
        yield tree.at("info", "id").problem(messages.FOLDER_NAME.fill(folder=folder))
    yield from _claims(pack, tree.at("info"))
    yield from _form(pack, tree.at("form"))
    yield from specimen_problems(pack.form, tree.at("form"))
    yield from word_problems(pack.form, tree.at("form"))
    nodes = tree.at("rules").items
    yield from repeated(nodes)
    for rule, node in zip(pack.rules, nodes, strict=True):
        yield from _rule(pack, rule, node)
        yield from case_problems(pack.form, rule, node)
        if isinstance(rule, IdentitiesRule):
            yield from _equations(pack.form, rule, node)
        elif isinstance(rule, TextRule):
            yield from _text(rule, node)
        elif isinstance(rule, NarrativeRule):
            yield from narrative_problems(pack.form, rule, node)


def repeated(entries: Iterable[Node]) -> Iterator[Problem]:
    """Ids that occur twice among entries."""
    seen: dict[str, Node] = {}
    for entry in entries:
        node = entry.get("id")
        if node is None or not node.text:  # the schema has said so, or will
            continue
        first = seen.setdefault(node.text, node)
        if first is not node:
            earlier = first.problem(plain(""))
            where = {"path": Path(earlier.path).name, "line": str(earlier.line)}
            yield node.problem(messages.ID_TWICE.fill(name=node.text, **where))


# ---- pack.yaml and form.yaml ---------------------------------------------------------------------------------------


def _claims(pack: Pack, node: Node) -> Iterator[Problem]:
    yield from _patterns(node.at("claims", "title"))
    yield from _patterns(node.at("claims", "unless"))
    year = node.at("claims").get("year")
    if pack.info.claims and pack.info.claims.year is not None and year:
        wrong = list(_pattern(year))
        yield from wrong
        if not wrong and not regex.compile(pack.info.claims.year).groups:
            yield year.problem(messages.NO_YEAR_GROUP)


def _form(pack: Pack, node: Node) -> Iterator[Problem]:
    sections = [section.id for section in pack.form.sections]
    yield from repeated(node.at("sections").items)
    for section in node.at("sections").items:
        yield from _pattern(section.get("key"))
    yield from _patterns(node.at("ends"))
    tables = node.get("tables")
    if tables is None:
        return
    yield from repeated(tables.items)
    for each in tables.items:
        yield from _known([each.at("section")], sections, UNKNOWN_SECTION)
        yield from _table(each)


def _table(node: Node) -> Iterator[Problem]:
    layouts = _items(node, "layouts")
    yield from repeated(layouts)
    for layout in (node, *layouts):
        yield from _axes(layout)
        axes = ((layout if _items(layout, axis) else node, axis) for axis in ("rows", "columns"))
        groups = [group for where, axis in axes for group in _groups(where, axis)]
        yield from _known(_items(layout, "collapse"), groups, messages.UNKNOWN_GROUP)


def _axes(node: Node) -> Iterator[Problem]:
    for axis in ("rows", "columns"):
        top = node.get(axis)
        if top is None:
            continue
        yield from _nested(top, axis)
        for entry in top.items:
            if entry.at("id").value in _RESERVED:
                yield entry.at("id").problem(messages.ID_RESERVED.fill(name=entry.at("id").text))


def _nested(nodes: Node, axis: str) -> Iterator[Problem]:
    yield from repeated(nodes.items)
    for entry in nodes.items:
        inner = entry.get(axis)
        if inner is not None:
            yield from _nested(inner, axis)


def _groups(node: Node, axis: str, path: str = "") -> Iterator[str]:
    """Full ids of the rows or columns that hold others."""
    inner = node.get(axis)
    for entry in inner.items if inner else ():
        name = f"{path}{entry.at('id').value}"
        if entry.get(axis) is not None:
            yield name
            yield from _groups(entry, axis, f"{name}.")


# ---- rules ---------------------------------------------------------------------------------------------------------


def _rule(pack: Pack, rule: Rule, node: Node) -> Iterator[Problem]:
    yield from _message(placeholders(rule), node.at("message"))
    sections = [section.id for section in pack.form.sections]
    tables = [table.id for table in pack.form.tables]
    if isinstance(rule, SectionsRule):
        yield from _known(_items(node, "sections"), sections, UNKNOWN_SECTION)
        yield from _sections(rule, node)
    elif isinstance(rule, TablesRule):
        yield from _known(_items(node, "tables"), tables, UNKNOWN_TABLE)
        yield from _goes_with(rule.finds, node, "decimals", "decimals")
    elif isinstance(rule, IdentitiesRule):
        yield from _known([node.at("table")], tables, UNKNOWN_TABLE)
    elif isinstance(rule, DocumentRule):
        yield from _goes_with(rule.finds, node, "texts", "citation")
        for text in _items(node, "texts"):
            yield from _pattern(text)
    elif isinstance(rule, DuplicatesRule):
        for item in _items(node, "ignore"):
            yield from _pattern(item)


def _sections(rule: SectionsRule, node: Node) -> Iterator[Problem]:
    yield from repeated(_items(node, "aspects"))
    for aspect in _items(node, "aspects"):
        yield from _patterns(aspect.at("any"))
    for pattern in (*_items(node, "texts"), *_items(node, "answers")):
        yield from _pattern(pattern)
    yield from _goes_with(rule.finds, node, "aspects", "content")
    yield from _goes_with(rule.finds, node, "texts", "only")
    yield from _goes_with(rule.finds, node, "answers", "answers")


def _text(rule: TextRule, node: Node) -> Iterator[Problem]:
    for key in ("allowed", "units", "before", "after", "words"):
        for item in _items(node, key):
            yield from _pattern(item)
    for key in ("units", "before", "after"):
        yield from _only_with(rule.finds, node, key, "page-number")
    yield from _only_with(rule.finds, node, "words", "doubled-word")
    yield from _goes_with(rule.finds, node, "patterns", "pattern")
    for item in _items(node, "patterns"):
        yield from _correction(item)


def _correction(node: Node) -> Iterator[Problem]:
    """The replacement may refer to groups of the expression, to those that it has."""
    wrong = list(_pattern(node.at("find")))
    yield from wrong
    if not wrong:
        groups = regex.compile(node.at("find").text).groups
        for reference in regex.findall(r"\\(\d)", node.at("replace").text):
            if not 0 < int(reference) <= groups:
                yield node.at("replace").problem(messages.NO_SUCH_GROUP.fill(number=reference))


def _items(node: Node, key: str) -> tuple[Node, ...]:
    found = node.get(key)
    return found.items if found else ()


def _goes_with(finds: str, node: Node, key: str, wanted: str) -> Iterator[Problem]:
    """A key that one kind of finding needs and no other knows."""
    given = node.entries.get(key)
    if finds == wanted and not given:
        yield node.at("finds").problem(KEY_NEEDED.fill(finds=wanted, key=key))
    elif finds != wanted and given:
        yield given.key.problem(KEY_IDLE.fill(finds=wanted, key=key))


def _only_with(finds: str, node: Node, key: str, wanted: str) -> Iterator[Problem]:
    """A key that one kind of finding may have and no other knows."""
    given = node.entries.get(key)
    if finds != wanted and given:
        yield given.key.problem(KEY_IDLE.fill(finds=wanted, key=key))


def _known(nodes: Iterable[Node], known: Collection[str], message: Message) -> Iterator[Problem]:
    for node in nodes:
        if node.value not in known:
            name = node.text
            yield node.problem(message.fill(name=name, hint=did_you_mean(name, known)))


def _message(known: Collection[str], node: Node) -> Iterator[Problem]:
    """Only ``{name}`` is allowed in braces, and only names that the check fills in."""
    for language in ("zh", "en"):
        sentence = node.at(language)
        text = sentence.text
        try:
            fields = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
        except ValueError:
            yield sentence.problem(messages.BARE_BRACES, max(text.find("{"), 0))
            continue
        for name, specification, conversion in fields:
            at = text.find(f"{{{name}")
            if specification or conversion or not str(name).isidentifier():
                yield sentence.problem(messages.BARE_BRACES, at)
            elif name not in known:
                hint = did_you_mean(str(name), known)
                message = messages.UNKNOWN_VALUE.fill(name=str(name), known=", ".join(known), hint=hint)
                yield sentence.problem(message, at)


def _patterns(nodes: Node) -> Iterator[Problem]:
    for node in nodes.items:
        yield from _pattern(node)


def _pattern(node: Node | None) -> Iterator[Problem]:
    if node is None or not isinstance(node.value, str):
        return
    try:
        regex.compile(node.value)
    except regex.error as error:
        position: int = getattr(error, "pos", None) or 0
        yield node.problem(BAD_PATTERN.fill(error=str(error).partition(" at position")[0]), position)


# ---- equations -----------------------------------------------------------------------------------------------------


def _equations(form: Form, rule: IdentitiesRule, node: Node) -> Iterator[Problem]:
    table = next((table for table in form.tables if table.id == rule.table), None)
    if table is None:  # said already
        return
    rows, columns = names(table)
    for assertion, each in zip(rule.asserts, node.at("assert").items, strict=True):
        try:
            compile_assertion(assertion, rows, columns)
        except AssertionFault as fault:
            entry = each.entries.get(fault.key or "")
            wrong = (entry.key if fault.in_key else entry.value) if entry else each
            yield wrong.problem(BAD_EQUATION.fill(error=fault.message), fault.position)
