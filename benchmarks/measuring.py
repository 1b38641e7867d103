"""What commands cost, in rounds: each command once a round, so that what disturbs the machine disturbs all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from msgspec import Struct

ANSWERS = frozenset((0, 1))
"""Exit codes of a linter that has done its work."""
REFUSED = 2
CACHE = "GOUJI_CACHE_DIR"


class MeasuringError(Exception):
    """A command that failed: what it cost says nothing."""


class Command(Struct, frozen=True):
    """A command, where it runs, and what it reads; ``fresh`` gives it an empty cache folder each time."""

    arguments: tuple[str, ...]
    folder: Path | None = None
    reads: Path | None = None
    cache: Path | None = None
    fresh: bool = False
    answers: frozenset[int] = ANSWERS


class Cost(Struct, frozen=True):
    """Seconds of the processor and of the clock, and the peak of memory of the largest process, in mebibytes.

    All of it is of the command and of the processes that it started and waited for.
    """

    cpu: float
    wall: float
    peak: float


class Taken(Struct, frozen=True):
    """Seconds of the processor for a report of common length and for a longer one, and why that was not judged."""

    common: float
    longer: float
    refused: str = ""


def cost(command: Command) -> Cost:
    """Runs a command once."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryDirectory() as empty:
        cache = empty if command.fresh else command.cache
        with Path(command.reads or os.devnull).open("rb") as given:
            start = perf_counter()
            process = subprocess.Popen(  # noqa: S603 - gouji, and peers that were asked for
                command.arguments,
                cwd=command.folder,
                env=_environment() if cache is None else {**_environment(), CACHE: str(cache)},
                stdin=given,
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.answers:
            said.seek(0)
            last = said.read().decode(errors="replace").strip()[-300:]
            raise MeasuringError(f"{' '.join(command.arguments)}: exit code {process.returncode}: {last}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))


def _environment() -> dict[str, str]:
    """The environment, in which Python may keep its bytecode, as it may for everybody."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def medians(commands: Mapping[str, Command], runs: int) -> dict[str, Cost]:
    """The median costs of each."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for done in range(runs):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done + 1} of {runs}\r")
            sys.stderr.flush()
        for name, command in commands.items():
            found[name].append(cost(command))
    return {name: _median(costs) for name, costs in found.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(each, field) for each in costs) for field in Cost.__struct_fields__))
