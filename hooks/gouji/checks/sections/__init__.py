"""The check kind ``sections``."""

from gouji.checks.kind import Kind
from gouji.checks.sections.rule import SectionsRule

KIND = Kind(SectionsRule, check="gouji.checks.sections.check", validation="gouji.checks.sections.validation")
