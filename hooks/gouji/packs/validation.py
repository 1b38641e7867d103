"""Validation of a pack beyond its types: names that must exist, expressions that must compile."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from string import Formatter

from gouji.checks import kinds
from gouji.checks.messages import BAD_EQUATION
from gouji.checks.narrative.patterns import expanded_length, words_of
from gouji.checks.narrative.validation import form_problems
from gouji.equations.across import compile_condition
from gouji.equations.scanner import AssertionFault
from gouji.forms.axes import names
from gouji.forms.open_rows import with_specimen
from gouji.messages.errors import Problem
from gouji.messages.suggestions import did_you_mean
from gouji.packs import messages
from gouji.packs.contents import Pack
from gouji.packs.new_documents import template_problems
from gouji.packs.open_rows import named_row_problems, open_row_problems
from gouji.schema.form import Form
from gouji.schema.rule import Rule
from gouji.schema.values import BUILT_IN, ValueKind
from gouji.template.cases import case_problems, specimen_problems
from gouji.template.messages import UNKNOWN_SECTION
from gouji.text.patterns import checked
from gouji.text.unmatchable import unmatchable_blanks
from gouji.yaml.nodes import Node
from gouji.yaml.validation import bad_pattern, bad_patterns, items, repeated, unknown

MOST_OF_A_PATTERN = 20_000
"""Characters of a pattern with its words put in; the longest of those that ship has a tenth of it."""
MOST_OF_ALL = 1_000_000
"""Characters of all texts of a pack, with the words of patterns put in; those that ship have a quarter of it."""
_SOME_YEAR = 2021
# First words of a path in an equation that lead to other documents; see gouji.equations.parser.
_RESERVED = ("last_year", "children", "parent", "text", "上年", "下级", "上级", "正文")


def problems(pack: Pack, tree: Node, folder: str) -> Iterator[Problem]:
    """Everything that is wrong with a pack of the right types. ``tree`` is the YAML from which it comes."""
    too_long = list(_too_long(pack.form, tree))
    if too_long:  # and whatever else is wrong would take too long to find
        yield from too_long
        return
    if pack.info.id != folder:
        yield tree.at("info", "id").problem(messages.FOLDER_NAME.fill(folder=folder))
    yield from _claims(pack, tree.at("info"))
    yield from _form(pack.form, tree.at("form"))
    nodes = tree.at("rules").items
    yield from repeated(nodes)
    form = with_specimen(pack.form)
    for rule, node in zip(pack.rules, nodes, strict=True):
        yield from _rule(form, rule, node)


def _too_long(form: Form, tree: Node) -> Iterator[Problem]:
    """Patterns that stand for too much once the words that they name are put in, alone or together."""
    titled = [words_of(_SOME_YEAR, {**form.words, **each.words}) for each in form.titled]
    words = [words_of(_SOME_YEAR, form.words), *titled]
    together = 0
    for node in _texts(tree):
        length = max(expanded_length(node.text, each) for each in words) if "{" in node.text else len(node.text)
        if length > MOST_OF_A_PATTERN:
            yield node.problem(messages.PATTERN_TOO_LONG.fill(limit=f"{MOST_OF_A_PATTERN:,}"))
            continue
        together += length
        if together > MOST_OF_ALL:
            yield node.problem(messages.PATTERNS_TOO_LONG.fill(limit=f"{MOST_OF_ALL:,}"))
            return


def _texts(node: Node) -> Iterator[Node]:
    if isinstance(node.value, str):
        yield node
    for item in node.items:
        yield from _texts(item)
    for entry in node.entries.values():
        yield from _texts(entry.value)


# ---- pack.yaml and form.yaml ---------------------------------------------------------------------------------------


def _claims(pack: Pack, node: Node) -> Iterator[Problem]:
    yield from bad_patterns(node.at("claims", "title").items)
    yield from bad_patterns(node.at("claims", "unless").items)
    for title in node.at("claims", "title").items:
        if isinstance(title.value, str) and (unmatchable := unmatchable_blanks(title.value)):
            yield title.problem(unmatchable.message, unmatchable.position)
    year = node.at("claims").get("year")
    if pack.info.claims and pack.info.claims.year is not None and year:
        wrong = list(bad_pattern(year))
        yield from wrong
        if not wrong and not checked(pack.info.claims.year).groups:
            yield year.problem(messages.NO_YEAR_GROUP)
    unit = node.at("claims").get("unit")
    if pack.info.claims and pack.info.claims.unit is not None and unit:
        wrong = list(bad_pattern(unit))
        yield from wrong
        if not wrong and "unit" not in checked(pack.info.claims.unit).groupindex:
            yield unit.problem(messages.NO_UNIT_GROUP)


def _form(form: Form, node: Node) -> Iterator[Problem]:
    sections = list(_sections(node))
    yield from repeated(sections)
    yield from specimen_problems(form, node)
    yield from form_problems(form, node)
    for section in sections:
        yield from bad_pattern(section.get("key"))
    yield from bad_patterns((*items(node, "ends"), *items(node, "contents"), *items(node, "skip")))
    for words in filter(None, map(node.get, ("leads", "lists"))):
        yield from bad_patterns(each for entry in words.entries.values() for each in entry.value.items)
    tables = items(node, "tables")
    yield from repeated(tables)
    yield from _kinds(form, node, tables)
    yield from unknown(
        [each.at("section") for each in tables], [each.id for each in form.all_sections], UNKNOWN_SECTION
    )
    for table, each in zip(form.tables, tables, strict=True):
        yield from _table(each)
        yield from open_row_problems(table, each)
    yield from named_row_problems(form, node)
    yield from template_problems(form, node)


def _sections(node: Node) -> Iterator[Node]:
    for section in items(node, "sections"):
        yield section
        yield from _sections(section)


def _kinds(form: Form, node: Node, tables: Iterable[Node]) -> Iterator[Problem]:
    """Kinds of values that are not what their names say, or have keys without meaning, and names of kinds that lack."""
    for name, entry in node.at("values").entries.items() if "values" in node.entries else ():
        yield from _kind(name, form.values[name], entry.value)
    layouts = (layout for table in tables for layout in (table, *items(table, "layouts")))
    named = [*tables, *(column for layout in layouts for column in _columns(layout))]
    yield from unknown([given for each in named if (given := each.get("values"))], form.kinds, messages.UNKNOWN_KIND)


def _kind(name: str, kind: ValueKind, node: Node) -> Iterator[Problem]:
    if name in BUILT_IN and BUILT_IN[name].kind != kind.kind:
        yield node.at("kind").problem(messages.KIND_BUILT_IN.fill(name=name, kind=BUILT_IN[name].kind))
    elif name not in BUILT_IN and not kind.is_figure:
        yield node.at("kind").problem(messages.KIND_OF_WORDS.fill(name=name, kind=kind.kind))
    idle = {
        "text": ("decimals", "exactly", "before", "after", "below", "brackets", "negative"),
        "count": ("decimals", "exactly"),
    }
    for key in idle.get("text" if kind.kind == "key" else kind.kind, ()):
        if key in node.entries:
            yield node.entries[key].key.problem(messages.KEY_OF_KIND.fill(key=key, kind=kind.kind))
    if kind.exactly and kind.decimals is None:
        yield node.entries["exactly"].key.problem(messages.EXACTLY)


def _columns(node: Node) -> Iterator[Node]:
    for column in items(node, "columns"):
        yield column
        yield from _columns(column)


def _table(node: Node) -> Iterator[Problem]:
    layouts = items(node, "layouts")
    yield from repeated(layouts)
    for layout in (node, *layouts):
        yield from _axes(layout)
        axes = ((layout if items(layout, axis) else node, axis) for axis in ("rows", "columns"))
        groups = [group for where, axis in axes for group in _groups(where, axis)]
        yield from unknown(items(layout, "collapse"), groups, messages.UNKNOWN_GROUP)


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


def _rule(form: Form, rule: Rule, node: Node) -> Iterator[Problem]:
    yield from _message(rule.message_fields, node.at("message"))
    yield from case_problems(form, rule, node)
    if rule.when is not None:
        try:
            compile_condition(rule.when, {table.id: names(table) for table in form.tables})
        except AssertionFault as fault:
            yield node.at("when").problem(BAD_EQUATION.fill(error=fault.message), fault.position)
    validation = kinds()[rule.check].load_validation()
    if validation:
        yield from validation(form, rule, node)


def _message(known: Collection[str], node: Node) -> Iterator[Problem]:
    """Only ``{name}`` is allowed in braces, and only names that the check fills in."""
    for sentence in dict.fromkeys((node.at("zh"), node.at("en"))):  # in a pack of one language they are one node
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
