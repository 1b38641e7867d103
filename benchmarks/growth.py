"""How the time of the processor grows with what is given: by an exponent of 1 in proportion, of 2 with the square."""

from __future__ import annotations

import math
import re
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec
from measuring import Command, MeasuringError, Taken, medians
from table import Row

STEEPEST = 1.1
SHARES = (16, 8, 4, 2)
"""The corpus is measured in these parts of it, that is: 1, 2, 4 and 8 times the smallest. All of it is in ``many``."""
FIRST = 100
"""A run with such a part of the corpus is little more than a start."""
LEAST = 0.005
"""Seconds more than a report of common length from which on they can be told from noise."""


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of the straight line through the logarithms of both that comes closest to them."""
    x, y = [list(map(math.log, values)) for values in (sizes, seconds)]
    middle = sum(x) / len(x)
    return sum((a - middle) * b for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def of_corpus(check: tuple[str, ...], reports: Sequence[Path], runs: int) -> Row:
    """The exponent over 1, 2, 4, 8 times as many reports, of what they cost more than the first few alone."""
    few, *sizes = [max(len(reports) // share, 1) for share in (FIRST, *SHARES)]
    commands = {size: Command((*check, *map(str, reports[:size]))) for size in (few, *sizes)}
    costs = medians({str(size): command for size, command in commands.items()}, runs)
    seconds = {size - few: costs[str(size)].cpu - costs[str(few)].cpu for size in sizes}
    note = ", ".join(f"{size} more than {few}: {each:.2f} s" for size, each in seconds.items())
    return _row("growth of a run with its reports", seconds, note)


def of_report(python: str, kind: str, suffix: str, lengths: Sequence[int], runs: int) -> Row:
    """The exponent over lengths of a report, of what it costs more than one of common length.

    Each length has a process, which has checked reports before: no start is in the figures. Refusals are told.
    """
    with ExitStack() as stack:
        processes = {times: stack.enter_context(_process(python, kind, suffix, times)) for times in lengths}
        found = {times: [_answer(process)] for times, process in processes.items()}
        read = [times for times, (first,) in found.items() if not first.refused]
        for _ in range(runs - 1):
            for times in read:
                found[times].append(_answer(processes[times]))
    seconds = {
        times: statistics.median(each.longer for each in found[times])
        - statistics.median(each.common for each in found[times])
        for times in read
    }
    told = [f"{times}: {_told(found[times][0], seconds.get(times))}" for times in lengths]
    return _row(f"growth with {kind} in {suffix}", seconds, "; ".join(told))


def _row(name: str, seconds: Mapping[int, float], note: str) -> Row:
    """The exponent of the seconds by size, where two of them can be told from noise."""
    fitted = {size: each for size, each in seconds.items() if each > LEAST}
    if len(fitted) < 2:  # noqa: PLR2004 - no line through fewer points
        return Row(name, math.nan, note=note)
    return Row(name, exponent(list(fitted), list(fitted.values())), "", STEEPEST, note=note)


def _process(python: str, kind: str, suffix: str, times: int) -> subprocess.Popen[str]:
    command = (python, str(Path(__file__).with_name("warm.py")), kind, suffix, str(times))
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours


def _answer(process: subprocess.Popen[str]) -> Taken:
    """What the next pair of reports costs."""
    if process.stdin is None or process.stdout is None:
        raise MeasuringError("no way to ask")
    process.stdin.write("\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        raise MeasuringError(f"{process.args!r} said nothing")
    return msgspec.json.decode(answer, type=Taken)


def _told(taken: Taken, more: float | None) -> str:
    """What a length costs more, or the bound that it exceeds and the time until that was said."""
    if more is None:
        return f"refused in {taken.longer:.2f} s: {_bound(taken.refused)}"
    return f"{more:.3f} s"


def _bound(reason: str) -> str:
    found = re.search(r"more than [\d,]+ [a-z ]+", reason)
    return found[0] if found else reason
