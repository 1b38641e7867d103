"""A report against that of the year before.

Values for messages: ``year`` (that of the other report); of equations also ``table`` and ``label`` (of the cell),
``actual`` and ``expected`` (of that cell; empty where it does not stand alone), ``left``, ``right`` and ``difference``;
of copied narrative ``section`` (its title), ``share`` (per cent that is copied) and ``characters``; of growth
``quote`` (the words of the text), ``actual``, ``expected`` and ``cells`` (those that the figure follows from).
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checks.fault import NotEvaluable, Outcomes
from gouji.checks.neighbours import Neighbours
from gouji.checks.years import messages
from gouji.checks.years.pair import Pair
from gouji.checks.years.rule import YearsRule
from gouji.messages.message import plain
from gouji.records.model import Record


def compare(record: Record, rules: Sequence[YearsRule], neighbours: Neighbours) -> Outcomes:
    """What ``years`` rules find in a report, and those that could not be applied."""
    for rule in rules:
        last = neighbours.last_year
        if last is None:
            yield NotEvaluable(rule, messages.YEARS_NO_LAST_YEAR, "last_year")
        elif last.pack not in {record.pack, neighbours.info.extends, *rule.also}:
            reason = messages.YEARS_OTHER_PACK.fill(path=last.path, pack=plain(last.pack))
            yield NotEvaluable(rule, reason, "last_year")  # one that counts is not at hand
        else:
            yield from _applied(rule, Pair(neighbours.form, record, last), neighbours)


def _applied(rule: YearsRule, pair: Pair, neighbours: Neighbours) -> Outcomes:
    if rule.finds == "equations":
        from gouji.checks.years.equations import outcomes  # noqa: PLC0415 - a rule needs one of them

        return outcomes(rule, pair)
    if rule.finds == "growth":
        from gouji.checks.years.growth import outcomes as grown  # noqa: PLC0415 - as above

        return grown(rule, pair, neighbours.info)
    from gouji.checks.years.copied import outcomes as copied  # noqa: PLC0415 - as above

    return copied(rule, pair, neighbours.siblings)
