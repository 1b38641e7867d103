"""What a rule of the kind ``tables`` may say."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from gouji.schema.rule import Rule


class TablesRule(Rule, frozen=True, kw_only=True, tag="tables"):
    """Tables and their cells against the form. ``tables`` narrows the rule to some tables."""

    finds: Literal[
        "missing-table",
        "picture",
        "missing-row",
        "missing-column",
        "outdated-layout",
        "blank",
        "placeholder",
        "unreadable",
        "remark",
        "negative",
        "fraction",
        "decimals",
        "doubtful",
    ]
    tables: tuple[str, ...] = ()
    decimals: Annotated[int, msgspec.Meta(ge=0)] | None = None
