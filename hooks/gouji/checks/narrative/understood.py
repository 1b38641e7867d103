"""What was understood of every figure of the running text: for who writes rules, and who wonders at a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from gouji.checks.context import Context
from gouji.checks.narrative.cells import Tables
from gouji.checks.narrative.check import read_text
from gouji.checks.narrative.matcher import Matcher
from gouji.checks.narrative.mentions import FigurePlace, Mention
from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.reading import Assertion
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.scope import ScopedParagraph
from gouji.checks.narrative.tokens import Token, is_break
from gouji.forms.report import Report
from gouji.messages.message import Message
from gouji.text.source import Place


class FigureReading(Struct, frozen=True):
    """What a figure means by a rule: the ``label`` of its cells and what these hold, if it stands for cells at all."""

    rule: str
    label: Message | None = None
    value: Fraction | None = None


class TextFigure(Struct, frozen=True):
    """A figure of the text: ``text`` with its measure word, ``amount`` None where it is no exact count.

    ``clause`` are the words around it. Where no rule compares it, ``scopes`` tell of each topic why its clause is left
    out: topic and key of :class:`~gouji.schema.words.Topic`.
    """

    text: str
    amount: Fraction | None
    clause: str
    section: str | None
    place: Place | None
    readings: tuple[FigureReading, ...]
    scopes: tuple[tuple[str, str], ...]


def text_figures(report: Report, rules: Sequence[NarrativeRule], context: Context) -> Iterator[TextFigure]:
    """Every figure of the sections of a report, in order.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    read = read_text(report, rules, context)
    text, reader = read.text, read.reader
    figured = [rule for rule in rules if rule.finds == "figures"]
    readings = _readings(figured, text, Matcher(Tables(report, context), reader))
    scopes = {rule.topic: _Scoped(reader.passages(rule, text)) for rule in figured if rule.topic}
    for section, _, folded in text:
        mentions = reader.mentions(folded.value).tokens if section else ()
        for index, token in enumerate(mentions):
            if token.kind == "quantity":
                found = tuple(readings.get((id(folded.text), token.start), ()))
                left_out = ((topic, scoped.reason(folded, token)) for topic, scoped in scopes.items())
                yield TextFigure(
                    token.text,
                    token.amount.value if token.amount else None,
                    folded.original(*_clause(mentions, index)),
                    section.form.id if section else None,
                    report.source_place(folded.span(token.start, token.end)),
                    found,
                    () if found else tuple((topic, reason) for topic, reason in left_out if reason),
                )


class _Scoped(Struct, frozen=True):
    """What one topic reads of a report."""

    passages: Sequence[ScopedParagraph]

    def reason(self, folded: NormalizedLine, token: Token) -> str | None:
        """The key of the topic by which a figure is left out, None where it is read."""
        passage = next((each for each in self.passages if each.line.text is folded.text), None)
        if passage is None:
            return "about"
        return next((reason for start, end, reason in passage.hidden if start <= token.start < end), None)


def _readings(
    rules: Sequence[NarrativeRule], text: Lines, matcher: Matcher
) -> Mapping[FigurePlace, list[FigureReading]]:
    found: dict[FigurePlace, list[FigureReading]] = {}
    for rule in rules:
        for assertion in matcher.reader.assertions(rule, text):
            for place, reading in _of_assertion(rule, assertion, matcher.tables):
                if reading not in found.setdefault(place, []):
                    found[place].append(reading)
    return found


def _of_assertion(
    rule: NarrativeRule, assertion: Assertion, tables: Tables
) -> Iterator[tuple[FigurePlace, FigureReading]]:
    mention = assertion.mention
    for name, bounds in mention.bounds.items():
        formulas = mention.phrase.equals.get(name, ()) if name in assertion.names else ()
        readings = [_of_formula(rule, each, mention, tables) for each in formulas] or [FigureReading(rule.id)]
        if name in assertion.names or mention.phrase.holds or name not in mention.phrase.equals:
            yield from ((mention.place(at), reading) for at in bounds for reading in readings)


def _of_formula(rule: NarrativeRule, expression: str, mention: Mention, tables: Tables) -> FigureReading:
    compiled = tables.formulas.sum(expression)
    if compiled is None:
        return FigureReading(rule.id)
    return FigureReading(rule.id, tables.where(compiled).label, tables.value(compiled, mention.figures))


def _clause(mentions: tuple[Token, ...], index: int) -> tuple[int, int]:
    start = end = index
    while start > 0 and not is_break(mentions[start - 1]):
        start -= 1
    while end + 1 < len(mentions) and not is_break(mentions[end + 1]):
        end += 1
    return mentions[start].start, mentions[end].end
