"""What a new document takes over from last year's."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from gouji.document.model import Paragraph
from gouji.equations.equation import Address


class Taken(Struct, frozen=True):
    """What is taken over, by id.

    ``sections`` are the paragraphs of sections: headings and places to fill in. ``rows`` are what names open rows, by
    table and row. ``cells`` are figures, by table; ``to_settle`` is what to fill in because of them, by section.
    """

    sections: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[Address, str]] = field(default_factory=dict)
    to_settle: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Taken()
