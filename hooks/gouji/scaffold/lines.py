"""Rows and columns as trees of labels."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.scaffold.draft import DraftLine
from gouji.scaffold.grid import Path
from gouji.scaffold.ids import ids
from gouji.scaffold.kinds import is_figure


def lines(paths: Sequence[tuple[int, Path]], fallback: str, depth: int = 0) -> tuple[DraftLine, ...] | None:
    """Rows or columns as a tree, those that share a label a group; None where labels are lacking or equal."""
    groups: list[list[tuple[int, Path]]] = []
    for index, path in paths:
        if len(path) <= depth:
            return None
        last = groups[-1][-1][1] if groups else []
        if len(path) > depth + 1 and len(last) > depth + 1 and last[depth] == path[depth]:
            groups[-1].append((index, path))
        else:
            groups.append([(index, path)])
    labels = [group[0][1][depth][0] for group in groups]
    if not labels or len(set(labels)) < len(labels) or any(map(is_figure, labels)):
        return None
    found = []
    for name, label, group in zip(ids(labels, fallback), labels, groups, strict=True):
        index, path = group[0]
        inner = lines(group, fallback, depth + 1) if len(path) > depth + 1 else ()
        if inner is None:
            return None
        found.append(DraftLine(name, label, -1 if inner else index, inner))
    return tuple(found)
