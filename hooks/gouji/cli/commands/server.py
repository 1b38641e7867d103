"""``gouji server``: a language server, for editors."""

from __future__ import annotations

import argparse

from gouji.cli import messages
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser
from gouji.messages.errors import UsageError
from gouji.messages.message import Language


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("--stdio", help=messages.OPTION_STDIO, action="store_true")
    settings.config(parser)
    settings.inline(parser)
    settings.pack(parser)
    settings.rules(parser)
    settings.cache(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where the client has ended the session as the protocol asks it to, else 1.

    Raises:
        UsageError: what it needs is not installed, or the options don't go together.
    """
    request = settings.request(options)
    try:
        from gouji.server.language_server import serve  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "gouji":
            raise
        raise UsageError(messages.NEEDS_LSP) from None
    return serve(request, options.lang, language)
