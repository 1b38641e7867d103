"""A whole pack, as it is applied."""

from typing import TYPE_CHECKING, TypeAlias, TypeVar, Union

from gouji.checks import kinds
from gouji.schema.base import StrictStruct
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.rule import Rule

RuleType = TypeVar("RuleType", bound=Rule)

if TYPE_CHECKING:
    AnyRule: TypeAlias = Rule
else:  # what YAML and the cache are read into: the key ``check`` decides which of them
    AnyRule = Union[tuple(kind.rule for kind in kinds().values())]  # noqa: UP007 - of as many as there are


class Pack(StrictStruct, frozen=True, kw_only=True):
    """A whole pack, everything it extends merged in."""

    info: PackInfo
    form: Form
    rules: tuple[AnyRule, ...]

    def rules_of(self, check: str) -> tuple[Rule, ...]:
        """The rules of one check kind, in the order of the pack."""
        return tuple(rule for rule in self.rules if rule.check == check)

    def of_type(self, rule_type: type[RuleType]) -> tuple[RuleType, ...]:
        """The rules of one type, in the order of the pack."""
        return tuple(rule for rule in self.rules if isinstance(rule, rule_type))
