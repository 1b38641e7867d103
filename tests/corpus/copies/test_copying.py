"""Which reports of a store have copies, so that only these are looked up; ``gouji.corpus.copies.copying``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from gouji.cli.main import main
from gouji.corpus.copies.copying import copying
from gouji.corpus.engines import engine
from gouji.corpus.entries import report_id
from gouji.corpus.postings.building import build
from gouji.corpus.reading import Store
from gouji.records.thresholds import THRESHOLDS, Thresholds
from support.copied import records, store

UNITS = 24
INVOLVED = {unit + shift for unit in range(3, UNITS, 3) for shift in (-1, 0)}
"""Every third unit copies from the one before it."""


@pytest.fixture
def filled(tmp_path: Path) -> Store:
    found = Store(store(tmp_path / "store", *records(UNITS)))
    build(found, engine)
    return found


@pytest.mark.parametrize(
    ("thresholds", "units"),
    [((THRESHOLDS,), INVOLVED), ((Thresholds(fresh=5000),), set()), ((Thresholds(fresh=5000), THRESHOLDS), INVOLVED)],
)
def test_who_copies_and_who_is_copied(filled: Store, thresholds: tuple[Thresholds, ...], units: set[int]) -> None:
    assert copying(filled, thresholds, engine) == {report_id(f"报告/{unit}.md") for unit in units}


def test_the_command_tells_of_these(filled: Store, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", str(filled.folder), "--select", "copies", "--format", "json", "-j", "1"])
    output = json.loads(capsys.readouterr().out)
    told = {Path(each["path"]).stem for each in output["findings"]}
    assert told
    assert told <= {str(unit) for unit in INVOLVED}
    assert all(file["evaluated"] == 1 for file in output["files"])
