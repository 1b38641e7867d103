"""What the names in an identity mean: the rows or the columns of a table, by id or by label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from gouji.equations import messages
from gouji.equations.ast import NameNode, Path
from gouji.equations.scanner import ExpressionError
from gouji.messages.message import Message, plain
from gouji.messages.suggestions import did_you_mean
from gouji.text.normalize import fold_label

Role = Literal["row", "column"]
ROLES: dict[Role, Message] = {"row": messages.ASSERT_ROW, "column": messages.ASSERT_COLUMN}


class Names:
    """The rows or the columns of a table.

    Args:
        role: which of the two they are.
        leaves: full ids, in the order of the table: ``outcome.refused.secret``. Dotted prefixes are groups.
        labels: the labels of leaves and groups, by full id. Numbering, brackets, width and white space don't count.
    """

    def __init__(self, role: Role, leaves: Sequence[str], labels: Mapping[str, Sequence[str]] | None = None) -> None:
        self.role = role
        self.leaves = tuple(leaves)
        self._labels = labels or {}

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        """The direct children of every group."""
        children: dict[str, dict[str, None]] = {}
        for leaf in self.leaves:
            parts = leaf.split(".")
            for depth in range(1, len(parts)):
                group = children.setdefault(".".join(parts[:depth]), {})
                group[".".join(parts[: depth + 1])] = None
        return {group: tuple(inner) for group, inner in children.items()}

    @cached_property
    def _nodes(self) -> frozenset[str]:
        return frozenset((*self.leaves, *self._groups))

    @cached_property
    def _labelled(self) -> dict[str, tuple[str, ...]]:
        """Leaves and groups by folded label; several may bear the same."""
        found: dict[str, list[str]] = {}
        for node in (*self._groups, *self.leaves):
            for label in dict.fromkeys(map(fold_label, self._labels.get(node, ()))):
                if label:
                    found.setdefault(label, []).append(node)
        return {label: tuple(nodes) for label, nodes in found.items()}

    def knows(self, path: Path) -> bool:
        """Whether the path names something here."""
        return bool(self._find(path))

    def resolve(self, path: Path) -> tuple[str, ...]:
        """The leaves that a path means, in the order of the table.

        Raises:
            ExpressionError: it means nothing, more than one thing, or a group where its members are meant.
        """
        found = self._find(path)
        if not found:
            raise self._unknown(path)
        if len(found) > 1:
            listed = plain(", ".join(sorted(found)))
            message = messages.ASSERT_AMBIGUOUS_NAME.fill(name=path.dotted, names=listed)
            raise ExpressionError(message, path.position)
        node = found[0]
        if path.reach == ".**" or node not in self._groups:
            return self._leaves_of(node)
        members = self._groups[node] if path.reach else (node,)
        for member in members:
            if member in self._groups:
                message = messages.ASSERT_GROUP.fill(name=member, role=ROLES[self.role])
                raise ExpressionError(message, path.position)
        return members

    def _leaves_of(self, node: str) -> tuple[str, ...]:
        if node not in self._groups:
            return (node,)
        return tuple(leaf for leaf in self.leaves if leaf.startswith(f"{node}."))

    def _find(self, path: Path) -> tuple[str, ...]:
        """Ids win over labels; then every component may be an id or a label, and the first may stand anywhere."""
        if path.dotted in self._nodes and not any(name.quoted for name in path.names):
            return (path.dotted,)
        first, *others = path.names
        found = self._matching(first, None)
        for name in others:
            found = [node for parent in found for node in self._matching(name, parent)]
        return tuple(dict.fromkeys(found))

    def _matching(self, name: NameNode, parent: str | None) -> list[str]:
        if parent is not None:
            inner = f"{parent}.{name.text}"
            if not name.quoted and inner in self._nodes:
                return [inner]
        elif not name.quoted and name.text in self._nodes:
            return [name.text]
        labelled = self._labelled.get(fold_label(name.text), ())
        return [node for node in labelled if parent is None or node.rpartition(".")[0] == parent]

    def _unknown(self, path: Path) -> ExpressionError:
        hint = did_you_mean(path.dotted, self._hints, self._hints)
        message = messages.ASSERT_UNKNOWN.fill(role=ROLES[self.role], name=path.dotted, hint=hint)
        return ExpressionError(message, path.position)

    @property
    def _hints(self) -> dict[str, str]:
        """What a person may have meant to write, and how it is written. People remember the end of an id."""
        nodes = (*self._groups, *self.leaves)
        written = [label for labels in self._labels.values() for label in labels] + [*nodes]
        ends = {node.rpartition(".")[2].casefold(): node for node in reversed(nodes)}
        return {**ends, **{name.casefold(): name for name in written}}
