"""Work that bounds neither its time nor its memory, in a process of its own that can be stopped.

A few bytes of a hostile file (a range of a thousand million widths) may ask a parser for more memory than there is, and
not every such request can be known beforehand.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gouji.text.source import Unreadable

SandboxResult = TypeVar("SandboxResult")

MEMORY = 400 * 1024 * 1024
"""Bytes that the work may take beside what its process begins with; a report with pictures takes a third of it."""
PROCESSOR = 4
"""Seconds of the processor that the process may take; a report takes half a second."""


class OutOfBounds(Exception):  # noqa: N818 - a state of the file, not a mistake of the program
    """The work took too long or too much memory, or brought its process down."""


def run(work: Callable[[], SandboxResult], seconds: float) -> SandboxResult:
    """What ``work`` returns, which must be picklable.

    Only Linux holds a process to its memory; elsewhere the work is done here and nothing stops it.

    Raises:
        OutOfBounds: it was stopped after so many seconds, or had no memory or no time of the processor left.
        Unreadable: as ``work`` does. It must raise nothing else.
    """
    if sys.platform != "linux":
        return work()
    from multiprocessing import get_context  # noqa: PLC0415 - only few files need it

    # A fork has the parser's modules at hand, which take longer to import than most files to read.
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, sender.send))
    process.start()
    sender.close()
    outcome: tuple[SandboxResult] | Unreadable | None = None
    try:
        if receiver.poll(seconds):
            outcome = receiver.recv()
    except EOFError:
        pass  # the process ended without a result
    finally:
        process.kill()
        process.join()
        receiver.close()
    if outcome is None:
        raise OutOfBounds
    if isinstance(outcome, Unreadable):
        raise outcome
    return outcome[0]


def _run(work: Callable[[], SandboxResult], send: Callable[[tuple[SandboxResult] | Unreadable], None]) -> None:
    import resource  # noqa: PLC0415 - Unix only
    import signal  # noqa: PLC0415 - as above

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent reports an interrupt, once
    memory = _held(resource.getpagesize()) + MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    try:
        send((work(),))
    except Unreadable as error:
        send(error)
    except MemoryError:
        return


def _held(page: int) -> int:
    """Bytes that this process has as data: a fork begins with all that its parent has read and kept."""
    return int(Path("/proc/self/statm").read_bytes().split()[5]) * page
