"""Units in YAML: a list of entries."""

from __future__ import annotations

from gouji.messages.errors import FileError, Problem
from gouji.messages.message import Message, plain
from gouji.records.unit_files import messages
from gouji.records.unit_files.entry import Entry
from gouji.records.units import Unit
from gouji.yaml.convert import convert
from gouji.yaml.nodes import Node, read


def entries(path: str, data: bytes) -> list[Entry]:
    """The units of a YAML file, in its order.

    Raises:
        FileError: it is no YAML, or no list of units; all problems.
    """
    top = read(path, data)
    if not isinstance(top.value, tuple):
        raise FileError(top.problem(messages.UNITS_LIST))
    if not top.items:
        raise FileError(top.problem(messages.UNITS_NONE))
    found: list[Entry] = []
    problems: list[Problem] = []
    for node in top.items:
        try:
            found.append(_entry(node, convert(node, Unit)))
        except FileError as error:
            problems += error.problems
    if problems:
        raise FileError(*problems)
    return found


def _entry(node: Node, unit: Unit) -> Entry:
    def problem(key: str, message: Message) -> Problem:
        return node.at(key).problem(message)

    return Entry(unit, node.problem(plain("")).line or 0, problem)
