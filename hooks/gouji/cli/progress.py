"""How far a long run is, for a person who waits at a terminal; erased at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

from gouji.cli import messages, terminal
from gouji.messages.message import Language

Watched = TypeVar("Watched")

MANY = 20
"""With fewer files than this nothing is shown."""
PATIENCE = 1.0
"""Seconds before anything is shown."""
_PACE = 0.1
_ERASE = "\r\033[K"


def watched(
    items: Iterable[Watched],
    count: int,
    language: Language,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Watched]:
    """The ``items``, of which there are ``count``; how many are done is shown if a person looks at standard error.

    Tests give another ``stream`` and ``clock`` (seconds).
    """
    stream = stream or sys.stderr
    if count < MANY or not terminal.is_watched(stream):
        yield from items
        return
    due, shown = clock() + PATIENCE, False
    try:
        for done, item in enumerate(items, 1):
            yield item
            if clock() >= due:
                sentence = messages.PROGRESS.fill(done=done, all=count).in_language(language)
                terminal.show(stream, f"{_ERASE}{sentence}")
                due, shown = clock() + _PACE, True
    finally:
        if shown:
            terminal.show(stream, _ERASE)
