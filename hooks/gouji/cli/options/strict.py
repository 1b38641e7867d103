"""``--strict`` and ``--allow``: whether a run fails for what it left out or did not wholly check."""

from __future__ import annotations

import argparse
from itertools import chain

from gouji.cli import messages
from gouji.cli.parser import CommandParser, one_of, words
from gouji.findings.model import Severity
from gouji.linter.strictness import KNOWN, Strictness
from gouji.messages.errors import UsageError


def configure(parser: CommandParser) -> None:
    """The options."""
    parser.option("--strict", help=messages.OPTION_STRICT, action="store_true")
    known = messages.OPTION_ALLOW.fill(known=", ".join(KNOWN))
    parser.option("--allow", help=known, type=_names, action="append", default=[], metavar="NAME")


def asked(options: argparse.Namespace, fail_on: Severity) -> Strictness | None:
    """How strict the run is to be; None where it is not.

    Raises:
        UsageError: something is allowed that nothing forbids.
    """
    if not options.strict:
        if options.allow:
            raise UsageError(messages.NEEDS_STRICT)
        return None
    return Strictness(frozenset(chain(*options.allow)), fail_on)


def _names(value: str) -> list[str]:
    check = one_of("--allow", KNOWN)
    return [check(name) for name in words(value)]
