"""``pack.yaml``: what a pack is and which documents it is for."""

from __future__ import annotations

from typing import Annotated

import msgspec

from gouji.messages.message import Language, Message
from gouji.schema.base import Id, NotEmpty, StrictStruct


class Years(StrictStruct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """The report years that a pack is made for, both ends included."""

    first: int | None = None
    last: int | None = None


class Claims(StrictStruct, frozen=True, kw_only=True):
    """How a document is recognised. No sign decides alone: a broken title can't hide a report.

    ``title`` are regular expressions for the document's title, ``unless`` ones for titles of what is only about such a
    document (a notice, a summary); ``year`` is one with a group that holds the report year.
    """

    title: Annotated[tuple[str, ...], NotEmpty]
    unless: tuple[str, ...] = ()
    year: str | None = None
    years: Years = Years()


class PackInfo(StrictStruct, frozen=True, kw_only=True):
    """``pack.yaml``: what the pack is and which documents it claims.

    ``language`` is that of a pack in one language: what it says may then be a text, and is said so in every run.
    ``extends`` is the id of another pack, of which this one gives only what differs.
    """

    id: Id
    name: Message
    version: Annotated[int, msgspec.Meta(ge=1)]
    language: Language | None = None
    claims: Claims | None = None
    extends: str | None = None
    basis: str | None = None
