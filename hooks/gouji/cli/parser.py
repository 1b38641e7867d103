"""Command line arguments, with all messages about them in two languages."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Collection, Iterable
from typing import Any, NoReturn

from gouji.cli import messages, terminal
from gouji.cli.language import LANGUAGES
from gouji.messages.errors import UsageError
from gouji.messages.message import Language, Message
from gouji.messages.suggestions import did_you_mean
from gouji.text.lazy import lazy_re

# Messages that argparse has in English only, and ours in their place.
_PHRASES: tuple[tuple[re.Pattern[str], Message], ...] = (
    (lazy_re(r"argument (?P<option>\S+): expected .*"), messages.NEEDS_VALUE),
    (lazy_re(r"argument (?P<option>\S+): ignored explicit argument .*"), messages.NEEDS_NO_VALUE),
    (lazy_re(r"the following arguments are required: (?P<names>.*)"), messages.NEEDS_ARGUMENT),
)
_UNRECOGNISED = lazy_re(r"unrecognized arguments: (?P<name>\S+).*")


class CommandParser(argparse.ArgumentParser):
    """Arguments of one command. What is wrong with them is a :class:`UsageError`."""

    def __init__(self, command: str, about: Message, language: Language) -> None:
        """Only ``--lang`` and ``--help``; a command adds its own."""
        super().__init__(
            prog=f"gouji {command}",
            description=about.in_language(language),
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, language),
        )
        self._positionals.title = messages.HELP_ARGUMENTS.in_language(language)
        self._optionals.title = messages.HELP_OPTIONS.in_language(language)
        self._command = command
        self._language: Language = language
        self.option("--help", "-h", help=messages.OPTION_HELP, action="help")
        self.choice("--lang", LANGUAGES, messages.OPTION_LANG)

    def option(self, *names: str, help: Message, **settings: Any) -> None:  # noqa: A002 - argparse's name for it
        """As :meth:`add_argument`, with a bilingual help."""
        self.add_argument(*names, help=help.in_language(self._language), **settings)

    def ending(self, sentence: Message) -> None:
        """What the help ends with."""
        self.epilog = sentence.in_language(self._language)

    def choice(self, name: str, known: Collection[str], help: Message, default: str | None = None) -> None:  # noqa: A002 - as above
        """An option that takes one of the ``known`` words."""
        self.option(name, help=help, type=one_of(name, known), default=default, metavar="|".join(known))

    def parse(self, arguments: Iterable[str]) -> argparse.Namespace:
        """What the arguments of the command mean.

        No file is taken for an option, whatever it is named: hooks put names behind the options without a ``--``
        between, and whoever may name a file must not set an option. Nor may such a name take an option away: what is
        both, ``--fail-on=warning``, is refused.

        Raises:
            UsageError: something is wrong with them.
        """
        return self.parse_args([self._path_or_option(each) for each in arguments])

    def _path_or_option(self, argument: str) -> str:
        is_file = argument.startswith("-") and argument not in self._option_string_actions and os.path.lexists(argument)
        if not is_file or argument == "-":
            return argument
        if argument.partition("=")[0] in self._option_string_actions:
            raise UsageError(messages.OPTION_OR_FILE.fill(name=argument))
        return f"./{argument}"

    def error(self, message: str) -> NoReturn:
        """Called by argparse."""
        error = _translated(message, self._option_string_actions)
        raise UsageError(messages.USAGE_ERROR.fill(error=error, command=self._command))

    def _print_message(self, message: str, file: object = None) -> None:
        del file
        terminal.write([message])


class _Formatter(argparse.HelpFormatter):
    """The help of argparse, whose only word that is not ours is ``usage``."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog, max_help_position=30, width=100)
        self._prefix = messages.HELP_USAGE.in_language(language)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


def one_of(option: str, known: Collection[str]) -> Callable[[str], str]:
    """Accepts one of the ``known`` words."""

    def check(value: str) -> str:
        if value in known:
            return value
        hint = did_you_mean(value, known)
        names = ", ".join(known)
        raise UsageError(messages.UNKNOWN_CHOICE.fill(option=option, name=value, known=names, hint=hint))

    return check


def positive(option: str) -> Callable[[str], int]:
    """Accepts a whole number above 0."""

    def check(value: str) -> int:
        if value.isdecimal() and int(value) > 0:
            return int(value)
        raise UsageError(messages.NEEDS_NUMBER.fill(option=option, value=value))

    return check


def words(value: str) -> list[str]:
    """What stands between commas."""
    return [word for word in re.split(r"[,，\s]+", value) if word]


def _translated(message: str, options: Collection[str]) -> Message:
    found = _UNRECOGNISED.fullmatch(message)
    if found:
        name = found["name"]
        return messages.UNKNOWN_OPTION.fill(name=name, hint=did_you_mean(name, options))
    for phrase, sentence in _PHRASES:
        found = phrase.fullmatch(message)
        if found:
            return sentence.fill(**found.groupdict())
    return Message(message, message)
