"""``gouji serve``: a page in the browser on which documents are dropped."""

from __future__ import annotations

import argparse
from threading import Thread

from gouji.cli import messages, terminal
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser, positive
from gouji.messages.errors import UsageError, refusal
from gouji.messages.message import Language

_MINUTES = 30
_MOST_PORT = 65535


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.option("--port", help=messages.OPTION_PORT, type=_port, default=0, metavar="PORT")
    parser.option("--no-browser", help=messages.OPTION_NO_BROWSER, action="store_true")
    parser.option("--idle", help=messages.OPTION_IDLE, type=positive("--idle"), default=_MINUTES, metavar="MINUTES")
    parser.option("--install", help=messages.OPTION_INSTALL, action="store_true")
    parser.option("--uninstall", help=messages.OPTION_UNINSTALL, action="store_true")
    settings.pack(parser)
    settings.config(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 at the end of the session, however it ends."""
    language = options.lang or language
    if options.install and options.uninstall:
        raise UsageError(messages.INSTALL_OR_UNINSTALL)
    if options.install or options.uninstall:
        return _shortcuts(language, remove=options.uninstall)
    from gouji.cli.options import beside  # noqa: PLC0415 - as below
    from gouji.linter.plan import Request  # noqa: PLC0415 - shortcuts need none of it
    from gouji.linter.session import Session  # noqa: PLC0415 - as above
    from gouji.serving.checking import Checker  # noqa: PLC0415 - as above
    from gouji.serving.run import serve  # noqa: PLC0415 - as above

    request = Request(options.pack, config=options.config, isolated=not options.config, excerpts=True)
    session = Session(request, jobs=1, beside=beside.of_settings())
    plan = session.plan("")
    session.verify([plan])
    if options.pack:
        plan.library.shelved(options.pack)  # rather than with the first document

    def opened(address: str) -> None:
        sentence = messages.SERVING.fill(address=address, minutes=options.idle)
        terminal.write([f"{sentence.in_language(language)}\n"])
        if not options.no_browser:
            Thread(target=_open, args=(address,), daemon=True).start()

    try:
        serve(Checker(session, language), options.port, options.idle, opened)
    except OSError as error:
        raise UsageError(messages.CANNOT_SERVE.fill(error=refusal(error))) from None
    return 0


def _open(address: str) -> None:
    """Opens the browser; one that runs in the terminal holds up its thread only."""
    import webbrowser  # noqa: PLC0415 - as above

    webbrowser.open(address)


def _shortcuts(language: Language, *, remove: bool) -> int:
    from gouji.serving.shortcuts import shortcuts  # noqa: PLC0415 - a session needs none

    for shortcut in shortcuts(language):
        if remove and not shortcut.remove():
            continue
        if not remove:
            shortcut.write()
        sentence = (messages.UNINSTALLED if remove else messages.INSTALLED).fill(path=str(shortcut.path))
        terminal.write_visible([f"{sentence.in_language(language)}\n"])
    return 0


def _port(value: str) -> int:
    if value.isdecimal() and int(value) <= _MOST_PORT:
        return int(value)
    raise UsageError(messages.NEEDS_PORT.fill(value=value))
