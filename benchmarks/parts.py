"""The parts of the benchmark: what each measures, and its bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import growth
import peers
from installed import ROOT
from measuring import Command, cost, medians
from setting import Setting
from table import Row

FAULTY = ROOT / "examples" / "faulty"
ONE_REPORT = {".docx": 9, ".html": 9, ".md": 11, ".txt": 9}
"""The most that one report may cost, in B."""
COLD, WARM = 20, 1
"""Milliseconds of the processor for each of many reports."""
TWO_WORKERS = 1.7
MARKDOWN = 90


def one(setting: Setting) -> Iterator[Row]:
    """One report."""
    gouji, files = setting.gouji, {suffix: FAULTY / f"qingshi-2024{suffix}" for suffix in ONE_REPORT}
    commands = {"B": Command(gouji.empty), "version": Command((gouji.gouji, "--version"))}
    for suffix, file in files.items():
        commands[f"file {suffix}"] = Command((*setting.cold, str(file)))
        commands[f"stdin {suffix}"] = Command((*setting.cold, "--stdin-filename", file.name, "-"), reads=file)
        commands[f"first {suffix}"] = Command((*setting.warm, str(file)), fresh=True)
        commands[f"again {suffix}"] = Command((*setting.warm, str(file)))
    for command in commands.values():
        cost(command)  # once before: bytecode, and what is kept between runs
    costs = medians(commands, setting.runs)
    unit = costs["B"].cpu
    yield Row("B: python -c pass", unit * 1000, " ms")

    def row(name: str, key: str, bound: float | None) -> Row:
        return Row(name, costs[key].cpu / unit, " B", bound, note=f"{costs[key].cpu * 1000:.0f} ms")

    yield row("gouji --version", "version", None)
    for kind, name, factor in (("file", "one report", 1), ("stdin", "on standard input", 1), ("first", "first run", 2)):
        for suffix, bound in ONE_REPORT.items():
            yield row(f"{name}, {suffix}", f"{kind} {suffix}", bound * factor)
    for suffix in ONE_REPORT:
        yield row(f"from the result cache, {suffix}", f"again {suffix}", None)


def many(setting: Setting) -> Iterator[Row]:
    """Many reports of all formats."""
    folder = setting.made("corpus.py", "reports", "--reports", str(setting.reports))
    cache = setting.folder / "results"
    largest = [max(folder.glob(f"*{suffix}"), key=lambda path: path.stat().st_size) for suffix in ONE_REPORT]
    commands = {
        "B": Command(setting.gouji.empty),
        "cold": Command((*setting.cold, str(folder))),
        "two": Command((*setting.cold[:-1], "2", str(folder))),
        "warm": Command((*setting.warm, str(folder)), cache=cache),
        **{path.name: Command((*setting.cold, str(path))) for path in largest},
    }
    cost(commands["warm"])
    costs = medians(commands, setting.runs)

    def row(name: str, key: str, bound: float) -> Row:
        each = costs[key].cpu / setting.reports
        return Row(
            name, each * 1000, " ms", bound, note=f"{each / costs['B'].cpu:.2f} B; all in {costs[key].wall:.1f} s"
        )

    yield row(f"{setting.reports} reports, each, one worker", "cold", COLD)
    yield row("the same, two workers", "two", COLD)
    yield row("the same, from the result cache", "warm", WARM)
    yield Row("two workers, times as fast", costs["cold"].wall / costs["two"].wall, "", TWO_WORKERS, least=True)
    peak = max(costs[path.name].peak for path in largest)
    for key, name in (("cold", "one worker"), ("two", "the larger of two")):
        note = f"{costs[key].peak:.0f} MiB"
        yield Row(f"memory over that of the largest file, {name}", costs[key].peak / peak, note=note)


def beside_peers(setting: Setting) -> Iterator[Row]:
    """Markdown reports, and what others take for them."""
    number = min(MARKDOWN, setting.reports)
    folder = setting.made("corpus.py", "markdown", "--reports", str(number), "--formats", ".md")
    others = peers.found(folder)
    commands = {
        "gouji": Command((*setting.cold[:-2], ".")),
        "gouji, one worker": Command((*setting.cold, ".")),
    }
    compared = {name: Command(command.arguments, folder) for name, command in commands.items()}
    compared |= {name: others.pop(name) for name in (peers.YARDSTICK,) if name in others}
    costs = medians(compared, setting.runs) | medians(others, min(peers.FEW, setting.runs))
    for name in costs:
        note = f"{costs[name].cpu:.2f} s of the processor"
        yield Row(f"{number} Markdown reports, {name}", costs[name].wall, " s", note=note)
    if peers.YARDSTICK in costs:
        other = costs[peers.YARDSTICK]
        for name in ("gouji", "gouji, one worker"):
            own = costs[name]
            yield Row(f"{name}, time over {peers.YARDSTICK}", own.wall / other.wall, "", 0.5)
            yield Row(f"{name}, processor over {peers.YARDSTICK}", own.cpu / other.cpu, "", 0.5)
    for name in peers.absent():
        yield Row(f"{name} is not on the path", float("nan"))


def growing(setting: Setting) -> Iterator[Row]:
    """The exponent of more reports in a run, and of longer ones; 1 is in proportion.

    Seconds of the processor. A run: what it takes more than one with a few of its reports. A report 10, 100, 1,000
    times as long in one way: what it takes more than one of common length, in a process that has checked others.
    """
    folder = setting.made("corpus.py", "corpus", "--reports", str(setting.reports))
    yield growth.of_corpus(setting.cold, sorted(folder.iterdir()), setting.runs)
    for kind, suffix in setting.grown:
        yield growth.of_report(setting.gouji.python, kind, suffix, setting.lengths[kind], setting.runs)


def typing(setting: Setting) -> Iterator[Row]:
    """An edit in a report of 20 kB that is open in an editor, until the language server has said what is wrong.

    Seconds of the clock, over those of the processor for an idle Python right before.
    """
    import server  # noqa: PLC0415 - processes that are started later would be charged with its memory

    yield from server.rows(setting)


PARTS: Mapping[str, Callable[[Setting], Iterator[Row]]] = {
    "one": one,
    "many": many,
    "peers": beside_peers,
    "growth": growing,
    "server": typing,
}
