"""The check kind ``document``."""

from gouji.checks.document.rule import DocumentRule
from gouji.checks.kind import Kind

KIND = Kind(DocumentRule, check="gouji.checks.document.check", validation="gouji.checks.document.validation")
