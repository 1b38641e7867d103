"""Reports that are there as facts only; ``gouji.records.facts_file``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from gouji.linter.binding import bind_source
from gouji.messages.errors import FileError
from gouji.messages.message import Language
from gouji.packs.library import Library
from gouji.records.facts_file import FactsFile
from gouji.records.making import record_of
from gouji.records.model import Record
from gouji.text.source import Source
from gouji.views import facts
from support.files import put
from support.render import Render, as_docx, as_html, as_markdown, as_text
from support.year_pair import LAST

FORMATS: dict[str, Render] = {"docx": as_docx, "html": as_html, "md": as_markdown, "txt": as_text}

pytestmark = pytest.mark.usefixtures("folder")


def written(suffix: str, kind: str, language: Language = "zh") -> Record:
    """The record of a report, whose facts are written to a file."""
    pack = Library().get("gia-2021")
    report = bind_source(Source(f"2023.{suffix}", FORMATS[suffix](LAST)), [pack]).report
    text = facts.as_json(report, pack, language) if kind == "json" else facts.as_csv(report, pack, language)
    put(f"facts.{kind}", text)
    return record_of(report, pack.info)


def plainly(record: Record) -> Record:
    """The record without places."""
    cells = tuple(replace(cell, place=None) for cell in record.cells)
    passages = tuple(replace(passage, place=None) for passage in record.passages)
    return replace(record, cells=cells, passages=passages, lined=True)


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_written_is_read_back(suffix: str) -> None:
    record = written(suffix, "json")
    (found,) = FactsFile("facts.json").records
    assert plainly(found) == plainly(record)
    assert found.cells[0].place == (record.cells[0].place if record.lined else None)


@pytest.mark.parametrize("suffix", FORMATS)
def test_csv_has_no_narrative(suffix: str) -> None:
    record = written(suffix, "csv", "en")
    (found,) = FactsFile("facts.csv").records
    assert plainly(found) == replace(plainly(record), title="", passages=())


def test_several_reports_in_one_table() -> None:
    written("md", "csv")
    lines = Path("facts.csv").read_text("utf-8").splitlines()
    more = [line.replace(",2023,", ",2022,").replace("2023.md", "2022.md") for line in lines[1:]]
    put("facts.csv", "\n".join([*lines, *more]) + "\n")
    archive = FactsFile("facts.csv")
    assert [(record.path, record.year) for record in archive.records] == [("2023.md", 2023), ("2022.md", 2022)]
    assert [record.path for record in archive.reports("澄溪县 青石镇人民政府", 2022)] == ["2022.md"]
    assert archive.reports("白沙镇人民政府", 2022) == ()


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_facts_of_earlier_versions_say_of_whom_they_are_not(kind: str) -> None:
    written("md", kind)
    text = Path(f"facts.{kind}").read_text("utf-8")
    if kind == "json":
        old = {
            key: value for key, value in json.loads(text).items() if key not in ("year", "unit", "title", "passages")
        }
        put("facts.json", json.dumps(old))
    else:
        put("facts.csv", "".join(f"{line.rsplit(',', 4)[0]}\n" for line in text.splitlines()))
    with pytest.raises(FileError, match="write it anew with gouji facts"):
        _ = FactsFile(f"facts.{kind}").records


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", "{"), ("a.json", "[1]"), ("a.csv", "a,b\n1,2\n"), ("a.csv", b"\xff\xfe"), ("a.csv", "")],
)
def test_other_files_are_no_facts(name: str, content: str | bytes) -> None:
    put(name, content)
    with pytest.raises(FileError, match="not written by gouji facts"):
        _ = FactsFile(name).records


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(FileError, match="cannot be read"):
        _ = FactsFile("nix.json").records
