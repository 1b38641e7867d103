"""The parser that PDF needs: whether it is there, and fit to be given a file that nobody knows."""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError, version

from gouji.messages.message import plain
from gouji.readers import messages
from gouji.text.lazy import lazy_re
from gouji.text.source import Unreadable

# The first release that keeps its character maps as JSON. Older ones unpickle them, from a folder that a document (or,
# later, whoever sets CMAP_PATH) may choose: CVE-2025-64512 and CVE-2025-70559. pdfplumber names the release it needs.
_LEAST = (("pdfplumber", (0, 11, 9)), ("pdfminer.six", (20251230,)))
_NUMBERS = lazy_re(r"\d+(?:\.\d+)*")


def require_parser() -> None:
    """Imports the parser.

    Raises:
        Unreadable: it isn't installed, doesn't start, or is so old that a document could have it run code.
    """
    for name, least in _LEAST:
        found = _installed(name)
        if _release(found) < least:
            raise Unreadable(messages.PDF_PARSER_OLD.fill(name=name, version=found))
    try:
        import pdfplumber  # noqa: PLC0415, F401 - an extra, and slow to import
    except Exception as error:  # noqa: BLE001 - whatever it is, it says nothing about the file
        reason = plain(" ".join(f"{type(error).__name__}: {error}".split()))
        raise Unreadable(messages.PDF_PARSER_FAILS.fill(error=reason)) from None
    _keep_quiet()


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        raise Unreadable(messages.PDF_PARSER_MISSING) from None


def _release(text: str) -> tuple[int, ...]:
    """The numbers of a version; none where it has none, which is older than any."""
    numbers = _NUMBERS.match(text)
    return tuple(map(int, numbers[0].split("."))) if numbers else ()


def _keep_quiet() -> None:
    """Keeps the parser's remarks on harmless flaws off the terminal, unless somebody set up logging."""
    logger = logging.getLogger("pdfminer")
    if not logger.hasHandlers():
        logger.addHandler(logging.NullHandler())
