"""Damaged and hostile files: whatever comes, gouji answers with a result, soon, and in little memory.

``python benchmarks/fuzz.py [FOLDER…] --reader html --count 20000 --seed 1 --jobs 2`` takes reports of our own in every
format that is read, and the files of the folders, damages them and goes the whole way with each: reading, finding
the form in it, all checks, fixes (nothing is written), all output formats. An input fails if it ends in a traceback,
takes more than ``--seconds`` of the processor, raises the peak of memory above ``--memory`` megabytes, or if its fixes,
once made, are not the end of it. Of an original with faults, an input of which nothing at all is said is listed for a
person to look at: most have lost what makes them a report.

Input n depends on the originals, the reader, the seed and n alone: ``--seed 1 --only n --keep FOLDER`` makes it again
and keeps it. The exit code is 1 if an input failed.
"""

from __future__ import annotations

import argparse
import faulthandler
import importlib
import resource
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import perf_counter
from types import FrameType
from typing import TYPE_CHECKING

from damage import damaged, unpacked
from msgspec import Struct
from msgspec.structs import replace

from gouji import readers, reporters
from gouji.linter import fixes, lint
from gouji.linter.fixes import Fixing
from gouji.linter.results import FileResult, Result
from gouji.linter.task import Task
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.reporters.shared.terminal import PLAIN
from gouji.text.source import Source

if TYPE_CHECKING:
    from support.render import SampleReport

TESTS = Path(__file__).parent.parent / "tests"
PACKS = ("gia-2021", "gia-2019")
SHARD = 100
FIXED = 20  # of so many inputs one is fixed, which takes as long as checking dozens
_LONG = ("proactive", "requests")  # sections with tables that take longest to read
_PATIENCE = 20
_SHOWN = 40  # numbers of inputs of which nothing was said
_MEBIBYTE = 1024 * 1024
_OURS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


class TooSlow(BaseException):
    """The watchdog's interruption."""


class NotTheEndError(Exception):
    """What was fixed changes when it is fixed again."""


class Original(Struct, frozen=True):
    """A document to be damaged; ``faulty``: it has findings."""

    data: bytes
    faulty: bool


class Plan(Struct, frozen=True):
    """What to try, and what is too much. ``seconds`` and ``memory`` (in mebibytes) are for one input."""

    reader: str
    originals: tuple[Original, ...]
    seed: int = 1
    seconds: float = 45.0
    memory: int = 500
    keep: Path | None = None


class Shard(Struct, frozen=True):
    """What became of some inputs. ``peak`` is in mebibytes, ``failures`` are texts for people."""

    inputs: int
    unread: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    peak: int = 0
    failures: tuple[str, ...] = ()
    silent: tuple[int, ...] = ()


def main() -> int:
    """Tries what the command line says and prints a line for every reader."""
    options = _arguments()
    packs = tuple(Library().get(name) for name in PACKS)
    sound = True
    for reader, suffix in formats().items():
        if options.reader and reader not in options.reader:
            continue
        begin = originals(reader, suffix, options.folders, packs, short=options.short)
        if not begin:
            sys.stdout.write(f"{reader}: nothing to begin with\n")
            continue
        first, count = (options.first, options.count) if options.only is None else (options.only, 1)
        plan = Plan(reader, begin, options.seed, options.seconds, options.memory, options.keep)
        started = perf_counter()
        shards = list(run(plan, first, count, options.jobs))
        for failure in (failure for shard in shards for failure in shard.failures):
            sys.stdout.write(f"{failure}\n")
            sound = False
        sys.stdout.write(_summary(plan, shards, perf_counter() - started))
        sys.stdout.flush()
    return 0 if sound else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="more files to begin with")
    parser.add_argument("--reader", action="append", choices=list(formats()), help="by default all, one after another")
    parser.add_argument("--count", type=int, default=1000, help="inputs for each reader")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="number of the only input")
    parser.add_argument("--short", action="store_true", help="begin with short reports only, to try more in a time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=45.0, help="for one input, all of the way")
    parser.add_argument("--memory", type=int, default=500, help="peak of a process, in MiB")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that fail; all, where it is only one")
    return parser.parse_args()


# ---- originals -----------------------------------------------------------------------------------------------------


def formats() -> Mapping[str, str]:
    """Every format that is read, with the shortest suffix of its files; those of LibreOffice are converted."""
    by_format: dict[str, str] = {}
    for suffix in sorted(readers.SUFFIXES, key=lambda suffix: (len(suffix), suffix)):
        by_format.setdefault(readers.format_of(Source(f"a{suffix}", b"")), suffix)
    by_format.pop("libreoffice")
    return by_format


def originals(
    reader: str, suffix: str, folders: Sequence[Path], packs: Sequence[Pack], *, short: bool = False
) -> tuple[Original, ...]:
    """The reports of the tests in one format, or the ``short`` ones alone, and the files of folders that have it."""
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix == suffix]
    found = [*_rendered(reader, short=short), *(path.read_bytes() for path in paths)]
    return tuple(
        Original(unpacked(data, reader), bool(lint.lint_source(Source(f"a{suffix}", data), packs).findings))
        for data in found
    )


def _rendered(reader: str, *, short: bool) -> Iterator[bytes]:
    """A faulty and a faultless report, whole and short, by the one of the tests' renderers that writes the format."""
    sys.path += [str(path) for path in (TESTS, TESTS / "readers") if str(path) not in sys.path]
    reports = importlib.import_module("support.sample_reports")
    for path in sorted((TESTS / "support").glob("render*.py")):
        render = getattr(importlib.import_module(f"support.{path.stem}"), f"as_{reader}", None)
        if render and render.__module__.endswith(path.stem):
            for report in (reports.FAULTY, reports.FAULTLESS):
                versions = (_short(report),) if short else (report, _short(report))
                yield from map(render, versions)


def _short(report: SampleReport) -> SampleReport:
    """The last of the tables and the first paragraph of each section: damage hits more of what is left."""
    first = [section for section in report.sections if section.id not in _LONG]
    sections = tuple(replace(section, paragraphs=section.paragraphs[:1]) for section in first)
    return replace(report, sections=sections)


# ---- runs ----------------------------------------------------------------------------------------------------------


def _summary(plan: Plan, shards: Sequence[Shard], seconds: float) -> str:
    slowest, number = max((shard.slowest for shard in shards), default=(0.0, 0))
    silent = [number for shard in shards for number in shard.silent]
    return (
        f"{plan.reader}: {sum(shard.inputs for shard in shards):,} inputs from {len(plan.originals)} files, "
        f"seed {plan.seed}, in {seconds:.0f} s; {sum(shard.unread for shard in shards):,} unreadable, "
        f"slowest {slowest:.2f} s ({number}), peak {max(shard.peak for shard in shards)} MiB, "
        f"{sum(len(shard.failures) for shard in shards)} failures, {len(silent)} of faulty originals without a word"
        f"{': ' if silent else ''}{' '.join(map(str, silent[:_SHOWN]))}\n"
    )


def run(plan: Plan, first: int, count: int, jobs: int) -> Iterator[Shard]:
    """Shards in processes of their own: one that dies takes no other with it, and each starts with little memory."""
    ranges = [range(start, min(start + SHARD, first + count)) for start in range(first, first + count, SHARD)]
    while ranges:
        done = 0
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:  # a fork has all the memory of its caller
            running = [pool.submit(tried, plan, numbers) for numbers in ranges[:jobs]]
            for future, numbers in zip(running, ranges, strict=False):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    message = f"{plan.reader} {numbers.start}-{numbers.stop - 1}: the process died (see above)"
                    yield Shard(len(numbers), failures=(message,))
                done += 1
        ranges = ranges[done:]


def tried(plan: Plan, numbers: range) -> Shard:
    """What became of the inputs of these numbers."""
    faulthandler.enable()
    signal.signal(signal.SIGPROF, _interrupt)
    packs = tuple(Library().get(name) for name in PACKS)
    failures, silent, unread, slowest, peak = [], [], 0, (0.0, 0), _peak()
    for number in numbers:
        original, data = made(plan, number)
        faulthandler.dump_traceback_later(plan.seconds * _PATIENCE, exit=True)  # where no Python code is reached
        signal.setitimer(signal.ITIMER_PROF, plan.seconds)
        started, trouble = _spent(), ""
        try:
            task = Task(f"{number}{formats()[plan.reader]}", packs, data=data)
            result = whole_way(task, fixing=number % FIXED == 0)
            unread += result.status == "unreadable"
            silent += [number] if original.faulty and is_silent(result) else []
        except TooSlow:
            trouble = f"longer than {plan.seconds} s\n{traceback.format_exc()}"
        except Exception:  # noqa: BLE001 - this is what we are looking for
            trouble = traceback.format_exc()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            faulthandler.cancel_dump_traceback_later()
        spent = _spent() - started
        slowest = max(slowest, (spent, number))
        before, peak = peak, _peak()
        if peak > plan.memory and peak > before:
            trouble += f"memory rose from {before} to {peak} MiB\n"
        if trouble:
            failures.append(f"{plan.reader} {number}: {trouble}")
        if plan.keep and (trouble or len(numbers) == 1):
            _keep(plan, number, data)
    return Shard(len(numbers), unread, slowest, peak, tuple(failures), tuple(silent))


def made(plan: Plan, number: int) -> tuple[Original, bytes]:
    """An input, and the original that it was."""
    random = Random(f"{plan.reader} {plan.seed} {number}")  # noqa: S311 - repeatable, not secret
    original, other = random.choice(plan.originals), random.choice(plan.originals)
    return original, damaged(original.data, other.data, plan.reader, random)


def whole_way(task: Task, *, fixing: bool = True) -> FileResult:
    """The result for bytes in memory, after it was written in every format and all that can be fixed was fixed."""
    source = Source(task.path, task.data or b"")
    result = lint.lint_source(source, task.packs)
    for name in reporters.MODULES:
        for _ in reporters.load(name)(Result((result,)), "zh", screen=PLAIN, quiet=False):
            pass
    how = Fixing(unsafe=True, dry=True)
    if fixing and any(finding.fix for finding in result.findings):
        fixed = fixes.fix_source(source, task, how)
        again = fixes.fix_source(Source(task.path, fixed.data), task, how)
        if again.data != fixed.data and not fixed.unfixed:
            raise NotTheEndError
    return result


def is_silent(result: FileResult) -> bool:
    """Whether nothing at all is said of a file, but for what no other report was at hand for."""
    not_evaluated = [each for each in result.not_evaluated if not each.lacks]
    return not (result.findings or not_evaluated or result.reason or result.suppressed)


def _keep(plan: Plan, number: int, data: bytes) -> None:
    if plan.keep:
        plan.keep.mkdir(parents=True, exist_ok=True)
        (plan.keep / f"{plan.reader}-{plan.seed}-{number}{formats()[plan.reader]}").write_bytes(data)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def _spent() -> float:
    """Seconds of the processor that this process and those that it started have taken."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, _OURS))


def _peak() -> int:
    """Most memory that this process or one that it started ever had, in mebibytes."""
    most = max(resource.getrusage(who).ru_maxrss for who in _OURS)
    return most // (_MEBIBYTE if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
