"""Equations between this report and last year's: all that a rule finds is one finding, at the most telling cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gouji.checks.across_reports import Tested, equations_of, related_cell, short_label, tested, where_of
from gouji.checks.fault import Fault, Outcomes
from gouji.checks.years import messages
from gouji.checks.years.lacking import untested
from gouji.checks.years.pair import Pair
from gouji.checks.years.rule import YearsRule
from gouji.checks.years.settling import is_wrong
from gouji.equations.ast import PlaceName
from gouji.equations.fixed_point import Number, shown
from gouji.equations.places import NO_PLACES, CellName, Located, Places, located
from gouji.findings.model import Confidence, Part, Related, Suspect
from gouji.localization.diagnosis import Failure
from gouji.messages.message import COMMA, Message, joined, plain
from gouji.records.open_rows import with_rows_of

PLACES: Places = frozenset({"last_year"})
_LAST: PlaceName = "last_year"


class Broken(Struct, frozen=True):
    """An equation that fails, and its cells."""

    tested: Tested
    failure: Failure
    cells: tuple[Located, ...]

    @property
    def subject(self) -> CellName:
        """The cell of this report that it is about: its first."""
        return next(name for place, name in self.cells if place is None)

    @property
    def others(self) -> tuple[CellName, ...]:
        """Its cells of last year's report."""
        return tuple(name for place, name in self.cells if place == _LAST)

    @property
    def solved(self) -> bool:
        """Whether the left side is that one cell, so that the right side is what it would be."""
        equation = self.tested.equation
        left = equation.left
        alone = len(left.terms) == 1 and left.terms[0][1] == 1 and not (left.constant or left.extremes)
        return alone and located(left.terms[0][0])[0] is None and equation.comparison == "="

    @property
    def carried(self) -> bool:
        """Whether a single cell of last year's report must be the same as this one."""
        right = self.tested.equation.right
        alone = len(right.terms) == 1 and right.terms[0][1] == 1 and not (right.constant or right.extremes)
        return self.solved and alone and located(right.terms[0][0])[0] == _LAST


def outcomes(rule: YearsRule, pair: Pair) -> Outcomes:
    """A fault where equations fail, and the cells without which some could not be put to the test."""
    pair = replace(pair, form=with_rows_of(pair.form, pair.own, pair.last))
    numbers = {None: pair.own.number, _LAST: pair.last.number}
    found = list(tested(equations_of(pair.form, rule.asserts, rule.table, PLACES), numbers))
    yield from untested(rule, pair, found)
    broken = [Broken(each, each.failure, tuple(map(located, each.equation.ordered))) for each in found if each.failure]
    if broken:
        yield _fault(rule, pair, broken)


# ---- what fails ----------------------------------------------------------------------------------------------------


def _fault(rule: YearsRule, pair: Pair, broken: Sequence[Broken]) -> Fault:
    """At the cell with the largest difference, of several the last: that is where totals stand."""
    prime = max(reversed(broken), key=lambda each: _size(each.failure.difference))
    cell = pair.own.by_name.get(prime.subject)
    where = where_of(pair.form, prime.subject)
    actual = shown(pair.own.number(prime.subject)) if prime.solved else None
    expected = shown(prime.failure.right) if prime.solved else None
    wrong, confidence = _settled(rule, pair, [each for each in broken if each.carried])
    own_wrong = wrong is messages.YEARS_OWN_WRONG
    message = _sentence(rule, pair, prime, where.label or plain(""))
    if len(broken) > 1:
        message += messages.YEARS_MORE.fill(count=len(broken) - 1)
    if wrong:
        message += wrong.fill(year=pair.year, actual=actual or "", expected=expected or "")
    return Fault(
        rule,
        message,
        where,
        cell.place if cell else None,
        actual=actual,
        expected=expected,
        confidence=confidence,
        suspects=(Suspect(*prime.subject[1:], actual or "", expected),) if own_wrong else (),
        related=tuple(_related(pair, prime, broken)),
        parts=tuple(_part(pair, each, rule) for each in broken),
    )


def _settled(rule: YearsRule, pair: Pair, broken: Sequence[Broken]) -> tuple[Message | None, Confidence]:
    """Which report is wrong, where the sums of one year tell: those of just one hold with the figures of the other."""
    if not (rule.settled_by and broken):
        return None, "ambiguous"
    equations = equations_of(pair.form, rule.settled_by, rule.table, NO_PLACES)
    own_wrong = is_wrong(equations, pair.own, {each.subject: each.failure.right for each in broken})
    last_wrong = is_wrong(equations, pair.last, {each.others[0]: each.failure.left for each in broken})
    if own_wrong == last_wrong:
        return None, "ambiguous"
    return (messages.YEARS_OWN_WRONG if own_wrong else messages.YEARS_LAST_WRONG), "likely"


def _sentence(rule: YearsRule, pair: Pair, prime: Broken, label: Message) -> Message:
    failure = prime.failure
    values: dict[str, Message | str] = {
        "year": pair.year,
        "label": label,
        "actual": shown(pair.own.number(prime.subject)) if prime.solved else "",
        "expected": shown(failure.right) if prime.solved else "",
        "left": shown(failure.left),
        "right": shown(failure.right),
        "difference": shown(_size(failure.difference)),
    }
    table = next(each.name for each in pair.form.tables if each.id == prime.subject[0])
    message = rule.message.fill(table=table, **values)
    if prime.carried:
        return messages.YEARS_CARRIED.fill(**values, other=short_label(pair.form, prime.others[0]), message=message)
    sentence = messages.YEARS_SOLVED if prime.solved else messages.YEARS_SIDES
    return sentence.fill(**values, cells=_cells(pair, prime.others), message=message)


def _cells(pair: Pair, names: Sequence[CellName]) -> Message:
    return joined(
        (
            messages.YEARS_CELL.fill(label=short_label(pair.form, name), value=shown(pair.last.number(name)))
            for name in names
        ),
        COMMA,
    )


def _related(pair: Pair, prime: Broken, broken: Sequence[Broken]) -> Iterator[Related]:
    """The cells of last year's report and the others of this one: those of the telling equation first."""
    ordered = [prime, *(each for each in broken if each is not prime)]
    cells = dict.fromkeys(cell for each in ordered for cell in sorted(each.cells, key=lambda cell: cell[0] is None))
    for place, name in cells:
        if (place, name) != (None, prime.subject):
            own = place is None
            yield related_cell(pair.form, pair.own if own else pair.last, name, own=own)


def _part(pair: Pair, broken: Broken, rule: YearsRule) -> Part:
    written = (
        f"{'' if place is None else f'{place}.'}{'.'.join(name[:2])}@{name[2]}="
        f"{shown((pair.own if place is None else pair.last).number(name))}"
        for place, name in broken.cells
    )
    where = where_of(pair.form, broken.subject)
    return Part(replace(where, label=None), " ".join(written), rule.id)


def _size(number: Number) -> Number:
    return max(number, -number)
