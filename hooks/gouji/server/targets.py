"""What is checked as a whole where a YAML file is written: the configuration that it is, or the pack that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from gouji.forms.open_rows import with_specimen
from gouji.linter import rule_tests
from gouji.linter.rule_tests import Outcome
from gouji.messages.errors import FileError, Problem
from gouji.packs.contents import Pack
from gouji.packs.files import FORMS, PACK
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.rule import Rule
from gouji.server.setup import Setup
from gouji.yaml.nodes import Node

_CONFIG = "gouji"


def target_of(path: Path) -> Path | None:
    """The configuration, or the folder of the pack, that a file belongs to; None of any other file."""
    if path.suffix not in (".yaml", ".yml"):
        return None
    if path.stem.lstrip(".") == _CONFIG:
        return path
    folder = path.parent
    if path.name == PACK or _is_pack(folder):
        return folder
    return folder.parent if folder.name == FORMS and _is_pack(folder.parent) else None


def is_config(target: Path) -> bool:
    """Whether a target is a configuration."""
    return target.stem.lstrip(".") == _CONFIG and target.suffix in (".yaml", ".yml")


def _is_pack(folder: Path) -> bool:
    return (folder / PACK).is_file()


class Loaded(Struct, frozen=True):
    """A pack that is valid, and its YAML."""

    pack: Pack
    tree: Node


def loaded(setup: Setup, folder: Path) -> Loaded | tuple[Problem, ...]:
    """A pack, or what is wrong with it."""
    try:
        return Loaded(*setup.loaded(folder))
    except FileError as error:
        return error.problems


class RuleTests(Struct):
    """The tests of the rules of a pack, of which only those are run again that a change is about.

    A rule is judged alone: its outcomes depend on it, on the form, and on what the pack is.
    """

    info: PackInfo | None = None
    form: Form | None = None
    known: dict[str, tuple[Rule, tuple[Outcome, ...]]] = field(default_factory=dict)

    def run(self, pack: Pack) -> Iterator[tuple[Outcome, ...]]:
        """The outcomes of each rule in turn."""
        if (pack.info, pack.form) != (self.info, self.form):
            self.info, self.form, self.known = pack.info, pack.form, {}
        form = with_specimen(pack.form)
        for rule in pack.rules:
            before = self.known.get(rule.id)
            if before is None or before[0] != rule:
                self.known[rule.id] = rule, tuple(rule_tests.of_rule(rule, pack, form))
            yield self.known[rule.id][1]


def failures(tree: Node, outcomes: tuple[Outcome, ...]) -> tuple[Problem, ...]:
    """The tests that fail, each at its place."""
    return tuple(problem for outcome in outcomes if (problem := outcome.problem(tree)))
