"""What may stand on the sides of a comparison."""

from __future__ import annotations

from gouji.equations import messages
from gouji.equations.ast import AnySide, NoFigure, Reference, Relation, Sum
from gouji.equations.scanner import ExpressionError


def refuse_sides(relation: Relation) -> None:
    """What has no figure, and what is divided, is compared with one cell alone.

    Raises:
        ExpressionError: a side of the relation is such, and the relation is none of one cell.
    """
    first, *others = relation.sides
    for side in relation.sides:
        if isinstance(side, Sum):
            continue
        signs = ("=", "!=") if isinstance(side, NoFigure) else ("=",)
        if others != [side] or relation.comparisons[0] not in signs or not _is_cell(first):
            message = messages.ASSERT_NONE if isinstance(side, NoFigure) else messages.ASSERT_QUOTIENT
            raise ExpressionError(message, side.position)


def _is_cell(side: AnySide) -> bool:
    return (
        isinstance(side, Sum)
        and len(side.terms) == 1
        and side.terms[0].factor == 1
        and isinstance(side.terms[0].atom, Reference)
    )
