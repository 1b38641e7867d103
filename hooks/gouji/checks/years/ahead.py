"""What the build of an installation compiles ahead: the equations between reports of two years."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checks.across_reports import made_ahead
from gouji.checks.years.equations import PLACES
from gouji.checks.years.rule import YearsRule
from gouji.schema.form import Form


def ahead(form: Form, rules: Sequence[YearsRule]) -> dict[str, bytes]:
    """The equations that each rule asserts, where ``equations_of`` finds them."""
    return made_ahead(form, ((rule.asserts, rule.table) for rule in rules if rule.asserts), PLACES)
