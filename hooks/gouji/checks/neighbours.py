"""The other reports that one report is compared with, as far as they are at hand."""

from __future__ import annotations

from msgspec import Struct

from gouji.messages.message import Message, plain
from gouji.records.model import Record
from gouji.records.siblings import Siblings
from gouji.schema.form import Form
from gouji.schema.info import PackInfo


class Children(Struct, frozen=True):
    """The reports of the units right below one, for its year; ``missing`` names the units without one.

    ``unread`` tells of files that could not be read, as theirs may be among them; it is added to a sentence.
    """

    records: tuple[Record, ...]
    missing: tuple[str, ...] = ()
    unread: Message = plain("")


class Neighbours(Struct, frozen=True):
    """What is at hand of other reports, and the pack of the report that is compared with them.

    What is None was not found; a rule that needs it is not evaluated, never passed.
    """

    info: PackInfo
    form: Form
    last_year: Record | None = None
    children: Children | None = None
    siblings: Siblings | None = None
