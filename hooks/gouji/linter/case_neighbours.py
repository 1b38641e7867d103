"""The other reports of a test of a rule, and what comparing the specimen with them finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from gouji.checks import kinds
from gouji.checks.neighbours import Children, Neighbours
from gouji.forms.document_titles import report_year
from gouji.linter.binding import Bound, bound_to
from gouji.linter.compared import NOTHING, Compared
from gouji.packs.contents import Pack
from gouji.records.gathered import GatheredSiblings
from gouji.records.making import record_of
from gouji.records.model import Record
from gouji.records.siblings import Member
from gouji.schema.case import Case, Changes
from gouji.schema.form import Form
from gouji.schema.rule import Rule
from gouji.template.document import specimen

LAST_YEAR = "last-year"
"""The path of last year's specimen."""
CHILD = "child-{number}"
"""The path of the specimen of a unit below; they count from 1."""
SIBLING = "sibling-{number}"
"""That of another unit, likewise."""


def compared_with(bound: Bound, rule: Rule, case: Case, form: Form) -> Compared:
    """What a rule finds in a specimen beside the other reports of its case; ``form`` has the specimen's rows.

    Raises:
        ExpressionError: the form has no such cell.
        Unreadable: a document that the case gives can't be read.
        TimeoutError: a pattern takes too long.
    """
    kind, pack = kinds()[rule.check], bound.pack
    comparison = kind.load_comparison()
    if comparison is None or (case.last_year is None and case.children is None and case.siblings is None):
        return NOTHING
    own = record_of(bound.report, pack.info)
    last_year = None
    if case.last_year is not None:
        last_year = _record(_of_the_year_before(case.last_year, case, bound, form), LAST_YEAR, pack, form)
    children = None
    if case.children is not None:
        children = Children(tuple(_records(case.children, CHILD, pack, form)), case.missing)
    siblings = None
    if case.siblings is not None:
        beside = (own, *_records(case.siblings, SIBLING, pack, form))
        siblings = GatheredSiblings(tuple(Member(each, each.path) for each in beside))
    neighbours = Neighbours(pack.info, pack.form, last_year, children, siblings)
    return Compared({kind.name: tuple(comparison(own, (rule,), neighbours))})


def _records(changes: Iterable[Changes], path: str, pack: Pack, form: Form) -> Iterator[Record]:
    for number, each in enumerate(changes, 1):
        yield _record(each, path.format(number=number), pack, form)


def _record(changes: Changes, path: str, pack: Pack, form: Form) -> Record:
    document = specimen(form, pack.info.name.zh, changes, pack.info.language or "zh")
    return record_of(bound_to(msgspec.structs.replace(document, path=path), pack).report, pack.info)


def _of_the_year_before(changes: Changes, case: Case, bound: Bound, form: Form) -> Changes:
    """The changes with the title and the preamble of this year's specimen, where they give none, a year earlier."""
    claims = bound.pack.info.claims
    year = report_year(bound.report, claims) if claims else None
    if year is None or changes.document is not None:
        return changes

    def earlier(text: str) -> str:
        return re.sub(rf"(?<![0-9]){year}(?![0-9])", str(year - 1), text)

    words = form.specimen
    title, preamble = case.title or words.title or bound.pack.info.name.zh, case.preamble or words.preamble
    given = {"title": changes.title or earlier(title), "preamble": changes.preamble or earlier(preamble)}
    return msgspec.structs.replace(changes, **given)
