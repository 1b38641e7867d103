"""Stores that are written; ``gouji.corpus.writing``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.corpus.reading import Store
from gouji.corpus.recording import write_records
from gouji.messages.errors import FileError
from support.store import record, rows

pytest.importorskip("pyarrow", reason="needs the extra corpus")

OLD = [record(f"{number}.md", f"{number}乡") for number in range(5)]
NEW = [record("1.md", "1乡", received="8"), record("7.md", "7乡"), record("8.md", "8乡")]
KILLED = 9
SCRIPT = """
import os, sys
from pathlib import Path
from gouji.corpus.recording import write_records
from support.store import record

store, left = Path(sys.argv[1]), int(sys.argv[2])
records = [record("1.md", "1乡", received="8"), record("7.md", "7乡"), record("8.md", "8乡")]

def count(event, arguments):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir") and str(store) in str(arguments[0]):
        left -= 1
        if left == 0:
            os._exit(9)

sys.addaudithook(count)
write_records(store, records, size=1)
"""
"""Writes the new records, but is killed when it asks the system for the nth time to change something in the store."""


def killed_at(store: Path, moment: int) -> bool:
    """Whether a process that writes the new records came to this moment, at which it was killed."""
    path = [str(Path(__file__).parents[1]), *sys.path]
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{SCRIPT}", str(store), str(moment)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode in (0, KILLED), done.stderr
    return done.returncode == KILLED


def test_records_are_written_as_they_are(tmp_path: Path) -> None:
    write_records(tmp_path / "s", OLD[:1])
    found = rows(tmp_path / "s")
    assert [len(found[table]) for table in ("reports", "cells", "passages", "findings")] == [1, 2, 2, 0]


@pytest.mark.parametrize("size", [1, 2, 500])
def test_size_of_batches_makes_no_difference(tmp_path: Path, size: int) -> None:
    write_records(tmp_path / "one", OLD)
    write_records(tmp_path / "other", OLD, size=size)
    assert rows(tmp_path / "other") == rows(tmp_path / "one")


def test_a_record_takes_the_place_of_that_of_its_path(tmp_path: Path) -> None:
    write_records(tmp_path / "s", OLD, size=2)
    write_records(tmp_path / "s", NEW)
    write_records(tmp_path / "whole", [*(each for each in OLD if each.path != "1.md"), *NEW])
    assert rows(tmp_path / "s") == rows(tmp_path / "whole")


def test_nothing_is_left_of_what_no_longer_counts(tmp_path: Path) -> None:
    store = tmp_path / "s"
    write_records(store, OLD, size=2)
    write_records(store, NEW)
    named = json.loads((store / "manifest.json").read_text("utf-8"))
    batches = {batch["name"] for batch in named["batches"]}
    for table, names in {"reports": set(named["reports"]), "cells": batches, "passages": batches}.items():
        assert {file.stem for file in (store / table).iterdir()} == names


def test_a_run_that_is_killed_at_any_moment_leaves_the_store_as_it_was_and_the_next_one_ends_it(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    write_records(whole, OLD, size=2)
    before = rows(whole)
    write_records(whole, NEW)
    after = rows(whole)
    moments, ended = 0, 0
    for moment in range(1, 200, 2):
        store = tmp_path / str(moment)
        write_records(store, OLD, size=2)
        if not killed_at(store, moment):
            break
        moments += 1
        ended += rows(store) == after
        assert rows(store) in (before, after)
        write_records(store, NEW)
        assert rows(store) == after
    assert moments > 5
    assert ended < moments / 2


def test_a_run_that_is_killed_over_and_over_ends_at_last(tmp_path: Path) -> None:
    store = tmp_path / "s"
    write_records(store, OLD, size=2)
    before = rows(store)
    for _ in range(3):
        assert killed_at(store, 12)
        assert rows(store) == before
    assert not killed_at(store, 10_000)
    write_records(tmp_path / "whole", [*(each for each in OLD if each.path != "1.md"), *NEW])
    assert rows(store) == rows(tmp_path / "whole")


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    store = tmp_path / "s"
    code = (
        "import sys\nfrom pathlib import Path\nfrom gouji.corpus.writing import opened\n"
        "with opened(Path(sys.argv[1])):\n print('writing', flush=True)\n sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "writing\n"
        with pytest.raises(FileError, match="another gouji is writing this store"):
            write_records(store, OLD)
        other.kill()
    write_records(store, OLD)
    assert len(rows(store)["reports"]) == len(OLD)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(FileError, match="is no store and holds other files"):
        write_records(tmp_path, OLD)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
def test_a_store_needs_a_name_that_is_text(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the path of the store is no text"):
        write_records(tmp_path / "\udcff", OLD)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileError, match="the path of the store is no text"):
        Store(tmp_path / "\udcff")


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("mine", "utf-8")
    with pytest.raises(FileError, match="is no folder"):
        write_records(tmp_path / "s", OLD)


def test_no_records_are_an_empty_store(tmp_path: Path) -> None:
    write_records(tmp_path / "s", [])
    assert rows(tmp_path / "s") == {"reports": [], "cells": [], "passages": [], "findings": []}
    write_records(tmp_path / "s", OLD)
    assert len(rows(tmp_path / "s")["reports"]) == len(OLD)
