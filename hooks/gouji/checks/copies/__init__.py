"""The check kind ``copies``."""

from gouji.checks.copies.rule import CopiesRule
from gouji.checks.kind import Kind

KIND = Kind(
    CopiesRule,
    comparison="gouji.checks.copies.compare",
    compares_with="siblings",
    validation="gouji.checks.copies.validation",
)
