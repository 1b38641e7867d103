from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.checks.across_reports import equations_of
from gouji.checks.units import ahead as units_ahead
from gouji.checks.units.rule import UnitsRule
from gouji.checks.units.sums import CHILDREN
from gouji.checks.years import ahead as years_ahead
from gouji.checks.years.equations import PLACES
from gouji.checks.years.rule import YearsRule
from gouji.packs.contents import Pack
from gouji.packs.library import Library, built_in

PACKS = [Library().get(folder.name) for folder in built_in()]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.info.id)
def test_what_the_build_compiles_is_what_a_run_would(pack: Pack) -> None:
    years, units = pack.of_type(YearsRule), pack.of_type(UnitsRule)
    built = replace(pack.form)  # has nothing compiled ahead
    plain = replace(pack.form)
    built.ahead.update({**years_ahead.ahead(plain, years), **units_ahead.ahead(plain, units)})
    asked = [(rule.asserts, rule.table, PLACES) for rule in years if rule.asserts]
    asked += [(rule.asserts, table, CHILDREN) for rule in units for table in rule.about_tables or (None,)]
    for each in asked:
        assert equations_of(built, *each) == equations_of(plain, *each)


def test_what_can_not_be_read_is_compiled() -> None:
    pack = Library().get("gia-2021")
    rule = next(rule for rule in pack.of_type(YearsRule) if rule.asserts)
    broken = replace(pack.form)
    broken.ahead.update(dict.fromkeys(years_ahead.ahead(pack.form, [rule]), b"\xc1"))
    asked = rule.asserts, rule.table, PLACES
    assert equations_of(broken, *asked) == equations_of(pack.form, *asked)
