"""What is wrong with settings and packs, told in their own files, open or not."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.messages.errors import Problem
from gouji.packs.contents import Pack
from gouji.server.diagnostics import of_problems, uri_of
from gouji.server.positions import Positions
from gouji.server.setup import Setup
from gouji.server.targets import Loaded, RuleTests, failures, is_config, loaded, target_of
from gouji.server.worker import AGAIN, TESTS, TYPED, Steps
from gouji.text.source import Decoded

if TYPE_CHECKING:
    from gouji.server.workspace import Workspace


class YamlProblems:
    """Configurations and packs that are open, or that something is wrong with."""

    def __init__(self, workspace: Workspace) -> None:
        self.packs: dict[Path, Pack] = {}
        self._workspace = workspace
        self._problems: dict[Path, tuple[Problem, ...]] = {}
        self._watched: set[Path] = set()
        self._asked = Counter[Path]()
        self._tests: dict[Path, RuleTests] = {}

    def watch(self, target: Path | None) -> None:
        """Something is wrong with it, whether or not it is open."""
        if target and target not in self._watched:
            self._watched.add(target)
            self._check(target)

    def check_again(self) -> None:
        """Whatever is open, or was wrong, is looked at."""
        paths = [Path(document.path) for document in self._workspace.documents.values() if document.is_yaml]
        self._watched = {target for path in paths if (target := target_of(path))}
        for target in self._watched | set(self._problems):
            self._check(target)

    def _check(self, target: Path) -> None:
        self._asked[target] += 1
        setup = self._workspace.setup

        def steps() -> Steps:
            asked = self._asked[target]
            if is_config(target):
                there = target.exists() or os.path.realpath(target) in setup.unsaved
                self._workspace.call(self._take, target, asked, setup.verify(target) if there else ())
            else:
                self._load(setup, target, asked)
            yield from ()

        self._workspace.put_job(("yaml", target), TYPED if setup.typed else AGAIN, steps)

    def _load(self, setup: Setup, target: Path, asked: int) -> None:
        """In the worker: a pack, or what is wrong with it."""
        found = loaded(setup, target) if target.is_dir() else ()
        if isinstance(found, Loaded):
            self._workspace.call(self._take_pack, target, asked, found)
        else:
            self._workspace.call(self._take, target, asked, found)

    def _take_pack(self, target: Path, asked: int, found: Loaded) -> None:
        """The pack is valid: what its tests say comes when they have run, and until then what they said before."""
        if asked != self._asked[target]:
            return
        self.packs[target] = found.pack
        tests = self._tests.setdefault(target, RuleTests())
        if not tests.known:
            self._take(target, asked, ())

        def steps() -> Steps:
            failed: list[Problem] = []
            for outcomes in tests.run(found.pack):
                failed += failures(found.tree, outcomes)
                yield
            self._workspace.call(self._take, target, asked, tuple(failed))

        self._workspace.put_job(("tests", target), TESTS, steps)

    def _take(self, target: Path, asked: int, problems: tuple[Problem, ...]) -> None:
        if asked != self._asked[target]:
            return
        before = self._problems.pop(target, ())
        if problems:
            self._problems[target] = problems
        for path in sorted({problem.path for problem in (*before, *problems)}):
            self._show(path)

    def _show(self, path: str) -> None:
        """All that is wrong with a file, whichever pack it was found by."""
        every = dict.fromkeys(each for problems in self._problems.values() for each in problems if each.path == path)
        uri, version, positions = self._file(path)
        language = self._workspace.languages.of(None)
        self._workspace.client.publish(uri, of_problems(every, positions, language), version)

    def _file(self, path: str) -> tuple[str, int | None, Positions]:
        """The address of a file, and its text as the editor has it, or else as it is on disk."""
        real = os.path.realpath(path)
        for document in self._workspace.documents.values():
            if document.path and os.path.realpath(document.path) == real:
                return document.uri, document.version, document.positions
        try:
            text = Path(path).read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            text = ""
        return uri_of(path), None, Positions(Decoded(text, "utf-8"), self._workspace.encoding)
