"""What a run costs, as multiples of what could not be saved: so that machines and days can be compared.

``python benchmarks/speed.py`` takes the reports of ``examples/`` and prints three tables. The first has the time of the
processor for ``gouji check`` on one report, over that of a Python that does nothing. The second follows one report
through the process, over what a parser alone takes for its format. The third has two hundred reports in one run, over
parsing them all. Each figure is the least of several runs; what is kept between runs is kept in a folder of its own.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from time import process_time

from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from gouji import checks, readers
from gouji.checks.context import Context
from gouji.checks.identities.rule import IdentitiesRule
from gouji.forms.bind import bind
from gouji.forms.report import Report
from gouji.packs.library import Library
from gouji.text.source import Source, decode

REPORTS = Path(__file__).parent.parent / "examples" / "faulty"
PACK = "gia-2021"
MANY = 200
RUNS = 5


def main() -> None:
    """Prints the tables."""
    write = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOUJI_CACHE_DIR"] = folder
        empty = best(partial(process, "-c", "pass"))
        write(f"one report, over an empty process ({empty * 1000:.0f} ms)\n")
        for name, cost in started():
            write(f"{name:10}{cost / empty:8.1f}\n")
        write("\none report in the process, over the parser alone\n")
        write(f"{'':10}{'parser':>8}{'reading':>9}{'binding':>8}{'checking':>10}\n")
        for suffix, parsing, *costs in followed():
            write(f"{suffix:10}{parsing * 1000:5.1f} ms" + "".join(f"{cost / parsing:9.1f}" for cost in costs) + "\n")
        write(f"\n{MANY} reports, over the parsers alone\n")
        for name, cost in together():
            write(f"{name:10}{cost:8.1f}\n")


def started() -> Iterator[tuple[str, float]]:
    """Seconds for one report from nothing, its pack to be compiled or compiled before."""
    yield "--version", best(partial(process, "-m", "gouji", "--version"))
    for report in reports():
        yield report.suffix, best(partial(process, "-m", "gouji", "check", str(report)))
    anew = partial(process, "-m", "gouji", "check", "--no-cache", str(REPORTS / "qingshi-2024.txt"))
    yield "anew", best(anew, runs=2)


def followed() -> Iterator[tuple[str, float, float, float, float]]:
    """For each format seconds of its parser, of reading, of binding the form and of all checks."""
    pack = Library().get(PACK)
    for path in reports():
        data = path.read_bytes()
        source = Source(path.name, data)
        document = readers.read(source)
        report = bind(document, pack.form)

        def check_all(report: Report = report) -> None:
            context = Context(pack.info, report, pack.of_type(IdentitiesRule))
            for name, kind in checks.kinds().items():
                list(kind.load_check()(report, pack.rules_of(name), context))

        yield (
            path.suffix,
            best(partial(PARSERS[path.suffix], data)),
            best(partial(readers.read, source)),
            best(partial(bind, document, pack.form)),
            best(check_all),
        )


def together() -> Iterator[tuple[str, float]]:
    """Multiples for many reports of all formats in one run."""
    found = reports()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(MANY):
            report = found[number % len(found)]
            shutil.copy(report, Path(folder, f"{number:03}{report.suffix}"))
        datas = {report: report.read_bytes() for report in found}

        def parse_all() -> None:
            for number in range(MANY):
                report = found[number % len(found)]
                PARSERS[report.suffix](datas[report])

        parsing = best(parse_all, runs=2)
        for jobs in ("1", "2"):
            run = partial(process, "-m", "gouji", "check", folder, "--jobs", jobs, "--format", "concise")
            yield f"--jobs {jobs}", best(run, runs=2) / parsing


def reports() -> list[Path]:
    """One report in every format."""
    return sorted(path for path in REPORTS.iterdir() if path.suffix in PARSERS)


def best(action: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of the processor, of this process and those that it starts, in the best of the runs."""
    seconds = []
    for _ in range(runs):
        start = used()
        action()
        seconds.append(used() - start)
    return min(seconds)


def used() -> float:
    """Seconds of the processor until now."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def process(*arguments: str) -> None:
    """Runs Python to its end, as it is installed for everybody: it may keep its bytecode."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own command


def _word(data: bytes) -> object:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))


PARSERS: Mapping[str, Callable[[bytes], object]] = {
    ".docx": _word,
    ".html": lxml_html.document_fromstring,
    ".md": lambda data: MarkdownIt("commonmark").enable("table").parse(data.decode()),
    ".txt": lambda data: decode(data).text.splitlines(),
}


if __name__ == "__main__":
    main()
