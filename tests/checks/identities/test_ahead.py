"""What the build compiles ahead is what a run would compile; ``gouji.checks.identities.ahead``."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.checks.identities.ahead import ahead
from gouji.checks.identities.equations import AHEAD, line_equations, pack_equations
from gouji.checks.identities.rule import IdentitiesRule
from gouji.packs.library import Library

LIBRARY = Library()


@pytest.mark.parametrize("name", LIBRARY.names())
def test_equations_are_those_of_a_run(name: str) -> None:
    pack = LIBRARY.get(name)
    rules = pack.of_type(IdentitiesRule)
    plain, prepared = replace(pack.form), replace(pack.form)
    prepared.ahead.update(ahead(prepared, rules))
    layouts = [(table, layout) for table in pack.form.tables for layout in (None, *table.layouts)]
    expected = [pack_equations(plain, table, layout, rules) for table, layout in layouts]
    line_equations.cache_clear()
    assert [pack_equations(prepared, table, layout, rules) for table, layout in layouts] == expected
    misfits = sum(len(each.misfits) for each in expected)
    assert line_equations.cache_info().misses <= misfits  # nothing else was compiled


@pytest.mark.parametrize("made", [b"", b"\xc1", b"\x90"])
def test_what_is_no_equation_is_compiled_anew(made: bytes) -> None:
    pack = LIBRARY.get("gia-2021")
    rules, broken = pack.of_type(IdentitiesRule), replace(pack.form)
    broken.ahead[AHEAD] = made
    for table in pack.form.tables:
        assert pack_equations(broken, table, None, rules) == pack_equations(pack.form, table, None, rules)


def test_a_changed_rule_is_compiled_anew() -> None:
    pack = LIBRARY.get("gia-2021")
    rules, prepared = pack.of_type(IdentitiesRule), replace(pack.form)
    prepared.ahead.update(ahead(prepared, rules))
    rule = next(rule for rule in rules if len(rule.asserts) > 1)
    table = next(table for table in prepared.tables if table.id == rule.table)
    given = (replace(rule, asserts=rule.asserts[:1]),)
    assert pack_equations(prepared, table, None, given) == pack_equations(replace(pack.form), table, None, given)
    assert len(pack_equations(prepared, table, None, given).equations) < len(
        pack_equations(prepared, table, None, (rule,)).equations
    )
