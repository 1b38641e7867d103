"""``gouji test``: validate rule packs and ``.gouji.yaml``."""

from __future__ import annotations

import argparse
from pathlib import Path

from gouji import catalogue, config
from gouji.cli import terminal
from gouji.cli.arguments import Parser
from gouji.cli.plan import Plan, Request
from gouji.discovery import Found, discover
from gouji.errors import ConfigError, GoujiError, PackError, Problem, UsageError
from gouji.messages import Language, Message
from gouji.packs.contents import PACK
from gouji.packs.library import Library, packs_in
from gouji.packs.loader import load
from gouji.selection import Selection

_SUFFIXES = (".yaml", ".yml")
_CONFIG = "gouji"


def configure(parser: Parser) -> None:
    """The arguments of the command."""
    parser.option("paths", help=catalogue.OPTION_TEST_PATHS, nargs="*", metavar="PATH")


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where all is valid, 2 where something is not."""
    language = options.lang or language
    found = discover(options.paths, _SUFFIXES)
    if found.missing:
        raise UsageError(catalogue.NO_SUCH_PATH.fill(path=found.missing[0]))
    valid, invalid = 0, 0
    for target in dict.fromkeys(_target(file) for file in found.files):
        if target is None:
            continue
        try:
            sentence = _pack(target) if (target / PACK).is_file() else _config(target)
        except GoujiError as error:
            invalid += 1
            for line in error.text(language).splitlines():
                terminal.complain(line, language)
        else:
            valid += 1
            terminal.write([f"{sentence.in_language(language)}\n"])
    if not (valid or invalid):
        raise UsageError(catalogue.NOTHING_TO_TEST)
    return 2 if invalid else 0


def _target(file: Found) -> Path | None:
    """The pack folder or the configuration that a file belongs to; None for other files, unless they were named."""
    path = Path(file.path)
    if path.stem.lstrip(".") == _CONFIG:
        return path
    return next((folder for folder in path.parents if (folder / PACK).is_file()), path if file.named else None)


def _pack(folder: Path) -> Message:
    """Loads a pack; it may extend packs that ship with gouji, packs of the repository, and those beside it."""
    library = Library(config.nearest(folder, cached=False).packs, cached=False)
    siblings = {sibling.name: sibling for sibling in packs_in(folder.resolve().parent)}
    pack = load(folder, {**library.folders, **siblings})
    return catalogue.PACK_VALID.fill(name=pack.info.id, count=len(pack.rules))


def _config(path: Path) -> Message:
    """Loads a configuration, and looks up every pack and rule that it names."""
    if path.stem.lstrip(".") != _CONFIG:
        raise PackError(Problem(str(path), catalogue.NOT_IN_PACK))
    if path.name != config.NAME:
        raise ConfigError(Problem(str(path), catalogue.CONFIG_ENDING))
    Plan(config.load(path, cached=False), Request(None, Selection(), cached=False)).verify()
    return catalogue.CONFIG_VALID.fill(path=str(path))
