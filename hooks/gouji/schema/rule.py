"""What every rule has, whatever its check kind."""

from __future__ import annotations

from gouji.findings.model import Severity
from gouji.messages.message import Message
from gouji.schema.base import Id, StrictStruct
from gouji.schema.case import Tests


class Rule(StrictStruct, frozen=True, kw_only=True, tag_field="check"):
    """What every rule has.

    ``message`` may name values in braces; which ones, the check kind documents. ``why`` and ``basis`` are shown by
    ``gouji explain``; ``example`` is a faulty passage and ``counter_example`` the same without fault. ``tests`` are
    run by ``gouji test``. ``when`` is a relation between cells, whose names begin with their table, under which the
    rule applies: ``sum(loans.**) = 0``. What is blank, and what stands in a table that is not there, is 0 in it.
    """

    id: Id
    message: Message
    why: Message
    severity: Severity = "error"
    basis: str | None = None
    when: str | None = None
    example: str | None = None
    counter_example: str | None = None
    tests: Tests = Tests()

    @property
    def check(self) -> str:
        """The check kind."""
        return str(self.__struct_config__.tag)

    @property
    def message_fields(self) -> tuple[str, ...]:
        """What ``message`` may name in braces: the values that the check fills in."""
        return ()

    @property
    def about_sections(self) -> tuple[str, ...]:
        """The ids of the sections that the rule names."""
        return ()

    @property
    def about_tables(self) -> tuple[str, ...]:
        """The ids of the tables that the rule names."""
        return ()

    @property
    def assertions(self) -> tuple[str, ...]:
        """What the rule asserts, for ``gouji explain`` and the docs: a line each."""
        return ()
