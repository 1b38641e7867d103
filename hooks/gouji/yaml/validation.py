"""What YAML of several kinds has in common: ids, names that must exist, expressions that must compile."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import regex

from gouji.messages.errors import Problem
from gouji.messages.message import Message, plain
from gouji.messages.suggestions import did_you_mean
from gouji.text.patterns import checked
from gouji.yaml import messages
from gouji.yaml.nodes import Node


def items(node: Node, key: str) -> tuple[Node, ...]:
    """The items of the list under a key; none where there is no such key."""
    found = node.get(key)
    return found.items if found else ()


def repeated(entries: Iterable[Node]) -> Iterator[Problem]:
    """Ids that occur twice among entries."""
    seen: dict[str, Node] = {}
    for entry in entries:
        node = entry.get("id")
        if node is None or not node.text:  # the types have reported that, or will
            continue
        first = seen.setdefault(node.text, node)
        if first is not node:
            earlier = first.problem(plain(""))
            where = {"path": Path(earlier.path).name, "line": str(earlier.line)}
            yield node.problem(messages.ID_TWICE.fill(name=node.text, **where))


def unknown(nodes: Iterable[Node], known: Collection[str], message: Message) -> Iterator[Problem]:
    """Names that are none of the ``known``; ``message`` is filled with ``name`` and ``hint``."""
    for node in nodes:
        if node.value not in known:
            yield node.problem(message.fill(name=node.text, hint=did_you_mean(node.text, known)))


def goes_with(finds: str, node: Node, key: str, wanted: str) -> Iterator[Problem]:
    """A key that rules with ``finds: wanted`` need and no others have."""
    if finds == wanted and key not in node.entries:
        yield node.at("finds").problem(messages.KEY_NEEDED.fill(finds=wanted, key=key))
    yield from only_with(finds, node, key, wanted)


def only_with(finds: str, node: Node, key: str, *wanted: str) -> Iterator[Problem]:
    """A key that only rules with one of ``finds: wanted`` may have."""
    given = node.entries.get(key)
    if finds not in wanted and given:
        yield given.key.problem(messages.KEY_IDLE.fill(finds=" | ".join(wanted), key=key))


def bad_patterns(nodes: Iterable[Node]) -> Iterator[Problem]:
    """Texts that are no regular expressions."""
    for node in nodes:
        yield from bad_pattern(node)


def bad_pattern(node: Node | None) -> Iterator[Problem]:
    """A text that is no regular expression."""
    if node is None or not isinstance(node.value, str):
        return
    try:
        checked(node.value)
    except regex.error as error:
        position: int = getattr(error, "pos", None) or 0
        yield node.problem(messages.BAD_PATTERN.fill(error=str(error).partition(" at position")[0]), position)
