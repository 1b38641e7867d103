"""``.gouji.yaml``: what a repository wants of gouji.

The file that applies to a document is the nearest one upwards; the search ends at the root of the repository. Files are
never merged. Patterns of paths are those of :mod:`gouji.config.globs`, relative to the file.

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
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from gouji.config import messages
from gouji.config.globs import GlobError, Globs, compile_globs, idle
from gouji.findings.model import Severity
from gouji.messages.errors import ConfigError, FileError, Problem, in_order, refusal
from gouji.messages.message import Language, Message
from gouji.schema.base import StrictStruct
from gouji.system.cache import Store, digest
from gouji.system.files import below, read
from gouji.system.links import leads_out, repositories
from gouji.yaml.limits import MAX_BYTES

if TYPE_CHECKING:
    from gouji.yaml.nodes import Node

NAME = ".gouji.yaml"
_MISSPELT = (".gouji.yml", "gouji.yaml", "gouji.yml")
_STORE = Store("config")


class Pin(StrictStruct, frozen=True, kw_only=True):
    """Files to which a pack applies, whatever they look like: patterns of ``paths``, and the id of the ``pack``."""

    paths: tuple[str, ...]
    pack: str


class Suppression(StrictStruct, frozen=True, kw_only=True):
    """Findings to leave alone, and why. What is None takes in all; ``until`` (a date) is the last day.

    ``rule`` is a pattern over rule ids and check kinds; ``section``, ``table``, ``row`` and ``column`` over ids.
    """

    rule: str
    reason: str
    path: str | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    until: str | None = None

    def ended(self, today: date) -> bool:
        """Whether the last day is over."""
        return self.until is not None and date.fromisoformat(self.until) < today


class Settings(StrictStruct, frozen=True, kw_only=True):
    """The keys of ``.gouji.yaml``. What is None or empty leaves the choice to others.

    ``language`` is that of the messages. ``packs`` are folders of own packs, or folders that hold several. ``files``
    say which pack applies where; the last entry that fits decides. ``exclude`` are patterns of paths that are not
    checked, not even where they are named on the command line. ``select`` are patterns over rule ids and check kinds.
    In ``ignore`` a text is such a pattern: findings of those rules are not reported; an entry with keys leaves single
    findings alone. ``severity`` maps patterns as in ``select`` to severities. Findings of the severity ``fail_on`` or
    worse make gouji exit with 1.
    """

    language: Language | None = None
    packs: tuple[str, ...] = ()
    files: tuple[Pin, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str | Suppression, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = None

    @property
    def ignored(self) -> tuple[str, ...]:
        """Patterns of rules whose findings are not reported."""
        return tuple(item for item in self.ignore if isinstance(item, str))

    @property
    def patterns(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """All patterns over rules and check kinds, each with the keys under which it stands."""
        yield from ((pattern, ("select", index)) for index, pattern in enumerate(self.select))
        for index, item in enumerate(self.ignore):
            yield (item, ("ignore", index)) if isinstance(item, str) else (item.rule, ("ignore", index, "rule"))
        yield from ((pattern, ("severity", pattern)) for pattern in self.severity)

    @property
    def suppressions(self) -> tuple[tuple[int, Suppression], ...]:
        """Suppressions, each with its index in ``ignore``."""
        return tuple((index, item) for index, item in enumerate(self.ignore) if isinstance(item, Suppression))


class Config(Struct, frozen=True, dict=True):
    """The settings that apply below ``root``. ``path`` is the file; None where there is none."""

    root: Path
    path: Path | None = None
    settings: Settings = field(default_factory=Settings)

    @property
    def packs(self) -> tuple[Path, ...]:
        """Folders of own packs."""
        return tuple(self.root / folder for folder in self.settings.packs)

    def excludes(self, file: str | os.PathLike[str]) -> bool:
        """Whether a file is not to be checked, even where it is named on the command line."""
        return self.excluded_by(file) is not None

    def excluded_by(self, file: str | os.PathLike[str]) -> int | None:
        """The index in ``exclude`` of the pattern that takes in a file."""
        path = self._relative(file)
        return None if path is None else self._excluded.taker(path)

    def pinned(self, file: str | os.PathLike[str]) -> str | None:
        """The id of the pack to which a file is pinned."""
        index = self.pin(file)
        return None if index is None else self.settings.files[index].pack

    def pin(self, file: str | os.PathLike[str]) -> int | None:
        """The index in ``files`` of the entry that pins a file."""
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
        """A problem with what stands under the keys; the file is read once more for its place."""
        return Problem("", message) if self.path is None else _read(self.path).at(*keys).problem(message)

    def verify_packs(self, known: Collection[str]) -> None:
        """Checks that files are pinned to packs that exist; ``known`` are the ids.

        Raises:
            ConfigError: they are not.
        """
        if self.path is None or all(pin.pack in known for pin in self.settings.files):
            return
        from gouji.messages.suggestions import did_you_mean  # noqa: PLC0415 - needed only for error messages

        for index, pin in enumerate(self.settings.files):
            if pin.pack not in known:
                message = messages.UNKNOWN_PACK.fill(name=pin.pack, hint=did_you_mean(pin.pack, known))
                raise ConfigError(_read(self.path).at("files", index, "pack").problem(message))

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


def chosen(path: Path, *, cached: bool = True) -> Config:
    """The configuration that somebody names for all files, its paths leading from the current folder.

    Its packs may lie anywhere, but no link of a repository may lead to them.

    Raises:
        ConfigError: something is wrong with it.
    """
    config = load(path, Path.cwd(), cached=cached)
    for index, folder in enumerate(config.packs):
        if leads_out(folder, config.root):
            raise ConfigError(config.problem(messages.PACK_OUTSIDE, "packs", index))
    return config


def overruled(config: Config) -> Path | None:
    """The configuration further up in the same repository, which would apply but for this one."""
    if config.path is None or os.path.exists(config.root / ".git"):  # noqa: PTH110 - as below
        return None
    return next((path for path in _upwards(config.root.parent) if path.name == NAME), None)


def nearest(folder: str | os.PathLike[str], *, cached: bool = True) -> Config:
    """The configuration of the files in ``folder``; all defaults where there is none.

    Raises:
        ConfigError: something is wrong with it.
    """
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - the way up is that of the names, links included
    for path in _upwards(start):
        if path.name != NAME:
            raise ConfigError(Problem(str(path), messages.CONFIG_ENDING))
        return _contained(load(path, cached=cached))
    return Config(start)


def _upwards(start: Path) -> Iterator[Path]:
    """Configurations from a folder to the root of the repository, those with a misspelt name as well."""
    for place in (start, *start.parents):
        if os.path.lexists(place / NAME):  # a link that leads nowhere, too: somebody meant it to hold
            yield place / NAME
        for name in _MISSPELT:
            if os.path.isfile(place / name):  # noqa: PTH113 - in a closed folder, Path.is_file raises an error
                yield place / name
        if os.path.exists(place / ".git"):  # noqa: PTH110 - as above
            break


def _contained(config: Config) -> Config:
    """The configuration, if its packs lie in the repository: whoever can push it shall not reach out of that.

    Raises:
        ConfigError: one of them lies elsewhere.
    """
    holders = repositories(config.root / NAME)
    for index, folder in enumerate(config.packs):
        if leads_out(folder, config.root) or (holders and not any(below(folder, holder) for holder in holders)):
            raise ConfigError(config.problem(messages.PACK_OUTSIDE, "packs", index))
    return config


def load(path: Path, root: Path | None = None, *, cached: bool = True) -> Config:
    """The configuration in a file. Its paths lead from ``root``, by default from the folder of the file.

    Raises:
        ConfigError: it can't be read, or something in it is wrong; all problems.
    """
    root = root or Path(os.path.abspath(path)).parent  # noqa: PTH100 - as in `nearest`
    data = _bytes(path)
    key = digest([Path(__file__).read_bytes(), data])
    settings = _STORE.get(key, Settings) if cached else None
    if settings is None:
        settings = _settings(path, root)
        if cached and data == _bytes(path):
            _STORE.put(key, settings)
    return Config(root, path, settings)


def _settings(path: Path, root: Path) -> Settings:
    from gouji.yaml.convert import convert  # noqa: PLC0415 - YAML costs more than all the rest of a cached run

    node = _read(path)
    try:
        settings = convert(node, Settings)
    except FileError as error:
        raise ConfigError(*error.problems) from None
    if found := in_order(_problems(node, root)):
        raise ConfigError(*found)
    return settings


def _problems(node: Node, root: Path) -> Iterator[Problem]:
    """What is wrong with settings of the right types."""
    entries = [item for item in node.at("ignore").items if item.entries]
    lists = [node.at("exclude").items, *(pin.at("paths").items for pin in node.at("files").items)]
    lists += [(item,) for entry in entries if (item := entry.get("path")) and item.value is not None]
    for patterns in lists:
        yield from _bad_globs(patterns)
    for entry in entries:
        yield from _bad_suppression(entry)
    packs = node.get("packs")
    for folder in packs.items if packs else ():
        if not (root / folder.text).is_dir():
            yield folder.problem(messages.FOLDER_MISSING)


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


def _read(path: Path) -> Node:
    from gouji.yaml import nodes  # noqa: PLC0415 - as above

    try:
        return nodes.read(str(path), _bytes(path))
    except FileError as error:
        raise ConfigError(*error.problems) from None


def _bytes(path: Path) -> bytes:
    try:
        return read(path, MAX_BYTES)
    except OSError as error:
        message = messages.NO_ACCESS.fill(error=refusal(error))
        raise ConfigError(Problem(str(path), message)) from None
