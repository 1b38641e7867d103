"""Records of reports of one unit: the specimen of a pack with other figures, words and years."""

from __future__ import annotations

from msgspec.structs import replace

from gouji.checks import kinds
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.neighbours import Neighbours
from gouji.linter.binding import bound_to
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.records.making import record_of
from gouji.records.model import Record
from gouji.schema.case import Changes
from gouji.template.document import specimen

GIA_2021, GIA_2019 = Library().get("gia-2021"), Library().get("gia-2019")


def record(year: int, pack: Pack = GIA_2021, path: str | None = None, **changes: object) -> Record:
    """The record of a report for a year; ``changes`` are as in the tests of rules."""
    title = f"青石县水利局{year}年政府信息公开工作年度报告"
    case = Changes(title=title, **changes)  # type: ignore[arg-type]
    document = replace(specimen(pack.form, pack.info.name.zh, case), path=path or f"{year}.md")
    return record_of(bound_to(document, pack).report, pack.info)


def compared(
    rule: str, own: Record, last: Record | None, pack: Pack = GIA_2021, **changes: object
) -> list[Fault | NotEvaluable]:
    """What a rule of a pack, with other keys, finds in a report beside last year's."""
    found = next(each for each in pack.rules if each.id == rule)
    comparison = kinds()[found.check].load_comparison()
    assert comparison is not None
    rules = (replace(found, **changes),)
    return list(comparison(own, rules, Neighbours(pack.info, pack.form, last)))


def fault(*given: object, **changes: object) -> Fault:
    """The one fault that :func:`compared` finds."""
    (only,) = compared(*given, **changes)  # type: ignore[arg-type]
    assert isinstance(only, Fault)
    return only


def unevaluated(*given: object, **changes: object) -> str:
    """Why :func:`compared` could not apply its rule."""
    (only,) = compared(*given, **changes)  # type: ignore[arg-type]
    assert isinstance(only, NotEvaluable)
    return only.reason.en
