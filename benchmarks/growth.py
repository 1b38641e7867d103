"""How the time of the processor grows with what is given: by an exponent of 1 in proportion, of 2 with the square."""

from __future__ import annotations

import math
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from measuring import REFUSED, Command, medians
from table import Row

STEEPEST = 1.1
SHARES = (16, 8, 4, 2)
"""The corpus is measured in these parts of it, that is: 1, 2, 4 and 8 times the smallest. All of it is in ``many``."""
LEAST = 0.02
"""Seconds over those of the shortest from which on a difference can be told from noise."""


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of the straight line through the logarithms of both that comes closest to them."""
    x, y = [list(map(math.log, values)) for values in (sizes, seconds)]
    middle = sum(x) / len(x)
    return sum((a - middle) * b for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def of_corpus(check: tuple[str, ...], reports: Sequence[Path], runs: int) -> Row:
    """The exponent over 1, 2, 4, 8 times as many reports, of what they cost beside the start."""
    sizes = [len(reports) // share for share in SHARES]
    commands = {str(size): Command((*check, *map(str, reports[:size]))) for size in sizes}
    costs = medians({"start": Command((check[0], "--version")), **commands}, runs)
    seconds = [costs[str(size)].cpu - costs["start"].cpu for size in sizes]
    note = ", ".join(f"{size}: {each:.2f} s" for size, each in zip(sizes, seconds, strict=True))
    return Row("growth of a run with its reports", exponent(sizes, seconds), "", STEEPEST, note=note)


def of_file(check: tuple[str, ...], short: Path, longer: Mapping[int, Path], runs: int) -> Row:
    """The exponent over lengths of one report, of what they cost more than the short one; refusals are told instead."""
    said = {times: refusal((*check, str(path))) for times, path in longer.items()}
    commands = {str(times): Command((*check, str(longer[times]))) for times, reason in said.items() if not reason}
    costs = medians({"short": Command((*check, str(short))), **commands}, runs)
    seconds = {int(times): costs[times].cpu - costs["short"].cpu for times in commands}
    told = {times: said[times].partition(";")[0] or f"{seconds[times]:.2f} s" for times in longer}
    notes = [f"{', '.join(str(times) for times in told if told[times] == each)}: {each}" for each in unique(told)]
    fitted = {times: each for times, each in seconds.items() if each > LEAST}
    name = f"growth with {longer[min(longer)].name.replace(f'-{min(longer)}.', ' in .')}"
    if len(fitted) < 2:  # noqa: PLR2004 - no line through fewer points
        return Row(name, math.nan, note="; ".join(notes))
    return Row(name, exponent(list(fitted), list(fitted.values())), "", STEEPEST, note="; ".join(notes))


def unique(told: Mapping[int, str]) -> tuple[str, ...]:
    """What is told of the lengths, each once."""
    return tuple(dict.fromkeys(told.values()))


def refusal(check: tuple[str, ...]) -> str:
    """Why the file is not judged, or nothing if it is."""
    done = subprocess.run([*check, "--format", "json", "--lang", "en"], capture_output=True, check=False)  # noqa: S603 - gouji
    if done.returncode != REFUSED:
        return ""
    return next((file["reason"] for file in msgspec.json.decode(done.stdout)["files"] if file["reason"]), "")
