"""What every rule has, whatever its check kind."""

from collections.abc import Mapping
from typing import ClassVar

from msgspec import Struct

from gouji.findings.model import Severity
from gouji.messages.message import Message, in_both
from gouji.schema.base import Id, StrictStruct
from gouji.schema.case import Tests


class Finds(Struct, frozen=True):
    """What a word behind ``finds`` means, and what ``message`` may name beside the values of all rules of the kind."""

    meaning: str
    fields: tuple[str, ...] = ()


class Rule(StrictStruct, frozen=True, kw_only=True, tag_field="check"):
    """What every rule has.

    ``id`` is what settings and suppressions name it by. ``check`` is the check kind, on which the other keys depend.
    ``message`` is what a finding says; it may name values in
    braces, which depend on ``finds``. ``why`` tells the reason, as ``gouji explain`` shows it. ``severity`` is how much
    a finding weighs. ``basis`` is the law or order behind the rule. ``example`` is a faulty passage for people; one
    text is for readers of every language. ``counter_example`` is that passage without the fault, written likewise.
    ``tests`` are documents in which the rule finds something, or nothing; ``gouji test`` runs them. ``when`` is a
    relation between cells, whose names begin with their table, under which the rule applies: ``sum(loans.**) = 0``.
    What is blank, and what stands in a table that is not there, is 0 in it.
    """

    meanings: ClassVar[Mapping[str, Finds]] = {}
    """What its ``finds`` may say, where it has that key."""

    id: Id
    message: Message
    why: Message
    severity: Severity = "error"
    basis: str | None = None
    when: str | None = None
    example: Message | str | None = None
    counter_example: Message | str | None = None
    tests: Tests = Tests()

    @property
    def check(self) -> str:
        """The check kind."""
        return str(self.__struct_config__.tag)

    @property
    def examples(self) -> tuple[Message | None, Message | None]:
        """The faulty passage and the one without the fault, in both languages; None where it is not given."""
        faulty, right = self.example, self.counter_example
        return None if faulty is None else in_both(faulty), None if right is None else in_both(right)

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
