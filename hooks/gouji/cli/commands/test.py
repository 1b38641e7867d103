"""``gouji test``: validate rule packs and ``.gouji.yaml``, and run the tests that stand beside the rules."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from gouji.cli import messages, terminal
from gouji.cli.parser import CommandParser, words
from gouji.config import settings
from gouji.config.messages import CONFIG_ENDING
from gouji.linter import rule_tests
from gouji.linter.messages import NO_SUCH_PATH
from gouji.linter.plan import Plan, Request
from gouji.linter.selection import Selection, fits
from gouji.messages.errors import ConfigError, GoujiError, PackError, Problem, UsageError
from gouji.messages.message import Language, Message
from gouji.messages.suggestions import did_you_mean
from gouji.packs import cache
from gouji.packs.contents import Pack
from gouji.packs.files import PACK
from gouji.packs.library import Library, around
from gouji.system.discovery import FoundFile, discover

_SUFFIXES = (".yaml", ".yml")
_CONFIG = "gouji"
FAILED = 1
INVALID = 2


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("paths", help=messages.OPTION_TEST_PATHS, nargs="*", metavar="PACK|PATH")
    parser.option("--rule", help=messages.OPTION_TEST_RULE, type=words, action="append", default=[], metavar="RULE")


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where all is well, 1 where a test of a rule fails, 2 where something is not valid."""
    language = options.lang or language
    selection = Selection(tuple(chain(*options.rule)))
    targets = [target for target in _targets(options.paths) if not selection.select or (target / PACK).is_file()]
    codes = [_tested(target, selection, language) for target in targets]
    if not codes:
        raise UsageError(messages.NOTHING_TO_TEST)
    return max(codes)


def _targets(paths: list[str]) -> Iterator[Path]:
    """Packs and configurations, each once. A name that is no path may be that of a pack that ships with gouji."""
    built_in = Library(cached=False).folders
    named = [str(built_in[path]) if path in built_in and not Path(path).exists() else path for path in paths]
    found = discover(named, _SUFFIXES)
    if found.missing:
        raise UsageError(NO_SUCH_PATH.fill(path=found.missing[0]))
    return (target for target in dict.fromkeys(map(_target, found.files)) if target)


def _target(file: FoundFile) -> Path | None:
    """The pack folder or the configuration that a file belongs to; None for other files, unless they were named."""
    path = Path(file.path)
    if path.stem.lstrip(".") == _CONFIG:
        return path
    return next((folder for folder in path.parents if (folder / PACK).is_file()), path if file.named else None)


def _tested(target: Path, selection: Selection, language: Language) -> int:
    """Reports whether a target is valid and its tests pass; an exit code."""
    try:
        sentences, problems = _pack(target, selection) if (target / PACK).is_file() else _config(target)
    except GoujiError as error:
        for line in error.lines(language):
            terminal.complain(line, language)
        return INVALID
    for problem in problems:
        terminal.complain(problem.text(language), language)
    if problems:
        return FAILED
    terminal.write_visible(f"{sentence.in_language(language)}\n" for sentence in sentences)
    return 0


def _pack(folder: Path, selection: Selection) -> tuple[list[Message], list[Problem]]:
    """Loads a pack and runs the tests of the selected rules.

    It may extend packs that ship with gouji, packs of the repository, and those beside it. Where rules are selected, a
    pack that was compiled before is not read again until a test of it fails.
    """
    bases = around(folder)
    pack = cache.load(folder, bases, cached=bool(selection.select))
    _refuse_unknown(selection, pack)
    outcomes = list(rule_tests.run(pack, selection))
    problems = []
    if any(outcome.fault for outcome in outcomes):
        from gouji.packs import loader  # noqa: PLC0415 - YAML costs more than all the rest

        tree = loader.read(folder, bases)[1]
        problems = [problem for outcome in outcomes if (problem := outcome.problem(tree))]
    if selection.select:
        passed = Counter(outcome.rule for outcome in outcomes)
        return [
            messages.RULE_TESTED.fill(rule=rule.id, count=passed[rule.id]) for rule in selection.rules(pack)
        ], problems
    valid = messages.PACK_VALID.fill(name=pack.info.id, count=len(pack.rules))
    return [messages.PACK_TESTED.fill(valid=valid, count=len(outcomes)) if outcomes else valid], problems


def _refuse_unknown(selection: Selection, pack: Pack) -> None:
    for pattern in selection.select:
        if not any(fits((pattern,), rule.id, rule.check) for rule in pack.rules):
            hint = did_you_mean(pattern, [name for rule in pack.rules for name in (rule.id, rule.check)])
            raise UsageError(messages.NO_RULE_IN_PACK.fill(pack=pack.info.id, name=pattern, hint=hint))


def _config(path: Path) -> tuple[list[Message], list[Problem]]:
    """Loads a configuration, and looks up every pack and rule that it names."""
    if path.stem.lstrip(".") != _CONFIG:
        raise PackError(Problem(str(path), messages.NOT_IN_PACK))
    if path.name != settings.NAME:
        raise ConfigError(Problem(str(path), CONFIG_ENDING))
    Plan(settings.load(path, cached=False), Request()).verify()
    return [messages.CONFIG_VALID.fill(path=str(path))], []
