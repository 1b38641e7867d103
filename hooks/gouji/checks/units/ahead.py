"""What the build of an installation compiles ahead: the equations between reports and those of the units below."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checks.across_reports import made_ahead
from gouji.checks.units.rule import UnitsRule
from gouji.checks.units.sums import CHILDREN
from gouji.schema.form import Form


def ahead(form: Form, rules: Sequence[UnitsRule]) -> dict[str, bytes]:
    """The equations that each rule asserts of each of its tables, where ``equations_of`` finds them."""
    asserted = ((rule.asserts, table) for rule in rules for table in rule.about_tables or (None,))
    return made_ahead(form, asserted, CHILDREN)
