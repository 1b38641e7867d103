"""What a rule of the kind ``document`` may say."""

from __future__ import annotations

from typing import Literal

from gouji.schema.rule import Rule


class DocumentRule(Rule, frozen=True, kw_only=True, tag="document"):
    """The file as a whole.

    ``citation`` finds a document that names one of ``texts`` (regular expressions), the basis of another form.
    """

    finds: Literal["unreadable", "partial", "note", "other-pack", "citation"]
    texts: tuple[str, ...] = ()
