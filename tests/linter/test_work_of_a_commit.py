"""What a run over a repository reads anew where one file has changed: that file, and what a new break is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from gouji.linter import lint, prints
from gouji.linter.beside import Beside
from gouji.linter.session import Session
from gouji.records import gathered
from gouji.records.model import Record
from support.files import put
from support.planted_district import (
    BEFORE,
    DISTRICT,
    EDUCATION,
    FINANCE,
    FORESTRY,
    NOW,
    QINGSHI,
    WATER,
    Key,
    agreeing,
    broken,
    files,
)
from support.render import FORMATS, SampleReport
from support.render_odt import as_odt
from support.render_pdf import as_pdf
from support.summed_district import TABLE

RENDERED = {
    ".md": FORMATS[".md"],
    ".pdf": as_pdf,
    ".txt": FORMATS[".txt"],
    ".odt": as_odt,
    ".docx": FORMATS[".docx"],
    ".html": FORMATS[".html"],
}
AGREEING, BROKEN = agreeing(), broken()


class Change(Struct, frozen=True):
    """A report that takes the place of another one, what is told then, and how often which files are read.

    ``words``: it has other words, in which copies are looked for anew.
    """

    key: Key
    report: SampleReport
    rules: tuple[str, ...] = ()
    read: Mapping[Key, int] = {}
    words: bool = False


_LAST = AGREEING[EDUCATION, BEFORE]
CHANGES = [
    Change((FORESTRY, NOW), AGREEING[FORESTRY, NOW]),
    Change((QINGSHI, NOW), BROKEN[QINGSHI, NOW], read={(QINGSHI, NOW): 1}, words=True),
    # What comparing finds is judged with all else of the file, which is read once more for that.
    Change((EDUCATION, NOW), BROKEN[EDUCATION, NOW], ("documents-roll",), {(EDUCATION, NOW): 2}),
    # The same for a file that was not changed.
    Change(
        (EDUCATION, BEFORE),
        replace(_LAST, tables={**_LAST.tables, ("documents", "normative", "in_force"): "9"}),
        ("documents-roll",),
        {(EDUCATION, BEFORE): 1, (EDUCATION, NOW): 1},
    ),
    # Last year's is a Word document: where its cell stands is looked up there. The sums above do not hold, either, and
    # one of the largest parts is in a Word document.
    Change(
        (WATER, NOW),
        BROKEN[WATER, NOW],
        ("requests-carried-over", "units-requests"),
        {(WATER, NOW): 2, (WATER, BEFORE): 1, (DISTRICT, NOW): 1, (FINANCE, NOW): 1},
    ),
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that were read as documents; of all others, the results were kept."""
    paths: list[str] = []
    real = lint.readers.read

    def counted(source: lint.Source) -> object:
        paths.append(source.path)
        return real(source)

    monkeypatch.setattr(lint.readers, "read", counted)
    monkeypatch.setattr(lint, "_UNBOUNDED", 600)  # however slow the machine
    return paths


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Paths of the reports whose words were cut into fingerprints; of all others, these were kept."""
    paths: list[str] = []
    real = gathered.prints_of

    def counted(record: Record) -> gathered.Prints:
        paths.append(record.path)
        return real(record)

    monkeypatch.setattr(gathered, "prints_of", counted)
    monkeypatch.setattr(prints, "STORE", replace(prints.STORE, name=tmp_path_factory.mktemp("prints").name))
    return paths


def told(path: str) -> tuple[str, ...]:
    run = Session(jobs=1, beside=Beside(project=True)).run([path])
    return tuple(each.rule for each in run.result.findings)


def test_only_what_has_changed_is_read(folder: Path, read: list[str], searched: list[str]) -> None:
    put(folder / ".gouji.yaml", "units: units.yaml\n")
    put(folder / "units.yaml", TABLE)
    written = files(AGREEING, RENDERED)
    paths = {key: path for key, (path, _) in written.items()}
    for path, data in written.values():
        put(path, data)
    assert told(".") == ()
    assert sorted(read) == sorted(searched) == sorted(paths.values())
    for change in CHANGES:
        path, before = written[change.key]
        put(path, RENDERED[Path(path).suffix](change.report))
        read.clear()
        searched.clear()
        assert told(path) == change.rules, change.key
        assert searched == [path] * change.words
        assert Counter(read) == {paths[key]: count for key, count in change.read.items()}, change.key
        read.clear()
        assert (told(path), read) == (change.rules, []), f"once more: {change.key}"
        put(path, before)
