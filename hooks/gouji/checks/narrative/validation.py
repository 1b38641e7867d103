"""Validation of ``narrative`` rules beyond their types: patterns must compile, figures and formulas must fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import regex
from msgspec.structs import replace

from gouji.checks.messages import BAD_EQUATION
from gouji.checks.narrative import messages
from gouji.checks.narrative.elements import figures
from gouji.checks.narrative.formulas import Axes, Formula, FormulaComparison, comparisons, formula, quotient
from gouji.checks.narrative.lexicon import Lexicon, lexicon
from gouji.checks.narrative.patterns import GIVEN_YEARS, Words, captured, expanded, names_in, words_of
from gouji.checks.narrative.rule import NarrativeRule, Phrase, with_values
from gouji.checks.narrative.templates import TemplateError, Variables, template
from gouji.equations.scanner import ExpressionError
from gouji.forms.axes import names
from gouji.messages.errors import Problem
from gouji.messages.message import plain
from gouji.messages.suggestions import did_you_mean
from gouji.schema.form import Form
from gouji.template.messages import UNKNOWN_SECTION
from gouji.text.patterns import checked
from gouji.text.unmatchable import unmatchable_letters
from gouji.yaml.messages import BAD_PATTERN
from gouji.yaml.nodes import MappingEntry, Node
from gouji.yaml.validation import goes_with, unknown

_SOME_YEAR = 2021
TOPIC_KEYS = ("about", "leaves", "skips", "pauses", "resumes", "others")
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
    sections = [section.id for section in form.all_sections]
    yield from unknown(_items(node, "sections"), sections, UNKNOWN_SECTION)
    for finds, key in _NEEDED.items():
        yield from goes_with(rule.finds, node, key, finds)
    topic = node.get("topic")
    if topic:
        yield from unknown([topic], form.topics, messages.UNKNOWN_TOPIC)
    yield from phrase_problems(form, rule.phrases, node, _axes(form))
    for key, name, group in _GROUPS:
        for item in _items(node.get(key), name):
            yield from _pattern(item, group)
    for item in _items(node, "slips"):
        yield from _slip(item, sections)


def _slip(node: Node, sections: Sequence[str]) -> Iterator[Problem]:
    yield from unknown(_items(node, "sections"), sections, UNKNOWN_SECTION)
    yield from _pattern(node.at("say"), "actual")
    if unless := node.get("unless"):
        yield from _pattern(unless)
    expected = node.at("expected")
    for name in names_in(expected.text):
        if name not in GIVEN_YEARS:
            yield expected.problem(messages.UNKNOWN_WORD.fill(name=name, hint=did_you_mean(name, GIVEN_YEARS)))


def phrase_problems(form: Form, phrases: Sequence[Phrase], node: Node, axes: Sequence[Axes]) -> Iterator[Problem]:
    """What is wrong with the phrases of a rule; formulas need fit the tables of only one of ``axes``."""
    words, patterns = _lexicon(form), words_of(_SOME_YEAR, form.words)
    for key in TOPIC_KEYS:
        for item in _items(node, key):
            yield from _pattern(item, "name" if key == "others" else None, patterns)
    for phrase, each in zip(phrases, _items(node, "phrases"), strict=True):
        if phrase.say is not None and not phrase.templates:
            yield from _pattern_phrase(phrase, each, patterns, axes)
        elif phrase.say is None and phrase.templates and not any(other.say for other in phrases):
            yield from _phrase(phrase, each, words, axes)
        else:
            yield each.problem(messages.READS_OR_SAYS)


def form_problems(form: Form, node: Node) -> Iterator[Problem]:
    """What is wrong with what ``narrative`` rules read of a form: its words and its topics."""
    yield from _word_problems(form, node)
    bad = _bad_word(form)
    if bad is not None:
        places = (item for item in _notations(node) if item.text == bad)
        yield next(places, node).problem(messages.BAD_WORD.fill(word=bad))
        return
    words = lexicon(form, {})
    for topic in _entries(node, "topics"):
        for key in TOPIC_KEYS:
            for item in _items(topic, key):
                yield from _template(item, {}, words)


def _word_problems(form: Form, node: Node) -> Iterator[Problem]:
    """Patterns that can't be read, and classes of words that there are not."""
    titled = _items(node, "titled")
    for each in titled:
        yield from _pattern(each.at("title"))
        for name, entry in each.at("words").entries.items():
            if name not in form.words:
                yield entry.key.problem(messages.UNKNOWN_WORD.fill(name=name, hint=did_you_mean(name, form.words)))
    for holder in (node, *titled):
        for word in _entries(holder, "words"):
            yield from _pattern(word, None, words_of(_SOME_YEAR, form.words))
    for key in ("months", "unread", "spans"):
        for item in _items(node.get("figures"), key):
            yield from _pattern(item)
    yield from unknown(_items(node, "cased"), form.words, messages.UNKNOWN_WORD)


def _bad_word(form: Form) -> str | None:
    """A word whose notation can't be read, or stands for too much."""
    try:
        for overriding in ({}, *(each.words for each in form.titled)):
            lexicon(form, overriding)
    except ValueError as error:
        return str(error)
    return None


def _notations(node: Node) -> Iterator[Node]:
    """All words of a form: classes, fillers, measures, those around figures, and those beside labels."""
    for holder in (node, *_items(node, "titled")):
        for entry in _entries(holder, "words"):
            yield from entry.items
    yield from _items(node, "fillers")
    yield from _items(node, "respectively")
    for words in _entries(node, "measures"):
        yield from words.items
        yield from (entry.key for entry in words.entries.values())
    for key in ("about", "years"):
        yield from _items(node.get("figures"), key)
    for key in ("tables", "rows", "columns"):
        for each in _items(node, key):
            yield from _items(each, "said")
            yield from _notations(each)


def _lexicon(form: Form) -> Lexicon | None:
    """The words of a form, None where their notation is wrong: that is reported of the form."""
    try:
        return lexicon(form, {})
    except ValueError:
        return None


def _template(node: Node, variables: Variables, words: Lexicon | None) -> Iterator[Problem]:
    if words is None:
        return
    try:
        template(node.text, variables, words)
    except TemplateError as error:
        if error.unknown is None:
            yield node.problem(messages.BAD_TEMPLATE, error.position)
        else:
            hint = did_you_mean(error.unknown, words.names)
            yield node.problem(messages.UNKNOWN_WORD.fill(name=error.unknown, hint=hint), error.position)


def _phrase(phrase: Phrase, node: Node, words: Lexicon | None, axes: Sequence[Axes]) -> Iterator[Problem]:
    variables = phrase.variables
    texts = (*_items(node, "reads"), *_items(node, "unless"))
    wrong = [problem for each in texts for problem in _template(each, variables, words)]
    yield from wrong
    if not wrong and words:
        captured = [figures(template(each, variables, words)) for each in phrase.templates]
        given = {name: tuple(_members(values, words)) for name, values in variables.items()}
        figures_known = tuple(dict.fromkeys(name for each in captured for name in each))
        yield from _assertions(replace(phrase, variables=given), node, axes, figures_known)


def _members(values: Iterable[str], words: Lexicon) -> Iterator[str]:
    """Values of a variable, the rows of a group in place of ``group.*``."""
    for value in values:
        members = words.members(value)
        yield from (value,) if members is None else members


def _pattern_phrase(phrase: Phrase, node: Node, words: Words, axes: Sequence[Axes]) -> Iterator[Problem]:
    for each in (*_items(node, "say"), *_items(node, "unless")):
        yield from _pattern(each, None, words)
    yield from _assertions(phrase, node, axes, captured(phrase.say or "", words))


def _assertions(phrase: Phrase, node: Node, axes: Sequence[Axes], known: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with the formulas of a phrase that captures the figures ``known``."""
    used = {*phrase.equals, *phrase.ratios}
    for key in ("equals", "ratios"):
        for name, formulas in _named(node, key):
            if name not in known:
                yield formulas.key.problem(messages.NARRATIVE_FIGURE.fill(name=name, hint=did_you_mean(name, known)))
            compile_ = _sum if key == "equals" else quotient
            for item in formulas.value.items:
                yield from _formula(item, compile_, axes, known, used, phrase.variables)
    for item in _items(node, "holds"):
        yield from _formula(item, comparisons, axes, known, used, phrase.variables)


def _named(node: Node, key: str) -> Iterable[tuple[str, MappingEntry]]:
    entries = node.get(key)
    return entries.entries.items() if entries else ()


def _entries(node: Node, key: str) -> Iterator[Node]:
    yield from (entry.value for _, entry in _named(node, key))


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
    variables: Variables,
) -> Iterator[Problem]:
    """Adds the figures that a formula names to ``used``. It need fit only one of the layouts of its tables."""
    for expression in _with_values(node.text, variables):
        parts: tuple[Formula | FormulaComparison, ...] | None = None
        fault: ExpressionError | None = None
        for each in axes:
            try:
                parts = tuple(compile_(expression, each))
                break
            except ExpressionError as error:
                fault = fault or error
        if parts is None:
            if fault:
                position = fault.position if expression == node.text else 0
                yield node.problem(BAD_EQUATION.fill(error=fault.message), position)
            return
        sides = [
            side
            for part in parts
            for side in ((part.left, part.right) if isinstance(part, FormulaComparison) else (part,))
        ]
        for name in dict.fromkeys(name for side in sides for name, _ in side.figures):
            used.add(name)
            if name not in figures:
                hint = did_you_mean(name, figures)
                yield node.problem(messages.NARRATIVE_FIGURE.fill(name=name, hint=hint))


def _with_values(expression: str, variables: Variables) -> Iterator[str]:
    """A formula with each combination of values for its variables."""
    given = {name: values for name, values in variables.items() if f"{{{name}}}" in expression}
    for values in product(*given.values()):
        yield with_values(expression, dict(zip(given, values, strict=True)))


def _pattern(node: Node, group: str | None = None, words: Words | None = None) -> Iterator[Problem]:
    if not isinstance(node.value, str):
        return
    try:
        pattern = checked(expanded(node.value, words_of(_SOME_YEAR) if words is None else words))
    except regex.error as error:
        yield node.problem(BAD_PATTERN.fill(error=str(error).partition(" at position")[0]))
        return
    if group and group not in pattern.groupindex:
        shown = plain("{any_year}" if group == "any_year" else f"(?P<{group}>…)")
        yield node.problem(messages.NARRATIVE_GROUP.fill(name=shown))
    if unmatchable := unmatchable_letters(node.value):
        yield node.problem(unmatchable.message, unmatchable.position)


def _items(node: Node | None, key: str) -> tuple[Node, ...]:
    """The items of a list; a text alone is one."""
    found = node.get(key) if node else None
    if found is None:
        return ()
    return (found,) if isinstance(found.value, str) else found.items
