"""A session of the linter, and what the editor holds of the settings and packs that it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath

from msgspec import Struct

from gouji.config import discovery, settings
from gouji.linter.fixes import Fixed, Fixing, fix_source
from gouji.linter.plan import Plan, Request
from gouji.linter.results import FileResult
from gouji.linter.session import Session
from gouji.linter.task import Task
from gouji.messages.errors import FileError, GoujiError, Problem
from gouji.messages.message import Language
from gouji.packs import loader
from gouji.packs.contents import Pack
from gouji.packs.library import around
from gouji.server.documents import TextDocument
from gouji.system import overlay
from gouji.system.discovery import FoundFile
from gouji.text.source import Source
from gouji.yaml.nodes import Node


class Setup(Struct, frozen=True):
    """How documents are checked until settings or packs change; ``unsaved`` are those that the editor holds.

    ``typed`` says that it is from the midst of a change.
    """

    session: Session
    unsaved: Mapping[str, bytes]
    typed: bool = False

    def lint(self, document: TextDocument) -> FileResult | None:
        """The result for a document; None of one that is no business of gouji.

        Raises:
            GoujiError: something is wrong with settings or packs.
        """
        with overlay.holding(self.unsaved):
            if not document.has_known_suffix and not self._plan(document).config.pinned(document.path):
                return None
            return self.session.lint(document.path, document.data)

    def fixed(self, document: TextDocument) -> Fixed | None:
        """The document after all safe fixes that help; None of one that is not judged.

        Raises:
            GoujiError: something is wrong with settings or packs.
        """
        with overlay.holding(self.unsaved):
            task = self._plan(document).task(FoundFile(PurePath(document.path).as_posix()), document.data)
            if not isinstance(task, Task):
                return None
            return fix_source(Source(task.path, document.data), task, Fixing(dry=True))

    def packs(self, document: TextDocument) -> tuple[Pack, ...]:
        """All packs that a document could be judged by; none where something is wrong with one of them."""
        with overlay.holding(self.unsaved):
            try:
                return self._plan(document).known
            except GoujiError:
                return ()

    def language(self, document: TextDocument) -> Language | None:
        """The language that the settings for a document ask for."""
        with overlay.holding(self.unsaved):
            try:
                return self._plan(document).config.settings.language
            except GoujiError:
                return None

    def loaded(self, folder: Path) -> tuple[Pack, Node]:
        """A pack and its YAML.

        Raises:
            FileError: something is wrong with it.
        """
        with overlay.holding(self.unsaved):
            return loader.read(folder, around(folder))

    def verify(self, path: Path) -> tuple[Problem, ...]:
        """What is wrong with a configuration, every pack and rule that it names included."""
        with overlay.holding(self.unsaved):
            try:
                if path.name != settings.NAME:
                    discovery.nearest(path.parent)  # which says how to name it
                else:
                    Plan(settings.load(path), Request()).verify()
            except FileError as error:
                return error.problems
        return ()

    def _plan(self, document: TextDocument) -> Plan:
        return self.session.plan(document.path)
