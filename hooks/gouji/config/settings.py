"""``.gouji.yaml``: what a repository wants of gouji.

Which file applies to a document tells :mod:`gouji.config.discovery`. Files are never merged. Patterns of
paths are those of :mod:`gouji.config.globs`, relative to the file.

.. code-block:: yaml

    language: zh
    packs: [rules/our-city]            # folders of own packs, or folders that hold several
    files:                             # which pack applies where; the last entry that fits decides
      - {paths: [2023/], pack: gia-2021}
    exclude: [drafts/, "*.bak.md"]     # holds for files that are named on the command line, too
    select: [identities, tables]       # rule ids, check kinds, globs over both
    ignore:
      - section-wording*               # a rule whose findings are not reported
      - rule: cell-blank               # findings that are known and left alone
        path: 2023/old.docx            # and section, table, row, column, by their ids; path may be a pattern
        row: carried_in
        reason: 原件遗失
        until: 2026-06-30
    severity: {copied-section: warning}
    fail_on: error
    units: units.yaml                  # who stands below whom; or “folders”
    siblings: store                    # the reports of other units, as gouji corpus wrote them
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from gouji.config import keys, messages
from gouji.config.globs import Globs, compile_globs
from gouji.config.keys import Settings
from gouji.messages.errors import ConfigError, FileError, Problem, in_order, refusal
from gouji.messages.message import Message
from gouji.system import overlay
from gouji.system.cache import Store, digest
from gouji.system.files import below, read
from gouji.yaml.limits import MAX_BYTES

if TYPE_CHECKING:
    from gouji.yaml.nodes import Node

NAME = ".gouji.yaml"
FOLDERS = "folders"
"""The value of ``units`` that stands for the tree of folders."""
_STORE = Store("config")


class Config(Struct, frozen=True, dict=True):
    """The settings that apply below ``root``. ``path`` is the file; None where there is none."""

    root: Path
    path: Path | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def packs(self) -> tuple[Path, ...]:
        """Folders of own packs."""
        return tuple(pack_folder(self.root, folder) for folder in self.settings.packs)

    @property
    def units(self) -> Path | None:
        """The file that says which unit stands below which; None where none does, or the tree of folders."""
        named = self.settings.units
        return None if named is None or named == FOLDERS else pack_folder(self.root, named)

    @property
    def siblings(self) -> Path | None:
        """The store in which copies from other units are looked for; it need not be there."""
        named = self.settings.siblings
        return None if named is None else pack_folder(self.root, named)

    @property
    def by_folders(self) -> bool:
        """Whether the tree of folders says which unit stands below which."""
        return self.settings.units == FOLDERS

    def excludes(self, file: str | os.PathLike[str]) -> bool:
        """Whether a file is not to be checked, even where it is named on the command line."""
        return self.excluded_by(file) is not None

    def excluded_by(self, file: str | os.PathLike[str]) -> int | None:
        """The index in ``exclude`` of the pattern that takes in a file."""
        if not self.settings.exclude:
            return None
        path = self._relative(file)
        return None if path is None else self._excluded.taker(path)

    def pinned(self, file: str | os.PathLike[str]) -> str | None:
        """The id of the pack to which a file is pinned."""
        index = self.pin(file)
        return None if index is None else self.settings.files[index].pack

    def pin(self, file: str | os.PathLike[str]) -> int | None:
        """The index in ``files`` of the entry that pins a file."""
        if not self.settings.files:
            return None
        path = self._relative(file)
        if path is None:
            return None
        return next((index for index, globs in reversed([*enumerate(self._pins)]) if globs.take(path)), None)

    def suppresses(self, number: int, file: str | os.PathLike[str]) -> bool:
        """Whether the suppression with this index in ``ignore`` is about a file."""
        path = self._relative(file)
        globs = self._suppressed[number]
        return path is not None and (globs is None or globs.take(path))

    def idle_exclusions(self, files: Iterable[str]) -> Iterator[int]:
        """The indices in ``exclude`` of patterns that fit none of the files, and name nothing else that is there."""
        for index in self._excluded.idle(self._below(files)):
            pattern = self.settings.exclude[index].strip().removeprefix("!").strip("/")
            if not os.path.exists(self.root / pattern):  # noqa: PTH110 - as in `_upwards`
                yield index

    def idle_pins(self, files: Iterable[str]) -> Iterator[int]:
        """The indices in ``files`` of entries that fit none of the files, and name no other one that is there."""
        paths = self._below(files)
        for index, globs in enumerate(self._pins):
            if len([*globs.idle(paths)]) == len(globs.patterns):
                named = (self.root / pattern.strip("/") for pattern in self.settings.files[index].paths)
                if not any(os.path.isfile(path) for path in named):  # noqa: PTH113 - as in `_upwards`
                    yield index

    def _below(self, files: Iterable[str]) -> list[str]:
        return [path for path in map(self._relative, files) if path is not None]

    def problem(self, message: Message, *keys: str | int) -> Problem:
        """A problem with what stands under the keys."""
        return Problem("", message) if self._node is None else self._node.at(*keys).problem(message)

    def verify_packs(self, known: Collection[str]) -> None:
        """Checks that files are pinned to packs that exist; ``known`` are the ids.

        Raises:
            ConfigError: they are not.
        """
        if all(pin.pack in known for pin in self.settings.files):
            return
        from gouji.messages.suggestions import did_you_mean  # noqa: PLC0415 - needed only for error messages

        for index, pin in enumerate(self.settings.files):
            if pin.pack not in known:
                message = messages.UNKNOWN_PACK.fill(name=pin.pack, hint=did_you_mean(pin.pack, known))
                raise ConfigError(self.problem(message, "files", index, "pack"))

    @cached_property
    def _node(self) -> Node | None:
        """The file, read once more for the places of what stands in it: once, however much is wrong with it."""
        return None if self.path is None else _read(self.path)

    @cached_property
    def _excluded(self) -> Globs:
        return compile_globs(self.settings.exclude)

    @cached_property
    def _pins(self) -> tuple[Globs, ...]:
        return tuple(compile_globs(pin.paths) for pin in self.settings.files)

    @cached_property
    def _suppressed(self) -> dict[int, Globs | None]:
        """The paths of each suppression; None for all."""
        return {
            index: compile_globs([item.path]) if item.path is not None else None
            for index, item in self.settings.suppressions
        }

    def _relative(self, file: str | os.PathLike[str]) -> str | None:
        """The path from the root, with ``/``; None for files that lie elsewhere."""
        inside = below(file, self.root)
        if inside is None:  # unless only where it leads to lies inside
            inside = below(Path(file).resolve(), self.root.resolve())
        return inside


def pack_folder(root: Path, folder: str) -> Path:
    """A folder that is named under ``packs``: ``..`` takes back the name before it, even that of a link.

    So what is verified by its name is what is opened: the system would go up from where the link leads to.
    """
    return Path(os.path.normpath(root / folder))


def load(path: Path, root: Path | None = None, *, cached: bool = True) -> Config:
    """The configuration in a file. Its paths lead from ``root``, by default from the folder of the file.

    Raises:
        ConfigError: it can't be read, or something in it is wrong; all problems.
    """
    root = root or Path(os.path.abspath(path)).parent  # noqa: PTH100 - as in `nearest`
    data = _bytes(path)
    cached = cached and overlay.content(path) is None
    key = digest([*(Path(module).read_bytes() for module in (__file__, keys.__file__)), data])
    settings = _STORE.get(key, Settings) if cached else None
    if settings is None:
        settings = _settings(path, root)
        if cached and data == _bytes(path):
            _STORE.put(key, settings)
    return Config(root, path, settings)


def _settings(path: Path, root: Path) -> Settings:
    from gouji.config.validation import problems  # noqa: PLC0415 - as below
    from gouji.yaml.convert import convert  # noqa: PLC0415 - YAML costs more than all the rest of a cached run

    node = _read(path)
    try:
        settings = convert(node, Settings)
    except FileError as error:
        raise ConfigError(*error.problems) from None
    if found := in_order(problems(node, root)):
        raise ConfigError(*found)
    return settings


def _read(path: Path) -> Node:
    from gouji.yaml import nodes  # noqa: PLC0415 - as above

    try:
        return nodes.read(str(path), _bytes(path))
    except FileError as error:
        raise ConfigError(*error.problems) from None


def _bytes(path: Path) -> bytes:
    held = overlay.content(path)
    if held is not None:
        return held
    try:
        return read(path, MAX_BYTES)
    except OSError as error:
        message = messages.NO_ACCESS.fill(error=refusal(error))
        raise ConfigError(Problem(str(path), message)) from None
