"""Patterns of paths, with the meaning that they have in ``.gitignore``.

- ``*`` is any run of characters, ``?`` one character and ``[a-z]`` one of several, none of them a ``/``.
- ``**`` as a whole component is any number of folders: ``**/drafts``, ``2023/**/*.md``.
- A pattern without ``/`` applies at any depth (``*.bak``); one with ``/`` at its start or in its middle is a path from
  the root (``/notes``, ``2023/drafts``).
- A pattern that names a folder takes in everything below it; with a ``/`` at its end it names folders only.
- ``!`` at the start takes back what an earlier pattern took in; the last pattern that fits decides. What lies in a
  folder that is taken in cannot be taken back.

A pattern may come from anybody who can push to a repository; matching takes time in the product of lengths only, which
regular expressions made from patterns (as pathspec's) don't promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from unicodedata import normalize

from msgspec import Struct

from gouji.config import messages
from gouji.messages.message import Message

_WILD = frozenset("*?[")


class GlobError(ValueError):
    """A pattern without meaning; ``message`` is the reason."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class _Glob(Struct, frozen=True):
    components: tuple[str, ...]
    folders_only: bool
    takes: bool

    def fits(self, path: tuple[str, ...], *, is_folder: bool) -> bool:
        return (is_folder or not self.folders_only) and _fits(self.components, path)


class Globs(Struct, frozen=True):
    """Several patterns, in order."""

    patterns: tuple[_Glob, ...]

    def take(self, path: str) -> bool:
        """Whether the patterns take in a file; ``path`` is relative to their root and uses ``/``."""
        return self.taker(path) is not None

    def taker(self, path: str) -> int | None:
        """The index of the pattern that takes in a file."""
        verdicts = (self._last(*each) for each in _ancestry(path))
        return next((index for index in verdicts if index is not None and self.patterns[index].takes), None)

    def idle(self, paths: Iterable[str]) -> Iterator[int]:
        """The indices of patterns that fit none of these files, nor a folder that one lies in."""
        places = {place for path in paths for place in _ancestry(path)}
        for index, glob in enumerate(self.patterns):
            if not any(glob.fits(path, is_folder=is_folder) for path, is_folder in places):
                yield index

    def take_folder(self, components: tuple[str, ...]) -> bool:
        """Whether the patterns take in a folder, or one above it."""
        verdicts = (self._last(components[:depth], is_folder=True) for depth in range(1, len(components) + 1))
        return any(self.patterns[index].takes for index in verdicts if index is not None)

    def _last(self, path: tuple[str, ...], is_folder: bool) -> int | None:  # noqa: FBT001 - one of a pair
        numbered = reversed([*enumerate(self.patterns)])
        return next((index for index, glob in numbered if glob.fits(path, is_folder=is_folder)), None)


def _ancestry(path: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The folders that a file lies in, from the root on, and the file itself; with each, whether it is a folder."""
    components = tuple(normalize("NFC", path).split("/"))
    return ((components[:depth], depth < len(components)) for depth in range(1, len(components) + 1))


def compile_globs(patterns: Iterable[str]) -> Globs:
    """Patterns ready for use.

    Raises:
        GlobError: one of them means nothing.
    """
    return Globs(tuple(_compiled(pattern) for pattern in patterns))


def idle(patterns: Iterable[str]) -> Iterator[int]:
    """Indices of patterns with ``!`` that can take nothing back: nothing was taken in, or a whole folder was.

    Raises:
        GlobError: one of them means nothing.
    """
    before: tuple[_Glob, ...] = ()
    for index, glob in enumerate(map(_compiled, patterns)):
        taken = any(each.takes for each in before)
        if not glob.takes and (not taken or _is_lost(glob, Globs(before))):
            yield index
        before = (*before, glob)


def _is_lost(glob: _Glob, before: Globs) -> bool:
    """Whether a path without wildcards leads into a folder that is taken in."""
    way = glob.components[:-1]
    return not _WILD.intersection("".join(way)) and before.take_folder(way)


def _compiled(pattern: str) -> _Glob:
    stripped = normalize("NFC", pattern.strip())
    body = stripped.removeprefix("!")
    if "\\" in body:
        raise GlobError(messages.GLOB_BACKSLASH)
    components = [part for part in body.split("/") if part not in ("", ".")]
    if not components:
        raise GlobError(messages.GLOB_EMPTY)
    if ".." in components:
        raise GlobError(messages.GLOB_OUTSIDE)
    if "/" not in body.rstrip("/"):
        components.insert(0, "**")
    return _Glob(tuple(_simple(components)), body.endswith("/"), body == stripped)


def _simple(components: Iterable[str]) -> Iterator[str]:
    """Without ``**`` that follow each other."""
    last = ""
    for part in components:
        if part != last or part != "**":
            yield part
        last = part


def _fits(pattern: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Greedy matching that goes back to the last ``**`` only: time grows with the product of the lengths."""
    here = there = 0
    mark: tuple[int, int] | None = None
    while there < len(path):
        if here < len(pattern) and pattern[here] == "**":
            here += 1
            mark = (here, there)
            if here == len(pattern):
                return True
        elif here < len(pattern) and fnmatchcase(path[there], pattern[here]):
            here, there = here + 1, there + 1
        elif mark:
            mark = (mark[0], mark[1] + 1)
            here, there = mark
        else:
            return False
    return here == len(pattern)
