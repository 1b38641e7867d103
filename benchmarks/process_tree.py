"""What a command costs with all processes below it: seconds, their memory together, what they put on disk."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, sleep

import psutil
from measuring import MeasuringError
from msgspec import Struct

EVERY = 0.1
"""Seconds between two looks."""
GIB = 1024**3


class TreeCost(Struct, frozen=True):
    """Seconds of the clock and of the processor; the peaks of resident memory and of what lies in a folder, in GiB.

    ``memory`` is the sum over all processes, so that what they share is counted more than once.
    """

    wall: float
    cpu: float
    memory: float
    spilled: float
    printed: str


def tree_cost(command: Sequence[str], spill: Path | None = None) -> TreeCost:
    """Runs a command once.

    Raises:
        MeasuringError: it fails.
    """
    start = perf_counter()
    process = psutil.Popen(command, stdout=subprocess.PIPE, text=True)
    memory = spilled = 0
    cpu: dict[int, float] = {}
    while process.poll() is None:
        memory = max(memory, _memory(process, cpu))
        spilled = max(spilled, _size(spill) if spill else 0)
        sleep(EVERY)
    wall = perf_counter() - start
    printed = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise MeasuringError(f"{' '.join(command)}: exit code {process.returncode}")
    return TreeCost(wall, sum(cpu.values()), memory / GIB, spilled / GIB, printed)


def _memory(process: psutil.Process, cpu: dict[int, float]) -> int:
    """The resident memory of all processes; what each has used of the processor is noted as long as it lives."""
    total = 0
    try:
        processes = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0
    for each in processes:
        try:
            total += each.memory_info().rss
            times = each.cpu_times()
            cpu[each.pid] = times.user + times.system
        except psutil.Error:  # it has just ended
            continue
    return total


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:  # it has just been removed
            continue
    return total
