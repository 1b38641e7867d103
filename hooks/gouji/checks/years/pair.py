"""The two reports that are compared."""

from __future__ import annotations

from msgspec import Struct

from gouji.checks.years.messages import YEARS_LAST
from gouji.messages.message import Message, plain
from gouji.records.model import Record
from gouji.schema.form import Form


class Pair(Struct, frozen=True):
    """A report, that of the year before, and the form of the first."""

    form: Form
    own: Record
    last: Record

    @property
    def year(self) -> Message:
        """The year of the other report, as sentences name it."""
        year = self.last.year or (self.own.year - 1 if self.own.year else None)
        return YEARS_LAST if year is None else plain(str(year))
