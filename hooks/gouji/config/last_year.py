"""``last_year:`` of ``.gouji.yaml``: patterns of paths of last year's report, with fields for what differs by report.

- ``{year}`` is the year of last year's report, ``{unit}`` who writes it, as its title says.
- ``{name}`` is the name of this year's file, ``{stem}`` that without its suffix; this year's number in them is last
  year's in the pattern.

All else is as in :mod:`gouji.config.globs`: ``*``, ``?``, ``[a-z]``, and ``**`` for any number of folders.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from glob import escape
from pathlib import Path, PurePath
from unicodedata import normalize

from msgspec import Struct

from gouji.config.globs import compile_globs
from gouji.text.lazy import lazy_re

FIELDS = ("year", "unit", "name", "stem")
_FIELD = lazy_re(r"\{([^{}]*)\}|[{}]")
_WILD = lazy_re(r"[*?\[]")
_MOST = 1000
"""Files that a pattern is let take in."""


def unknown_fields(pattern: str) -> Iterator[tuple[str, int]]:
    """What stands in braces and means nothing, and where; a brace by itself is one, too."""
    for match in _FIELD.finditer(pattern):
        if match[1] not in FIELDS:
            yield match[0], match.start()


def verify(pattern: str) -> None:
    """Checks all but the fields of a pattern.

    Raises:
        GlobError: it means nothing, or leads out of the folder.
    """
    compile_globs([_FIELD.sub("x", pattern)])


def is_particular(pattern: str) -> bool:
    """Whether a pattern is about the report of one unit, so that this may have another name by now."""
    return any(f"{{{field}}}" in pattern for field in FIELDS if field != "year")


def filled(pattern: str, year: int, unit: str, path: str) -> str | None:
    """The pattern for last year's report of one on ``year``, which lies at ``path``; None where it needs a unit."""
    name = PurePath(path).name
    past = name.replace(str(year), str(year - 1))
    values = {"year": str(year - 1), "unit": unit, "name": past, "stem": PurePath(past).stem}
    if not unit and "{unit}" in pattern:
        return None
    return _FIELD.sub(lambda match: escape(values[match[1]]), pattern)


class Folders(Struct, frozen=True, dict=True):
    """What lies below a folder, each folder of it looked at once."""

    root: Path

    def matches(self, pattern: str) -> Sequence[str]:
        """The files that a pattern without fields takes in, in order, so many at most."""
        components = [part for part in normalize("NFC", pattern.strip()).split("/") if part not in ("", ".")]
        found: dict[str, None] = {}
        for path in self._below(str(self.root), components):
            found[path] = None
            if len(found) >= _MOST:
                break
        return sorted(found)

    def _below(self, folder: str, components: Sequence[str]) -> Iterator[str]:
        first, *rest = components
        if first == "**":
            yield from self._below(folder, rest or ["*"])
            for name in self._names(folder).get(True, ()):
                if not name.startswith("."):
                    yield from self._below(f"{folder}/{name}", components)
            return
        is_folder = bool(rest)
        for name in self._fitting(self._names(folder).get(is_folder, ()), first):
            path = f"{folder}/{name}"
            if is_folder:
                yield from self._below(path, rest)
            else:
                yield path

    @staticmethod
    def _fitting(names: Sequence[str], pattern: str) -> Iterator[str]:
        """Of names in order, those that fit: all of them begin as the pattern does."""
        wild = _WILD.search(pattern)
        start = pattern[: wild.start()] if wild else pattern
        for index in range(bisect_left(names, start), len(names)):
            if not names[index].startswith(start):
                return
            is_hidden = names[index].startswith(".") and not pattern.startswith(".")
            if not is_hidden and fnmatchcase(normalize("NFC", names[index]), pattern):
                yield names[index]

    def _names(self, folder: str) -> dict[bool, list[str]]:
        """The names in a folder in order, by whether they are folders; none where it can't be read."""
        if folder not in self._known:
            found: dict[bool, list[str]] = {True: [], False: []}
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        found[entry.is_dir()].append(entry.name)
            except OSError:
                pass
            self._known[folder] = {key: sorted(names) for key, names in found.items()}
        return self._known[folder]

    @cached_property
    def _known(self) -> dict[str, dict[bool, list[str]]]:
        return {}
