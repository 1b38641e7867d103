"""How files are checked: what is asked for, and ``.gouji.yaml``, brought together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from gouji import readers
from gouji.config.discovery import chosen, nearest
from gouji.config.settings import Config
from gouji.findings.model import Severity, Where
from gouji.linter import builtin_rules, messages, recall
from gouji.linter.policy import Policy, SuppressionEntry
from gouji.linter.results import FileResult
from gouji.linter.selection import (
    ALL,
    Selection,
    at_severity,
    fits,
    lowered,
    lowered_of_ours,
    suggested,
    unmatched,
    with_severities,
)
from gouji.linter.task import Task
from gouji.messages.errors import ConfigError, Problem, in_order
from gouji.messages.message import plain
from gouji.packs.library import Library, built_in, packs_in
from gouji.packs.messages import NO_PACKS_HERE
from gouji.packs.shelf import Shelf, Shelved
from gouji.system.discovery import FoundFile, is_owner_file
from gouji.system.files import relative

if TYPE_CHECKING:
    from gouji.packs.contents import Pack

_NONE = Shelf(())


class Request(Struct, frozen=True):
    """What is asked for, beside configurations. ``pack`` applies to every file, whatever it looks like.

    ``config`` is a file that takes the place of every ``.gouji.yaml``, its paths leading from the current folder; with
    ``isolated`` there is none at all. ``inline``: whether comments in documents suppress anything. ``cached``: whether
    the cache is used; ``today`` decides which suppressions have ended. ``excerpts``: whether results have what is
    shown of documents that are drawn. ``records``: whether they have what other reports are compared with, even where
    the run compares none.
    """

    pack: str | None = None
    selection: Selection = ALL
    config: Path | None = None
    isolated: bool = False
    inline: bool = True
    cached: bool = True
    today: date = field(default_factory=date.today)
    excerpts: bool = False
    records: bool = False

    def config_of(self, folder: PurePath) -> Config:
        """The configuration of the files in a folder.

        Raises:
            ConfigError: something is wrong with it.
        """
        if self.config:
            return chosen(self.config, cached=self.cached)
        return Config(Path.cwd()) if self.isolated else nearest(folder, cached=self.cached)


class Plan(Struct, frozen=True, dict=True):
    """How the files below one configuration are to be checked."""

    config: Config
    request: Request

    @cached_property
    def library(self) -> Library:
        """The packs that are available.

        Raises:
            ConfigError: the configuration names folders without packs, or packs that do not exist.
        """
        for index, folder in enumerate(self.config.packs):
            if not packs_in(folder):
                message = NO_PACKS_HERE.fill(folder=folder.name)
                raise ConfigError(self.config.problem(message, "packs", index))
        library = Library(self.config.packs, self.request.cached)
        self.config.verify_packs(library.names())
        return library

    @cached_property
    def selection(self) -> Selection:
        """What the request selects takes the place of what the file selects; both may ignore."""
        asked, settings = self.request.selection, self.config.settings
        return Selection(asked.select or settings.select, (*asked.ignore, *settings.ignored))

    @cached_property
    def packs(self) -> Shelf:
        """All packs; those for the latest years first, as most files are recent."""
        return Shelf(sorted(map(self._shelved, self.library.names()), key=_first_year, reverse=True))

    def task(self, file: FoundFile, data: bytes | None = None, *, compared: bool = False) -> Task | FileResult | None:
        """What is to be done with a file; a result where that is nothing, None where that need not be reported.

        ``data`` are its bytes where they are not to be read from disk. ``compared``: whether other reports are compared
        with it, whatever the request says.
        """
        if self.config.excludes(file.path):
            return self._excluded(file.path) if file.named else None
        if is_owner_file(file.path):
            return FileResult(file.path, "skipped", reason=messages.OWNER_FILE)
        policy = self.policy(file.path)
        policy = replace(policy, records=True) if compared and not policy.records else policy
        pinned = self.request.pack or self.config.pinned(file.path)
        if pinned:
            rivals = _NONE if self.request.pack else self._shipped
            return self._task(file, self._pinned(pinned), rivals, policy, data, pinned=True)
        suffix = PurePath(file.path).suffix
        if suffix.lower() not in readers.SUFFIXES:
            from gouji.linter.unjudged import unreadable_file  # noqa: PLC0415 - with it the whole engine

            return unreadable_file(file.path, messages.NO_READER.fill(suffix=suffix or file.path))
        return self._task(file, self.packs, self._rivals, policy, data)

    def _task(
        self, file: FoundFile, packs: Shelf, rivals: Shelf, policy: Policy, data: bytes | None, *, pinned: bool = False
    ) -> Task:
        decisive = (id(packs), id(rivals), policy.entries, policy.records)  # the rest is the same for all files
        if decisive not in self._bases:
            severities = list(self.config.settings.severity.items())
            keys, others = ([each.key for each in shelf.shelved] for shelf in (packs, rivals))
            self._bases[decisive] = recall.basis(keys, others, policy, severities, pinned, lasts=self.request.cached)
        basis = self._bases[decisive]
        return Task(file.path, packs, pinned, policy, data, rivals, file.folder, basis, self.request.cached)

    @cached_property
    def _bases(self) -> dict[tuple[int, int, tuple[SuppressionEntry, ...], bool], str]:
        return {}

    def _pinned(self, name: str) -> Shelf:
        """The pack on a shelf of its own, one for all files."""
        return self._alone.setdefault(name, Shelf([self._shelved(name)]))

    @cached_property
    def _alone(self) -> dict[str, Shelf]:
        return {}

    def _excluded(self, path: str) -> FileResult:
        reason = messages.EXCLUDED.fill(path=relative(self.config.path or ""))
        return FileResult(path, "skipped", reason=reason, excluded=True)

    def policy(self, file: str) -> Policy:
        """What is suppressed in a file."""
        entries = tuple(
            SuppressionEntry(number, item.rule, Where(item.section, item.table, item.row, item.column))
            for number, item in self.config.settings.suppressions
            if self.config.suppresses(number, file) and not item.ended(self.request.today)
        )
        return replace(self._policy, entries=entries)

    @cached_property
    def _policy(self) -> Policy:
        """What all files have in common."""
        asked = self.config.settings.severity
        return Policy(
            selection=self.selection,
            asked=self.request.selection,
            inline=self.request.inline,
            excerpts=self.request.excerpts,
            records=self.request.records,
            lowered=self._lowered,
            silenced=frozenset(
                rule
                for rule in builtin_rules.SEVERITIES
                if fits(self.config.settings.ignored, rule, builtin_rules.CHECK)
                and not fits(self.request.selection.ignore, rule, builtin_rules.CHECK)
            ),
            severities={
                rule: at_severity(rule, builtin_rules.CHECK, asked, severity)
                for rule, severity in builtin_rules.SEVERITIES.items()
                if not fits(self.selection.ignore, rule, builtin_rules.CHECK)
            },
        )

    @cached_property
    def unselected(self) -> frozenset[tuple[str, str]]:
        """Rules (id, check kind) of which no findings are reported."""
        rules = {(rule.id, rule.check) for pack in self.known for rule in pack.rules}
        return frozenset(rule for rule in rules if not self.selection.keeps(*rule))

    @cached_property
    def known(self) -> tuple[Pack, ...]:
        """All packs as they are, with the one that is asked for, wherever it lies."""
        names = {*self.library.names(), *([self.request.pack] if self.request.pack else [])}
        return tuple(map(self.library.get, sorted(names)))

    @cached_property
    def _shipped(self) -> Shelf:
        """The packs that would be there without the configuration."""
        names = {folder.name for folder in built_in()}
        return Shelf(each for each in self.packs.shelved if each.info.id in names)

    @cached_property
    def _rivals(self) -> Shelf:
        """The same, but none where the configuration adds none to them."""
        return self._shipped if len(self._shipped) < len(self.packs) else _NONE

    @cached_property
    def _lowered(self) -> dict[tuple[str, str], Severity]:
        """The own severities of rules (pack, id) that the configuration lowers."""
        asked = self.config.settings.severity
        if not asked:
            return {}
        rules = {(pack.info.id, rule): severity for pack in self.known for rule, severity in lowered(pack, asked)}
        return rules | {("", rule): severity for rule, severity in lowered_of_ours(asked)}

    def source(self, *keys: str | int) -> tuple[str, int | None]:
        """The file of the configuration, and the line of what stands under the keys."""
        problem = self.config.problem(plain(""), *keys)
        return problem.path, problem.line

    def verify(self) -> None:
        """Checks that what the configuration names is there: in every pattern of rules, and in suppressions.

        Raises:
            ConfigError: something is not, so it is misspelt, and would silently have no effect; all of it.
        """
        if problems := in_order(self._problems()):
            raise ConfigError(*problems)

    def _problems(self) -> Iterator[Problem]:
        for pattern, keys in self.config.settings.patterns:
            for name in unmatched([pattern], self.known):
                message = messages.UNKNOWN_PATTERN.fill(name=name, hint=suggested(name, self.known))
                yield self.config.problem(message, *keys)
        for index, entry in self.config.settings.suppressions:
            from gouji.linter.suppression_places import unknown_places  # noqa: PLC0415 - it looks into forms

            for key, message in unknown_places(entry, self.known):
                yield self.config.problem(message, "ignore", index, key)

    def _pack(self, name: str) -> Pack:
        return self._shelved(name).pack

    def _shelved(self, name: str) -> Shelved:
        if name not in self._taken:
            found = self.library.shelved(name)
            self._taken[name] = Shelved(
                found.info, lambda: with_severities(found.pack, self.config.settings.severity), found.key
            )
        return self._taken[name]

    @cached_property
    def _taken(self) -> dict[str, Shelved]:
        return {}


def _first_year(shelved: Shelved) -> int:
    return (shelved.info.claims and shelved.info.claims.years.first) or 0
