"""What the names in an identity mean: the rows or the columns of a table, by id or by label."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
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
        leaves: full ids, in the order of the table: ``outcome.refused.secret``. Dotted prefixes are groups; a leaf may
            be one, too: ``codes.208``, a row with figures of its own that holds ``codes.208.20805``.
        labels: the labels of leaves and groups, by full id. Numbering, brackets, width and white space don't count.
        groups: groups that may be empty.
        silent: leaves with words instead of figures: they are meant only where they are named.
    """

    def __init__(
        self,
        role: Role,
        leaves: Sequence[str],
        labels: Mapping[str, Sequence[str]] | None = None,
        *,
        groups: Sequence[str] = (),
        silent: Collection[str] = frozenset(),
    ) -> None:
        self.role = role
        self.leaves = tuple(leaves)
        self.silent = frozenset(silent)
        self._labels = labels or {}
        self._declared = tuple(groups)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The leaves that hold figures."""
        return tuple(leaf for leaf in self.leaves if leaf not in self.silent)

    @property
    def open(self) -> bool:
        """Whether what it holds depends on the document: there are groups that may be empty."""
        return bool(self._declared)

    def may_differ(self, leaf: str) -> bool:
        """Whether it is in a group of which the document says what is in it."""
        return any(prefix in self._declared for prefix in _prefixes(leaf))

    def folded(self, node: str) -> frozenset[str]:
        """Its labels, as they are compared."""
        return frozenset(filter(None, map(fold_label, self._labels.get(node, ()))))

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        """The direct children of every group."""
        children: dict[str, dict[str, None]] = {group: {} for group in self._declared}
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
    def _own(self) -> frozenset[str]:
        """The nodes that are a row or column themselves."""
        return frozenset(self.leaves)

    @cached_property
    def _labelled(self) -> dict[str, tuple[str, ...]]:
        """Leaves and groups by folded label; several may bear the same."""
        found: dict[str, list[str]] = {}
        for node in dict.fromkeys((*self._groups, *self.leaves)):
            for label in dict.fromkeys(map(fold_label, self._labels.get(node, ()))):
                if label:
                    found.setdefault(label, []).append(node)
        return {label: tuple(nodes) for label, nodes in found.items()}

    def knows(self, path: Path) -> bool:
        """Whether the path names something here."""
        return bool(self._find(path))

    def resolve(self, path: Path) -> tuple[str, ...]:
        """The leaves that a path means, in the order of the table; none in a group that is empty.

        Raises:
            ExpressionError: it means nothing, more than one thing, or a group where its members are meant.
        """
        node = self.node(path)
        if node not in self._groups:
            return (node,)
        if path.reach == ".**":
            return tuple(leaf for leaf in self.figures if leaf.startswith(f"{node}."))
        members = [each for each in self._groups[node] if each not in self.silent] if path.reach else [node]
        for member in members:
            if member not in self._own:
                message = messages.ASSERT_GROUP.fill(name=member, role=ROLES[self.role])
                raise ExpressionError(message, path.position)
        return tuple(members)

    def node(self, path: Path) -> str:
        """The id of the one leaf or group that a path names, whatever its reach.

        Raises:
            ExpressionError: it names nothing, or more than one.
        """
        found = self._find(path)
        if not found:
            raise self._unknown(path)
        if len(found) > 1:
            listed = plain(", ".join(sorted(found)))
            message = messages.ASSERT_AMBIGUOUS_NAME.fill(name=path.dotted, names=listed)
            raise ExpressionError(message, path.position)
        return found[0]

    def groups_within(self, node: str | None = None) -> tuple[str, ...]:
        """The groups that hold something, in the order of the table: all, or those below a node."""
        holding = dict.fromkeys(
            prefix for leaf in self.leaves for prefix in (leaf, *_prefixes(leaf))[::-1] if self._groups.get(prefix)
        )
        return tuple(group for group in holding if node is None or group.startswith(f"{node}."))

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
        nodes = tuple(dict.fromkeys((*self._groups, *self.leaves)))
        written = [label for labels in self._labels.values() for label in labels] + [*nodes]
        ends = {node.rpartition(".")[2].casefold(): node for node in reversed(nodes)}
        return {**ends, **{name.casefold(): name for name in written}}


def _prefixes(leaf: str) -> Iterator[str]:
    """The groups that a leaf is in, the nearest first."""
    while "." in leaf:
        leaf = leaf.rpartition(".")[0]
        yield leaf
