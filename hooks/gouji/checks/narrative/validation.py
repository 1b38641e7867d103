"""Validation of ``narrative`` rules beyond their types: patterns must compile, figures and formulas must fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import regex

from gouji.checks.messages import BAD_EQUATION
from gouji.checks.narrative import messages
from gouji.checks.narrative.formulas import Axes, Formula, FormulaComparison, comparisons, formula, quotient
from gouji.checks.narrative.patterns import GIVEN_YEARS, Words, captured, expanded, names_in, words_of
from gouji.checks.narrative.rule import NarrativeRule, Phrase
from gouji.equations.scanner import ExpressionError
from gouji.forms.axes import names
from gouji.messages.errors import Problem
from gouji.messages.message import plain
from gouji.messages.suggestions import did_you_mean
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_SECTION
from gouji.text.patterns import checked
from gouji.yaml.messages import BAD_PATTERN
from gouji.yaml.nodes import Node
from gouji.yaml.validation import goes_with, unknown

_SOME_YEAR = 2021
_GROUPS = (
    ("years", "period", "any_year"),
    ("years", "subject", "any_year"),
    ("years", "since", "any_year"),
    ("years", "dated", "any_year"),
    ("years", "earlier", None),
    ("years", "later", None),
    ("years", "figures", None),
    ("years", "page", None),
    ("names", "own", "name"),
    ("names", "subject", "name"),
    ("names", "acts", "name"),
    ("names", "named", "name"),
    ("names", "ranks", None),
    ("names", "area", None),
)
_NEEDED = {"figures": "phrases", "years": "years", "names": "names", "slips": "slips"}


def problems(form: Form, rule: NarrativeRule, node: Node) -> Iterator[Problem]:
    """Everything that is wrong with a rule of the right types."""
    words = words_of(form.words, _SOME_YEAR)
    sections = [section.id for section in form.sections]
    yield from unknown(_items(node, "sections"), sections, UNKNOWN_SECTION)
    for finds, key in _NEEDED.items():
        yield from goes_with(rule.finds, node, key, finds)
    for key in ("about", "leaves", "skips", "pauses", "resumes", "others"):
        for item in _items(node, key):
            yield from _pattern(item, words, "name" if key == "others" else None)
    axes = _axes(form)
    for phrase, each in zip(rule.phrases, _items(node, "phrases"), strict=True):
        yield from _phrase(phrase, each, form, words, axes)
    for key, patterns, group in _GROUPS:
        for item in _items(node.get(key), patterns):
            yield from _pattern(item, words, group)
    for item in _items(node, "slips"):
        yield from _slip(item, sections, words)


def _slip(node: Node, sections: Sequence[str], words: Words) -> Iterator[Problem]:
    yield from unknown(_items(node, "sections"), sections, UNKNOWN_SECTION)
    yield from _pattern(node.at("say"), words, "actual")
    if unless := node.get("unless"):
        yield from _pattern(unless, words)
    expected = node.at("expected")
    for name in names_in(expected.text):
        if name not in GIVEN_YEARS:
            yield expected.problem(messages.UNKNOWN_WORD.fill(name=name, hint=did_you_mean(name, GIVEN_YEARS)))


def word_problems(form: Form, node: Node) -> Iterator[Problem]:
    """What is wrong with the ``words`` of a form and with those that hold under other titles."""
    words = words_of(form.words, _SOME_YEAR)
    titled = _items(node, "titled")
    for each in (node, *titled):
        entries = each.get("words")
        for entry in entries.entries.values() if entries else ():
            yield from _pattern(entry.value, words)
    for each in titled:
        yield from _pattern(each.at("title"), ())
        for name, entry in each.at("words").entries.items():
            if name not in form.words:
                hint = did_you_mean(name, form.words)
                yield entry.key.problem(messages.UNKNOWN_WORD.fill(name=name, hint=hint))


def _phrase(phrase: Phrase, node: Node, form: Form, words: Words, axes: Sequence[Axes]) -> Iterator[Problem]:
    yield from _pattern(node.at("say"), words)
    unless = node.get("unless")
    if unless:
        yield from _pattern(unless, words)
    figures = captured(phrase.say, form.words)
    used = {*phrase.equals, *phrase.ratios}
    for key in ("equals", "ratios"):
        entries = node.get(key)
        for name, entry in entries.entries.items() if entries else ():
            if name not in figures:
                hint = did_you_mean(name, figures)
                yield entry.key.problem(messages.NARRATIVE_FIGURE.fill(name=name, hint=hint))
            compile_ = _sum if key == "equals" else quotient
            for item in entry.value.items:
                yield from _formula(item, compile_, axes, figures, used)
    for item in _items(node, "holds"):
        yield from _formula(item, comparisons, axes, figures, used)
    if used:
        for name in figures:
            if name not in used:
                hint = did_you_mean(name, form.words)
                yield node.at("say").problem(messages.NARRATIVE_IDLE.fill(name=name, hint=hint))


def _axes(form: Form) -> list[Axes]:
    """Rows and columns of all tables in the layout of the form, and once more for every other layout of a table."""
    own = {table.id: names(table) for table in form.tables}
    return [own, *({**own, table.id: names(table, layout)} for table in form.tables for layout in table.layouts)]


def _sum(expression: str, axes: Axes) -> tuple[Formula, ...]:
    return (formula(expression, axes),)


def _formula(
    node: Node,
    compile_: Callable[[str, Axes], Iterable[Formula | FormulaComparison]],
    axes: Sequence[Axes],
    figures: tuple[str, ...],
    used: set[str],
) -> Iterator[Problem]:
    """Adds the figures that a formula names to ``used``. It need fit only one of the layouts of its tables."""
    parts: tuple[Formula | FormulaComparison, ...] | None = None
    fault: ExpressionError | None = None
    for each in axes:
        try:
            parts = tuple(compile_(node.text, each))
            break
        except ExpressionError as error:
            fault = fault or error
    if parts is None:
        if fault:
            yield node.problem(BAD_EQUATION.fill(error=fault.message), fault.position)
        return
    sides = [
        side for part in parts for side in ((part.left, part.right) if isinstance(part, FormulaComparison) else (part,))
    ]
    for name in dict.fromkeys(name for side in sides for name, _ in side.figures):
        used.add(name)
        if name not in figures:
            hint = did_you_mean(name, figures)
            yield node.problem(messages.NARRATIVE_FIGURE.fill(name=name, hint=hint))


def _pattern(node: Node, words: Words, group: str | None = None) -> Iterator[Problem]:
    if not isinstance(node.value, str):
        return
    try:
        pattern = checked(expanded(node.value, words))
    except regex.error as error:
        yield node.problem(BAD_PATTERN.fill(error=str(error).partition(" at position")[0]))
        return
    if group and group not in pattern.groupindex:
        shown = plain("{any_year}" if group == "any_year" else f"(?P<{group}>…)")
        yield node.problem(messages.NARRATIVE_GROUP.fill(name=shown))


def _items(node: Node | None, key: str) -> tuple[Node, ...]:
    """The items of a list; a text alone is one."""
    found = node.get(key) if node else None
    if found is None:
        return ()
    return (found,) if isinstance(found.value, str) else found.items
