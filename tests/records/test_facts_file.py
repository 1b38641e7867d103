"""Reports that are there as facts only; ``gouji.records.facts_file``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
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
    [("a.json", "{"), ("a.json", "[1]"), ("a.json", ""), ("a.csv", "a,b\n1,2\n"), ("a.csv", "")],
)
def test_other_files_are_no_facts(name: str, content: str | bytes) -> None:
    put(name, content)
    with pytest.raises(FileError, match="not written by gouji facts"):
        _ = FactsFile(name).records


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"version": 9}, "written by a newer gouji facts (version 9, this one knows 1)"),
        ({"year": "2023"}, "Expected `int | null`, got `str` - at `$.year`"),
        ({"facts": [{"table": "a", "row": "b", "column": "c", "value": "x1"}]}, "at `$.facts[0].value`"),
        ({"facts": [{"table": "a", "row": "b", "column": "c", "value": "9" * 5000}]}, "at `$.facts[0].value`"),
        ({"facts": [{"table": "a", "row": "b", "column": "c", "line": 0}]}, "at `$.facts[0].line`"),
    ],
)
def test_json_that_is_not_what_was_written(changed: dict[str, object], said: str) -> None:
    written("md", "json")
    put("facts.json", json.dumps({**json.loads(Path("facts.json").read_text("utf-8")), **changed}))
    with pytest.raises(FileError, match=re.escape(said)):
        _ = FactsFile("facts.json").records


HEAD = "table,row,column,text,state,value,doubt,path,pack,year,unit\n"


@pytest.mark.parametrize(
    ("lines", "line", "column", "said"),
    [
        ("a,b,c,7,number,7,0,x.md,p,2023年,甲\n", 2, 27, "“2023年” is no year"),
        ("a,b,c,7,number,7,0,x.md,p,2023,甲\na,b,d,7,number,7x,0,x.md,p,2023,甲\n", 3, 1, "at `$.value`"),
        ("a,b,c,7,number,7,much,x.md,p,2023,甲\n", 2, 1, "Expected `float`"),
        ("a,b,c,1,000,number,7,0,x.md,p,2023,甲\n", 2, 1, "12 columns here, 11 in the first line"),
        ('a,b,c,"7,number,7,0,x.md,p,2023,甲\n', 2, 1, "does every quotation end?"),
    ],
)
def test_lines_that_are_not_what_was_written(lines: str, line: int, column: int, said: str) -> None:
    put("a.csv", HEAD + lines)
    with pytest.raises(FileError) as error:
        _ = FactsFile("a.csv").records
    (problem,) = error.value.problems
    assert said in problem.message.en
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: ("\ufeff" + text.replace("\n", "\r\n")).encode(),
        lambda text: text.replace(",", ";").encode(),
        lambda text: (text + ",,\n\n").encode(),
    ],
    ids=["GB18030", "UTF-16", "with a mark", "semicolons", "blank lines"],
)
def test_a_table_that_a_spreadsheet_has_saved(saved: Callable[[str], bytes]) -> None:
    written("md", "csv")
    before = FactsFile("facts.csv").records
    put("saved.csv", saved(Path("facts.csv").read_text("utf-8")))
    assert FactsFile("saved.csv").records == before


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_file_that_is_too_large_is_not_read_in_part(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written("md", kind)
    monkeypatch.setattr("gouji.records.facts_file._MOST", 2000)
    with pytest.raises(FileError, match="larger than 2,000 bytes"):
        _ = FactsFile(f"facts.{kind}").records


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(FileError, match="cannot be read"):
        _ = FactsFile("nix.json").records
