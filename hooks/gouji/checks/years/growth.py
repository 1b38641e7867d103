"""What the text says of growth, against the figures of this report and of last year's."""

from __future__ import annotations

from gouji.checks.across_reports import related_cell, short_label
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.narrative.records import Misstated, understood
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.years import messages
from gouji.checks.years.pair import Pair
from gouji.checks.years.rule import YearsRule
from gouji.equations.fixed_point import shown
from gouji.findings.model import Where
from gouji.forms.keeping import kept
from gouji.messages.message import COMMA, Message, joined
from gouji.schema.info import PackInfo


def outcomes(rule: YearsRule, pair: Pair, info: PackInfo) -> Outcomes:
    """A fault for each figure of the text that the figures of the two reports contradict."""
    if not pair.own.passages:
        yield NotEvaluable(rule, messages.YEARS_NO_TEXT)
        return
    try:
        found = understood(_as_narrative(rule), pair.form, info, pair.own, pair.last)
    except TimeoutError:
        yield NotEvaluable(rule, TEXT_TOO_SLOW)
        return
    if found.unknown:
        yield NotEvaluable(rule, messages.YEARS_UNKNOWN.fill(count=found.unknown))
    yield from (_fault(rule, pair, each) for each in found.misstated)


@kept(64)
def _as_narrative(rule: YearsRule) -> NarrativeRule:
    """The rule as one that is read in a text: one and the same for all reports."""
    return NarrativeRule(
        id=rule.id,
        message=rule.message,
        why=rule.why,
        finds="figures",
        sections=rule.sections,
        topic=rule.topic,
        phrases=rule.phrases,
    )


def _fault(rule: YearsRule, pair: Pair, misstated: Misstated) -> Fault:
    cells = sorted(misstated.cells, key=lambda cell: cell[0] is None)  # those of last year's report first
    message = rule.message.fill(
        year=pair.year,
        quote=misstated.quote,
        actual=f"{misstated.actual}{misstated.unit}",
        expected=f"{misstated.expected}{misstated.unit}",
        cells=_cells(pair, misstated),
    )
    section = next((each for each in pair.form.all_sections if each.id == misstated.passage.section), None)
    where = Where(section=misstated.passage.section, label=pair.form.title_of(section) if section else None)
    return Fault(
        rule,
        message,
        where,
        misstated.place,
        actual=misstated.actual or None,
        expected=misstated.expected,
        related=tuple(
            related_cell(pair.form, pair.own if place is None else pair.last, name, own=place is None)
            for place, name in cells
        ),
    )


def _cells(pair: Pair, misstated: Misstated) -> Message:
    """The cells that a figure follows from, with what they hold."""
    return joined(
        (
            (messages.YEARS_CELL_HERE if place is None else messages.YEARS_CELL_THERE).fill(
                year=pair.year,
                label=short_label(pair.form, name),
                value=shown((pair.own if place is None else pair.last).number(name)),
            )
            for place, name in misstated.cells
        ),
        COMMA,
    )
