from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.findings.model import Finding, Where
from gouji.linter.baseline import Baseline, Known
from gouji.linter.baseline_file import BaselineFile, load, root_of, write
from gouji.linter.results import FileResult, Result
from gouji.messages.errors import FileError, UsageError
from gouji.messages.message import plain

names = st.text(st.characters(exclude_categories=()), max_size=8)


@given(st.dictionaries(st.builds(Known, names, names, names, names), st.integers(1, 9), max_size=5))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, counts: dict[Known, int]) -> None:
    path = tmp_path_factory.mktemp("baseline") / "known.json"
    write(Baseline(path.parent, counts), path)
    assert (load(path).root, load(path).counts) == (path.parent, counts)
    assert len(path.read_bytes().splitlines()) >= len(counts) + 2 or b"\x0b" in path.read_bytes()


def test_one_line_a_fault_in_order(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    write(Baseline(tmp_path, {Known("乙.md", "r", "w", "0"): 2, Known("a/甲.md", "r", "w", "1"): 1}), path)
    assert path.read_text(encoding="utf-8") == (
        '{"version": 1, "findings": [\n'
        '{"path": "a/甲.md", "rule": "r", "where": "w", "content": "1", "count": 1},\n'
        '{"path": "乙.md", "rule": "r", "where": "w", "content": "0", "count": 2}\n'
        "]}\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["known.json"]


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    write(Baseline(tmp_path), path)
    os.utime(path, (0, 0))
    write(load(path), path, path.read_bytes())
    assert path.stat().st_mtime == 0


def test_what_somebody_else_wrote_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    for before in (None, b"{}"):
        path.write_bytes(b"[]")
        with pytest.raises(OSError, match="changed"):
            write(Baseline(tmp_path), path, before)
        assert path.read_bytes() == b"[]"


GOOD = '{"path": "a", "rule": "r", "where": "w", "content": "c"}'


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", ":1:1", "JSON"),
        ("[]", ":1:1", "object"),
        ('{"findings": []}', ":1:1", "version"),
        ('{"version": 2, "findings": []}', "", "2"),
        ('{"version": 1, "findings": [\n<<<<<<< HEAD\n]}', ":2:1", "JSON"),
        ('{"version": 1, "findings": [\n' + GOOD + ',\n{"path": "a"}\n]}', ":3:1", "rule"),
        ('{"version": 1, "findings": [\n' + GOOD + ",\n" + GOOD + ",\n 7]}", ":4:2", "object"),
        ('{"version": 1, "findings": [' + GOOD.replace("}", ', "count": 0}') + "]}", ":1:29", "count"),
        ("[" * 100_000, "", "JSON"),
        ('{"version": ' + "9" * 5000 + "}", ":1:13", "number"),
        ('{"version": 1, "findings": [\n' + GOOD.replace("}", f', "count": -{"1" * 19}}}') + "]}", ":2:67", "number"),
        ('{"version": 1, "findings": [\n' + GOOD.replace("}", ', "count": 1e999}') + "]}", ":2:1", "count"),
    ],
)
def test_what_is_wrong_is_reported_with_its_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(text.encode())
    with pytest.raises(FileError) as error:
        load(path)
    assert error.value.text("en").startswith(f"{path}{place}: ")
    assert words in error.value.text("en")


def test_no_text(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(FileError, match="UTF-8"):
        load(path)


def test_both_sides_of_a_merge_may_have_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(json.dumps({"version": 1, "findings": [json.loads(GOOD)] * 2}), encoding="utf-8")
    assert load(path).counts == {Known("a", "r", "w", "c"): 1}


def test_paths_lead_from_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "ci").mkdir()
    assert root_of(tmp_path / "ci" / "known.json") == tmp_path


# ---- in a run ------------------------------------------------------------------------------------------------------


def result(*texts: str) -> Result:
    found = (Finding("a.md", "sections", "stray", "p", "error", plain(text), where=Where("one")) for text in texts)
    return Result((FileResult("a.md", "read", findings=tuple(found), rules=("stray",)),))


@pytest.fixture
def path(folder: Path) -> Path:
    (folder / "a.md").touch()
    return folder / "known.json"


def faults(path: Path) -> int:
    return len(load(path).counts)


def test_one_that_is_missing_is_created_only_where_it_is_to_be_updated(path: Path) -> None:
    with pytest.raises(FileError, match="--update-baseline creates it"):
        BaselineFile(path).open()
    file = BaselineFile(path, "shrink")
    assert not file.compared(result("x", "y"), file.open()).files[0].findings
    assert faults(path) == 2


@pytest.mark.parametrize(
    ("update", "new", "left"), [(None, ["z"], 2), ("shrink", ["z"], 1), ("extend", [], 2)], ids=str
)
def test_updates(path: Path, update: str | None, new: list[str], left: int) -> None:
    write(Baseline(path.parent).including(result("x", "y").files), path)
    file = BaselineFile(path, update)  # type: ignore[arg-type]
    after = file.compared(result("x", "z"), file.open())
    assert [finding.message.zh for finding in after.files[0].findings] == new
    assert after.mended == 1
    assert faults(path) == left


def test_one_that_cannot_be_written(path: Path) -> None:
    file = BaselineFile(path.parent / "no" / "known.json", "extend")
    with pytest.raises(UsageError, match="cannot write"):
        file.compared(result("x"), file.open())
