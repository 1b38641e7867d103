"""The check kind ``tables``."""

from gouji.checks.kind import Kind
from gouji.checks.tables.rule import TablesRule

KIND = Kind(TablesRule, check="gouji.checks.tables.check", validation="gouji.checks.tables.validation")
