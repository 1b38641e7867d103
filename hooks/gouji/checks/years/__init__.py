"""The check kind ``years``."""

from gouji.checks.kind import Kind
from gouji.checks.years.rule import YearsRule

KIND = Kind(
    YearsRule,
    comparison="gouji.checks.years.compare",
    validation="gouji.checks.years.validation",
    ahead="gouji.checks.years.ahead",
)
