"""The check kind ``duplicates``."""

from gouji.checks.duplicates.rule import DuplicatesRule
from gouji.checks.kind import Kind

KIND = Kind(DuplicatesRule, check="gouji.checks.duplicates.check", validation="gouji.checks.duplicates.validation")
