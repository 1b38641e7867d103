"""``gouji config FILE``: the settings in force for a file, each with where it comes from."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from gouji.cli import messages, terminal
from gouji.cli.language import system_language
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser
from gouji.config.keys import Suppression
from gouji.linter import binding
from gouji.linter.messages import NO_SIGNS, UNREADABLE
from gouji.linter.plan import Plan
from gouji.linter.session import Session
from gouji.linter.task import Task
from gouji.messages.errors import refusal
from gouji.messages.message import Language, Message, plain
from gouji.system.discovery import FoundFile
from gouji.system.files import relative
from gouji.text.neutral import one_line
from gouji.text.source import Source, Unreadable

_WIDTH = 9


def configure(parser: CommandParser) -> None:
    """The arguments of the command: those of ``check`` that bear on settings."""
    parser.option("file", help=messages.OPTION_CONFIG_FILE, metavar="FILE")
    settings.config(parser)
    settings.pack(parser)
    settings.rules(parser)
    settings.fail_on(parser)
    settings.cache(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """One line a setting: its key, its value, its origin."""
    session = Session(settings.request(options))
    plan = session.common([options.file])
    session.verify([plan])
    language = options.lang or plan.config.settings.language or language
    for key, value, origin in _SettingsInForce(plan, options, language).lines():
        source = f"  ← {origin.in_language(language)}" if origin else ""
        line = one_line(f"{value.in_language(language)}{source}")
        terminal.write_visible([f"{key:{_WIDTH}} {line}\n"])
    return 0


SettingLine = tuple[str, Message, Message | None]
"""Key as in ``.gouji.yaml``, value, origin."""


class _SettingsInForce(Struct, frozen=True):
    plan: Plan
    options: argparse.Namespace
    language: Language

    def lines(self) -> Iterator[SettingLine]:
        path = self.plan.config.path
        yield "file", plain(self.options.file), None
        yield "config", plain(relative(path)) if path else messages.CONFIG_NONE, None
        yield from self._pack()
        yield from self._own_packs()
        yield self._language()
        yield from self._selection()
        for pattern, severity in self.plan.config.settings.severity.items():
            yield "severity", plain(f"{pattern}: {severity}"), self._origin("severity", pattern)
        yield self._fail_on()
        for index, pattern in enumerate(self.plan.config.settings.last_years):
            yield "last_year", plain(pattern), self._origin("last_year", *([index] if self._is_listed else []))
        if self.plan.config.settings.units:
            yield "units", plain(self.plan.config.settings.units), self._origin("units")
        if self.plan.config.settings.siblings:
            yield "siblings", plain(self.plan.config.settings.siblings), self._origin("siblings")
        for index, pattern in enumerate(self.plan.config.settings.exclude):
            yield "exclude", plain(pattern), self._origin("exclude", index)
        for index, entry in self.plan.config.settings.suppressions:
            if self.plan.config.suppresses(index, self.options.file):
                yield "ignore", self._suppression(entry), self._origin("ignore", index)

    @property
    def _is_listed(self) -> bool:
        return not isinstance(self.plan.config.settings.last_year, str)

    def _pack(self) -> Iterator[SettingLine]:
        if Path(self.options.file).is_dir():
            yield "pack", self._candidates(), None
            return
        task = self.plan.task(FoundFile(self.options.file))
        if not isinstance(task, Task):
            reason = task.reason if task and task.reason else NO_SIGNS
            yield "pack", messages.CONFIG_SKIPPED.fill(reason=reason), None
        elif self.options.pack:
            yield "pack", plain(task.packs[0].info.id), messages.FROM_COMMAND_LINE
        elif task.pinned:
            index = self.plan.config.pin(self.options.file)
            yield "pack", plain(task.packs[0].info.id), self._origin("files", index or 0)
        else:
            yield self._claimed(task)

    def _claimed(self, task: Task) -> SettingLine:
        """The pack that applies because of what is in the file."""
        file = Path(self.options.file)
        if not file.is_file():
            return "pack", self._candidates(), None
        try:
            bound = binding.bind_source(Source(task.path, task.read()), task.packs)
        except Unreadable as error:
            return "pack", UNREADABLE.fill(reason=error.reason), None
        except OSError as error:
            return "pack", UNREADABLE.fill(reason=refusal(error)), None
        if bound.claim.claimed:
            return "pack", plain(bound.pack.info.id), messages.FROM_CONTENT
        return "pack", messages.CONFIG_NO_PACK.fill(reason=bound.claim.reason or NO_SIGNS), None

    def _candidates(self) -> Message:
        return messages.CONFIG_BY_CONTENT.fill(packs=", ".join(self.plan.library.names()))

    def _own_packs(self) -> Iterator[SettingLine]:
        for index, folder in enumerate(self.plan.config.settings.packs):
            yield "packs", plain(folder), self._origin("packs", index)

    def _language(self) -> SettingLine:
        if self.options.lang:
            origin = messages.FROM_COMMAND_LINE
        elif self.plan.config.settings.language:
            origin = self._origin("language")
        else:
            locale = system_language(os.environ)
            origin = messages.FROM_LOCALE if locale else messages.FROM_BUILT_IN
        return "language", plain(self.language), origin

    def _selection(self) -> Iterator[SettingLine]:
        asked, settings = self.plan.request.selection, self.plan.config.settings
        for pattern in asked.select:
            yield "select", plain(pattern), messages.FROM_COMMAND_LINE
        for index, pattern in enumerate(() if asked.select else settings.select):
            yield "select", plain(pattern), self._origin("select", index)
        if not (asked.select or settings.select):
            yield "select", messages.CONFIG_ALL, messages.FROM_BUILT_IN
        for pattern in asked.ignore:
            yield "ignore", plain(pattern), messages.FROM_COMMAND_LINE
        for index, item in enumerate(settings.ignore):
            if isinstance(item, str):
                yield "ignore", plain(item), self._origin("ignore", index)

    def _fail_on(self) -> SettingLine:
        if self.options.fail_on:
            return "fail_on", plain(self.options.fail_on), messages.FROM_COMMAND_LINE
        if self.plan.config.settings.fail_on:
            return "fail_on", plain(self.plan.config.settings.fail_on), self._origin("fail_on")
        return "fail_on", plain("error"), messages.FROM_BUILT_IN

    def _suppression(self, entry: Suppression) -> Message:
        keys = ("rule", "path", "section", "table", "row", "column", "reason")
        stated = plain(", ".join(f"{key}: {value}" for key in keys if (value := getattr(entry, key)) is not None))
        if entry.until is None:
            return stated
        ended = entry.ended(self.plan.request.today)
        until = (messages.CONFIG_ENDED if ended else messages.CONFIG_UNTIL).fill(until=entry.until)
        return Message(f"{stated.zh}（{until.zh}）", f"{stated.en} ({until.en})")

    def _origin(self, *keys: str | int) -> Message:
        """The file and the line in it."""
        problem = self.plan.config.problem(plain(""), *keys)
        return plain(f"{relative(problem.path)}:{problem.line}")
