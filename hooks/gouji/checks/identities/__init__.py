"""The check kind ``identities``."""

from gouji.checks.identities.rule import IdentitiesRule
from gouji.checks.kind import Kind

KIND = Kind(
    IdentitiesRule,
    check="gouji.checks.identities.check",
    validation="gouji.checks.identities.validation",
    ahead="gouji.checks.identities.ahead",
)
