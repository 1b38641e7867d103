"""The check kind ``text``."""

from gouji.checks.kind import Kind
from gouji.checks.text.rule import TextRule

KIND = Kind(TextRule, check="gouji.checks.text.check", validation="gouji.checks.text.validation")
