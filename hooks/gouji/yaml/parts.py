"""Parts of a form that are said once: a name in the place of a list of rows or columns stands for that list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from gouji.messages.errors import FileError
from gouji.messages.suggestions import did_you_mean
from gouji.yaml import messages
from gouji.yaml.nodes import MappingEntry, Node

PARTS = "parts"
MOST_ENTRIES = 20_000
"""Rows and columns that parts may stand for altogether: parts of parts multiply."""
MOST_NESTED = 4
"""So many parts may stand in one another."""
_AXES = ("rows", "columns")


def expanded(form: Node, inherited: Mapping[str, MappingEntry]) -> Node:
    """The form with the entries of its parts, or of ``inherited`` ones, where they are named. Errors keep their places.

    Raises:
        FileError: there is no such part, it holds itself, nothing uses it, or all are too many.
    """
    own = form.entries.get(PARTS)
    if own is not None and not isinstance(own.value.value, Mapping):
        raise FileError(own.value.problem(messages.PARTS_NO_MAPPING))
    given = own.value.entries if own else {}
    parts = _Parts({**inherited, **given})
    tables = form.entries.get("tables")
    value = dict(form.entries)
    if tables:
        value["tables"] = MappingEntry(tables.key, parts.within(tables.value, ()))
    for name, part in given.items():
        if name not in parts.used:
            raise FileError(part.key.problem(messages.PART_UNUSED.fill(name=name)))
    return replace(form, value={**value, PARTS: MappingEntry(form, replace(form, value=parts.known))})


class _Parts:
    """The parts by name, and what has been used of them."""

    def __init__(self, known: Mapping[str, MappingEntry]) -> None:
        self.known = known
        self.used: set[str] = set()
        self.left = MOST_ENTRIES

    def within(self, node: Node, chain: tuple[str, ...]) -> Node:
        """A node with the entries of parts in all rows and columns in it; ``chain`` are the parts that it stands in."""
        if isinstance(node.value, tuple):
            return replace(node, value=tuple(self.within(item, chain) for item in node.value))
        if not node.entries:
            return node
        found = {}
        for key, entry in node.entries.items():
            inner = self._axis(entry.value, chain) if key in _AXES else self.within(entry.value, chain)
            found[key] = MappingEntry(entry.key, inner)
        return replace(node, value=found)

    def _axis(self, node: Node, chain: tuple[str, ...]) -> Node:
        if isinstance(node.value, str):
            return replace(node, value=tuple(self._named(node, chain)))
        items = (
            self._named(item, chain) if isinstance(item.value, str) else (self.within(item, chain),)
            for item in node.items
        )
        return replace(node, value=tuple(each for listed in items for each in listed)) if node.items else node

    def _named(self, node: Node, chain: tuple[str, ...]) -> Iterator[Node]:
        name = node.text
        if name not in self.known:
            raise FileError(node.problem(messages.UNKNOWN_PART.fill(name=name, hint=did_you_mean(name, self.known))))
        if name in chain:
            raise FileError(node.problem(messages.PART_OF_ITSELF.fill(chain=" → ".join((*chain, name)))))
        if len(chain) == MOST_NESTED:
            raise FileError(node.problem(messages.YAML_TOO_DEEP.fill(limit=MOST_NESTED)))
        part = self.known[name].value
        if not isinstance(part.value, tuple):
            raise FileError(part.problem(messages.PART_NO_LIST))
        self.used.add(name)
        self.left -= len(part.value)
        if self.left < 0:
            raise FileError(node.problem(messages.PARTS_TOO_MANY.fill(limit=f"{MOST_ENTRIES:,}")))
        yield from self._axis(part, (*chain, name)).items
