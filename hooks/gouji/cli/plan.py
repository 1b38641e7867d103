"""How the files of a run are to be checked: command line and ``.gouji.yaml`` brought together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePath

from gouji import built_in, catalogue, config, readers
from gouji.config import Config
from gouji.discovery import Found
from gouji.errors import ConfigError, Problem, UsageError
from gouji.findings import Where
from gouji.linter import Task
from gouji.packs.library import Library
from gouji.packs.schema import Pack
from gouji.results import FileResult
from gouji.selection import Selection, at_severity, fits, kind, narrow, unmatched
from gouji.suppressions import Entry, Policy


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for. ``pack`` applies to every file, whatever it looks like."""

    pack: str | None
    selection: Selection
    cached: bool
    today: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Plan:
    """How the files below one configuration are to be checked."""

    config: Config
    request: Request

    @cached_property
    def library(self) -> Library:
        """The packs at hand.

        Raises:
            ConfigError: the configuration names packs or rules that do not exist.
        """
        library = Library(self.config.packs, self.request.cached)
        self.config.verify_packs(library.names())
        return library

    @cached_property
    def selection(self) -> Selection:
        """What the command line selects takes the place of what the file selects; both may ignore."""
        asked, settings = self.request.selection, self.config.settings
        return Selection(asked.select or settings.select, (*asked.ignore, *settings.ignored))

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """All packs, with the rules that are selected; those for the latest years first, as most files are recent."""
        return tuple(sorted((self._narrowed(name) for name in self.library.names()), key=_first_year, reverse=True))

    def task(self, file: Found) -> Task | FileResult | None:
        """What is to be done with a file; a result where that is nothing, None where that need not be told."""
        if self.config.excludes(file.path):
            return FileResult(file.path, "skipped", reason=catalogue.EXCLUDED) if file.named else None
        pinned = self.request.pack or self.config.pinned(file.path)
        if pinned:
            return Task(file.path, (self._narrowed(pinned),), pinned=True, policy=self.policy(file.path))
        suffix = PurePath(file.path).suffix
        if suffix.lower() not in readers.SUFFIXES:
            return FileResult(file.path, "skipped", reason=catalogue.NO_READER.fill(suffix=suffix or file.path))
        return Task(file.path, self.packs, policy=self.policy(file.path))

    def policy(self, file: str) -> Policy:
        """What is suppressed in a file."""
        entries = tuple(
            Entry(number, item.rule, Where(item.section, item.table, item.row, item.column))
            for number, item in self.config.settings.suppressions
            if self.config.suppresses(number, file) and not item.ended(self.request.today)
        )
        return replace(self._policy, entries=entries)

    @cached_property
    def _policy(self) -> Policy:
        """What all files have in common."""
        asked = self.config.settings.severity
        return Policy(
            unselected=tuple(sorted(self._unselected())),
            severities={
                rule: at_severity(rule, built_in.CHECK, asked, severity)
                for rule, severity in built_in.SEVERITIES.items()
                if not fits(self.selection.ignore, rule, built_in.CHECK)
            },
        )

    def _unselected(self) -> set[tuple[str, str]]:
        if self.selection == Selection():
            return set()
        names = {*self.library.names(), *([self.request.pack] if self.request.pack else [])}
        rules = {(rule.id, kind(rule)) for name in names for rule in self.library.get(name).rules}
        return {rule for rule in rules if not self.selection.keeps(*rule)}

    def verify(self) -> None:
        """Checks that every pattern matches a rule: one that does not is misspelt, and would silently select nothing.

        Raises:
            UsageError, ConfigError: it does not.
        """
        names = {*self.library.names(), *([self.request.pack] if self.request.pack else [])}
        packs = [self.library.get(name) for name in names]
        asked, settings = self.request.selection, self.config.settings
        for sentence in unmatched((*asked.select, *asked.ignore), packs):
            raise UsageError(sentence)
        suppressed = (item.rule for _, item in settings.suppressions)
        for sentence in unmatched((*settings.select, *settings.ignored, *settings.severity, *suppressed), packs):
            raise ConfigError(Problem(str(self.config.path), sentence))

    def _narrowed(self, name: str) -> Pack:
        return narrow(self.library.get(name), self.selection, self.config.settings.severity)


def plans(files: Iterable[Found], request: Request) -> Iterator[tuple[Found, Plan]]:
    """The plan of every file: that of the configuration nearest to it."""
    by_folder: dict[PurePath, Plan] = {}
    by_config: dict[Path | None, Plan] = {}
    for file in files:
        folder = PurePath(file.path).parent
        if folder not in by_folder:
            plan = Plan(config.nearest(folder, cached=request.cached), request)
            by_folder[folder] = by_config.setdefault(plan.config.path, plan)
        yield file, by_folder[folder]


def shared(arguments: Iterable[str], request: Request) -> Plan:
    """The plan of the folder that all arguments have in common: it speaks for the run as a whole."""
    paths = [Path.cwd() / argument for argument in arguments] or [Path.cwd()]
    try:
        common = Path(os.path.commonpath(paths))
    except ValueError:  # on several drives
        common = Path.cwd()
    return Plan(config.nearest(common if common.is_dir() else common.parent, cached=request.cached), request)


def shown(path: str | Path) -> str:
    """A path as it is written from the current folder, if it lies below that."""
    path = Path(path)
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()


def _first_year(pack: Pack) -> int:
    return (pack.info.claims and pack.info.claims.years.first) or 0
