"""The check kind ``units``."""

from gouji.checks.kind import Kind
from gouji.checks.units.rule import UnitsRule

KIND = Kind(
    UnitsRule,
    comparison="gouji.checks.units.compare",
    compares_with="children",
    validation="gouji.checks.units.validation",
    ahead="gouji.checks.units.ahead",
)
