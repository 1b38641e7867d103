"""The check kind ``narrative``."""

from gouji.checks.kind import Kind
from gouji.checks.narrative.rule import NarrativeRule

KIND = Kind(
    NarrativeRule,
    check="gouji.checks.narrative.check",
    validation="gouji.checks.narrative.validation",
    ahead="gouji.checks.narrative.ahead",
)
