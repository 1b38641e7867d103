"""``pack.yaml``: what a pack is and which documents it is for."""

from typing import Annotated

import msgspec

from gouji.messages.message import Language, Message
from gouji.schema.base import Id, NotEmpty, StrictStruct


class Years(StrictStruct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """The report years that a pack is made for, both ends included.

    ``first`` is the earliest year. ``last`` is the latest year.
    """

    first: int | None = None
    last: int | None = None

    def cover(self, year: int) -> bool:
        """Whether the pack is made for reports on a year."""
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)


class Claims(StrictStruct, frozen=True, kw_only=True):
    """How a document is recognised. No sign decides alone: a broken title can't hide a report.

    ``title`` are regular expressions for the document's title. ``unless`` are regular expressions for titles of what is
    only about such a document (a notice, a summary). ``year`` is a regular expression with a group that holds the
    report year. ``unit`` is a regular expression with a group ``(?P<unit>…)`` that holds, in a title without white
    space, the name of who writes it; by it and the year, reports find each other. ``years`` are the report years that
    the pack is for.
    """

    title: Annotated[tuple[str, ...], NotEmpty]
    unless: tuple[str, ...] = ()
    year: str | None = None
    unit: str | None = None
    years: Years = Years()


class PackInfo(StrictStruct, frozen=True, kw_only=True):
    """``pack.yaml``: what the pack is and which documents it claims.

    ``id`` is the name of its folder. ``name`` is what people call it. ``version`` is a whole number from 1.
    ``language`` is that of a pack in one language: what it says may then be a text, and is said so in every run.
    ``claims`` is how its documents are recognised. ``extends`` is the id of another pack, of which this one gives only
    what differs. ``basis`` is the law or order behind the pack.
    """

    id: Id
    name: Message
    version: Annotated[int, msgspec.Meta(ge=1)]
    language: Language | None = None
    claims: Claims | None = None
    extends: str | None = None
    basis: str | None = None
