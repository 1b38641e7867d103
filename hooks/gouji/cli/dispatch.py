"""From arguments to a command, and from what goes wrong to exit 2."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from gouji import __version__
from gouji.cli import language as languages
from gouji.cli import messages, terminal
from gouji.cli.parser import CommandParser
from gouji.messages.errors import GoujiError, UsageError, described, refusal
from gouji.messages.message import Language, Message
from gouji.messages.suggestions import did_you_mean

COMMANDS: Mapping[str, Message] = {
    "annotate": messages.COMMAND_ANNOTATE,
    "check": messages.COMMAND_CHECK,
    "compare": messages.COMMAND_COMPARE,
    "config": messages.COMMAND_CONFIG,
    "corpus": messages.COMMAND_CORPUS,
    "explain": messages.COMMAND_EXPLAIN,
    "facts": messages.COMMAND_FACTS,
    "new": messages.COMMAND_NEW,
    "packs": messages.COMMAND_PACKS,
    "rules": messages.COMMAND_RULES,
    "schema": messages.COMMAND_SCHEMA,
    "serve": messages.COMMAND_SERVE,
    "server": messages.COMMAND_SERVER,
    "test": messages.COMMAND_TEST,
}
INTERRUPTED = 130
NOT_CHECKED = 2


def run(arguments: Sequence[str]) -> int:
    """Exit code of the command line ``arguments``."""
    language = languages.asked_language(arguments) or _own_language()
    try:
        return _command(arguments, language)
    except GoujiError as error:
        for line in error.lines(language):
            terminal.complain(line, language)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever went wrong is reported as a sentence, not as a traceback
        terminal.complain(messages.FAILED.fill(error=described(error)), language)
    return NOT_CHECKED


def _own_language() -> Language:
    """That of the system, unless the terminal has no characters for it."""
    language = languages.system_language(os.environ)
    return "zh" if language == "zh" and terminal.shows_chinese() else "en"


def _command(arguments: Sequence[str], language: Language) -> int:
    before, rest = _parted(arguments)
    name = rest[0] if rest else ""
    if name == "--version":
        terminal.write([f"gouji {__version__}\n"])
        return 0
    if name in ("", "-h", "--help", "help"):
        terminal.write(_help(language))
        return 0 if name else NOT_CHECKED
    if name.startswith("-"):
        raise UsageError(messages.OPTION_BEFORE_COMMAND.fill(name=name))
    if name not in COMMANDS:
        hint = did_you_mean(name, COMMANDS)
        raise UsageError(messages.UNKNOWN_COMMAND.fill(name=name, hint=hint))
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError as error:
        raise UsageError(messages.NO_FOLDER.fill(error=refusal(error))) from None
    command = import_module(f"gouji.cli.commands.{name}")
    parser = CommandParser(name, COMMANDS[name], language)
    command.configure(parser)
    return int(command.run(parser.parse([*before, *rest[1:]]), language))


def _parted(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """``--lang`` before the command, and the command with all that follows; what stands behind it wins, being later."""
    end = 0
    while end < len(arguments) and arguments[end].partition("=")[0] == languages.OPTION:
        end += 1 if "=" in arguments[end] else 2
    if end > len(arguments):
        raise UsageError(messages.NEEDS_VALUE.fill(option=languages.OPTION))
    return arguments[:end], arguments[end:]


def _help(language: Language) -> Iterator[str]:
    yield f"{messages.ABOUT.in_language(language)}\n\n{messages.USAGE.in_language(language)}\n\n"
    for name, about in COMMANDS.items():
        yield f"  {name:10}{about.in_language(language)}\n"
    yield f"\n{messages.MORE_HELP.in_language(language)}\n"
