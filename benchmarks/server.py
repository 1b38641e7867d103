"""What an edit costs in an editor: a report is open in ``gouji server``, and one character is typed in a cell.

A client library talks with a process of its own over pipes, as an editor does. The clock runs from the notification of
the change until the diagnostics of that version are there: nobody waits in between for a person to stop typing, the
server least of all. Every character goes to another cell, so that no text was there before.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

import psutil
from corpus import SEED, made
from lengthened import FORMATS
from lsprotocol import types
from measuring import Command, cost
from msgspec import Struct
from printed import Heading, in_order
from prose import paragraph
from setting import Setting
from table import Row

from gouji import readers
from gouji.document.model import Table
from gouji.server.positions import Positions
from gouji.text.source import Source, decode
from gouji.text.spans import Span
from support.editor import Editor

SIZE = 20_000
EDITS = 5
"""In a round."""
MOST = 10
"""The most that an answer may take, in B."""
LANGUAGES = {".html": "html", ".md": "markdown", ".txt": "plaintext"}


class Round(Struct, frozen=True):
    """Seconds: of the clock for each edit, and of the processor, in the server for one and for an idle Python."""

    answered: tuple[float, ...]
    worked: float
    empty: float


class Typing:
    """A report of 20 kB that is open in an editor."""

    def __init__(self, command: Sequence[str], folder: Path, suffix: str) -> None:
        self.text = long_enough(suffix).decode()
        self.places = list(figures(self.text, suffix))
        self.editor = Editor(folder, command=command)
        self.server = psutil.Process(self.editor.process.pid)
        self.uri = self.editor.open(folder / f"a{suffix}", self.text, LANGUAGES[suffix])
        self.editor.diagnostics(self.uri)
        for _ in range(EDITS):  # what runs for the first time is no edit yet
            self.typed()

    def typed(self) -> float:
        """Types a figure at the end of the next cell, and takes it away again; the seconds of the first."""
        place = self.places.pop(0)
        self.places.append(place)
        seconds = self._answered(types.Range(place, place), "7")
        self._answered(types.Range(place, types.Position(place.line, place.character + 1)), "")
        return seconds

    def round(self, empty: Command) -> Round:
        """Some edits, right after what they are compared with."""
        unit, before = cost(empty).cpu, self._worked()
        answered = tuple(self.typed() for _ in range(EDITS))
        return Round(answered, (self._worked() - before) / (2 * EDITS), unit)

    def _answered(self, place: types.Range, text: str) -> float:
        start = perf_counter()
        version = self.editor.change(self.uri, types.TextDocumentContentChangePartial(place, text))
        self.editor.diagnostics(self.uri, version)
        return perf_counter() - start

    def _worked(self) -> float:
        times = self.server.cpu_times()
        return times.user + times.system


def long_enough(suffix: str) -> bytes:
    """The first report of the corpus with as many more paragraphs in its overview as make 20 kB of it."""
    title, *blocks = in_order(made(SEED, 0).report)
    start, draw = blocks.index(Heading("一、总体情况")) + 1, Random(SEED)  # noqa: S311 - invented text
    while len(data := FORMATS[suffix]([title, *blocks])) < SIZE:
        blocks.insert(start, paragraph(draw))
    return data


def figures(text: str, suffix: str) -> Iterator[types.Position]:
    """The ends of cells that have a figure in them."""
    data = text.encode()
    positions = Positions(decode(data), "utf-16")
    for block in readers.read(Source(f"a{suffix}", data)).blocks:
        for cell in block.cells if isinstance(block, Table) else ():
            if cell.text.value.isdecimal():
                end = cell.text.span().end
                yield positions.at(Span(end, end)).start


def rows(setting: Setting) -> Iterator[Row]:
    """The median of all edits in each format, each over the B of its round."""
    empty, command = Command(setting.gouji.empty), (setting.gouji.gouji, "server")
    typing = {suffix: Typing(command, setting.folder, suffix) for suffix in LANGUAGES}
    rounds: dict[str, list[Round]] = {suffix: [] for suffix in typing}
    for _ in range(setting.runs):
        for suffix, each in typing.items():
            rounds[suffix].append(each.round(empty))
    for suffix, each in typing.items():
        each.editor.quit()
        yield from _of_format(suffix, rounds[suffix])


def _of_format(suffix: str, rounds: Sequence[Round]) -> Iterator[Row]:
    answered = statistics.median(each / one.empty for one in rounds for each in one.answered)
    milliseconds = statistics.median(each for one in rounds for each in one.answered) * 1000
    yield Row(f"an edit, {suffix}, until it is answered", answered, " B", MOST, note=f"{milliseconds:.0f} ms")
    worked = statistics.median(one.worked / one.empty for one in rounds)
    note = f"{statistics.median(one.worked for one in rounds) * 1000:.0f} ms"
    yield Row("the same, of the processor in the server", worked, " B", note=note)
