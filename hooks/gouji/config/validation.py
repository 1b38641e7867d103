"""Validation of ``.gouji.yaml`` beyond its types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.config import last_year, messages
from gouji.config.globs import GlobError, compile_globs, idle
from gouji.config.settings import FOLDERS, pack_folder
from gouji.messages.errors import Problem
from gouji.messages.suggestions import did_you_mean

if TYPE_CHECKING:
    from gouji.yaml.nodes import Node


def problems(node: Node, root: Path) -> Iterator[Problem]:
    """What is wrong with settings of the right types."""
    entries = [item for item in node.at("ignore").items if item.entries]
    lists = [node.at("exclude").items, *(pin.at("paths").items for pin in node.at("files").items)]
    lists += [(item,) for entry in entries if (item := entry.get("path")) and item.value is not None]
    for patterns in lists:
        yield from _bad_globs(patterns)
    for entry in entries:
        yield from _bad_suppression(entry)
    given = node.get("last_year")
    if given:
        for pattern in given.items or (given,):
            yield from _bad_last_year(pattern)
    packs = node.get("packs")
    for folder in packs.items if packs else ():
        if not pack_folder(root, folder.text).is_dir():
            yield folder.problem(messages.FOLDER_MISSING)
    units = node.get("units")
    if units and units.text != FOLDERS and not pack_folder(root, units.text).is_file():
        yield units.problem(messages.FILE_MISSING)


def _bad_globs(patterns: Sequence[Node]) -> Iterator[Problem]:
    """Patterns that mean nothing; where there are none, those that have no effect."""
    found = []
    for pattern in patterns:
        try:
            compile_globs([pattern.text])
        except GlobError as error:
            found.append(pattern.problem(messages.BAD_GLOB.fill(error=error.message)))
    yield from found
    for index in () if found else idle(pattern.text for pattern in patterns):
        yield patterns[index].problem(messages.BAD_GLOB.fill(error=messages.GLOB_IDLE))


def _bad_last_year(pattern: Node) -> Iterator[Problem]:
    for field, position in last_year.unknown_fields(pattern.text):
        hint = did_you_mean(field.strip("{}"), last_year.FIELDS, {each: f"{{{each}}}" for each in last_year.FIELDS})
        known = ", ".join(f"{{{each}}}" for each in last_year.FIELDS)
        yield pattern.problem(messages.UNKNOWN_FIELD.fill(field=field, known=known, hint=hint), position)
    try:
        last_year.verify(pattern.text)
    except GlobError as error:
        yield pattern.problem(messages.BAD_GLOB.fill(error=error.message))


def _bad_suppression(entry: Node) -> Iterator[Problem]:
    reason, until = entry.get("reason"), entry.get("until")
    if reason and not reason.text.strip():
        yield reason.problem(messages.NEEDS_REASON)
    if until and until.text and not _is_date(until.text):
        yield until.problem(messages.BAD_DATE.fill(found=until.text))


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text  # Python 3.11 reads more than it writes
    except ValueError:
        return False
