"""The reports of a store beside each other; ``gouji.corpus.comparing``, ``gouji compare``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest

from gouji.checks import kinds
from gouji.cli.main import main
from gouji.corpus.reading import Store
from support.checkout import EXAMPLES
from support.store import rows

pytest.importorskip("pyarrow", reason="needs the extra corpus")

COMPARING = {name for name, kind in kinds().items() if kind.comparison and kind.compares_with != "siblings"}
TOLD = ("path", "line", "column", "rule", "severity", "message", "actual", "expected", "where")
Told = dict[str, Any]


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A district of two years."""
    copytree(EXAMPLES / "district", tmp_path / "d")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "d"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> Told:
    main([*arguments, "--format", "json"])
    found: Told = json.loads(capsys.readouterr().out)
    return found


def of_comparisons(output: Told) -> list[Told]:
    found = [each for each in output["findings"] if each["check"] in COMPARING]
    return [
        {key: each[key] for key in TOLD} | {"related": [(other["path"], other["line"]) for other in each["related"]]}
        for each in found
    ]


def test_it_finds_what_check_finds(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "d", "-o", "s", "-q"]) == 0
    found = of_comparisons(said(capsys, "compare", "s"))
    assert found == of_comparisons(said(capsys, "check", "d"))
    assert {each["rule"] for each in found} >= {"requests-carried-over", "units-decisions"}
    assert district.is_dir()


def test_what_is_not_at_hand_is_not_evaluated(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for each in (district / "2023").iterdir():
        each.unlink()
    main(["corpus", "d", "-o", "s", "-q"])
    output = said(capsys, "compare", "s")
    assert "years" not in {each["check"] for each in output["findings"]}
    assert all("requests-carried-over" in file["not_evaluated"] for file in output["files"])


def test_a_report_below_that_is_missing_is_told(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (district / "2024" / "shuiwu.md").unlink()
    main(["corpus", str(district), "-o", "s", "-q"])
    capsys.readouterr()
    main(["compare", "s", "--lang", "zh"])
    assert re.search(r"2024/yanhu\.docx .*\n.*砚湖区水务局", capsys.readouterr().out)


def test_a_store_without_an_index_of_copies_gets_one(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", str(district), "-o", "s", "-q"])
    before = said(capsys, "compare", "s")
    assert not any("copied-from-other-unit" in file["not_evaluated"] for file in before["files"])
    rmtree("s/postings")
    assert said(capsys, "compare", "s") == before


def test_findings_stand_in_the_store_until_it_changes(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", "d", "-o", "s", "-q"])
    before = rows(Path("s"))["findings"]
    found = said(capsys, "compare", "s")["findings"]
    compared = [row for row in rows(Path("s"))["findings"] if row["compared"]]
    assert len(compared) == len(found) > 0
    assert [row for row in rows(Path("s"))["findings"] if not row["compared"]] == before
    main(["compare", "s", "-q"])
    assert len([row for row in rows(Path("s"))["findings"] if row["compared"]]) == len(found)
    main(["corpus", "d", "-o", "s", "-q"])
    assert Store(Path("s")).manifest.compared
    next((district / "2024").iterdir()).unlink()
    main(["corpus", "d", "-o", "s", "-q"])
    assert not Store(Path("s")).manifest.compared


def test_settings_select_and_ignore(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", "d", "-o", "s", "-q"])
    every = said(capsys, "compare", "s")["findings"]
    rule = every[0]["rule"]
    assert {each["rule"] for each in said(capsys, "compare", "s", "--select", rule)["findings"]} == {rule}
    (district / ".gouji.yaml").write_text(
        f"units: units.yaml\nignore:\n  - {{rule: {rule}, reason: 已核对}}\n", "utf-8"
    )
    left = said(capsys, "compare", "s")
    assert rule not in {each["rule"] for each in left["findings"]}
    assert len(left["findings"]) + sum(each["rule"] == rule for each in every) == len(every)


def test_several_processes_find_the_same(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(60):
        copytree(district / "2024", district / f"{number}" / "2024")
    main(["corpus", "d", "-o", "s", "-q"])
    assert said(capsys, "compare", "s", "-j", "2") == said(capsys, "compare", "s", "-j", "1")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: None, "no store of reports"),
        (lambda store: store.write_text("x"), "no store of reports"),
        (lambda store: (store.mkdir(), (store / "manifest.json").write_text("{")), "is damaged"),
        (lambda store: (store.mkdir(), (store / "manifest.json").write_text('{"gouji.schema": 99}')), "newer than"),
    ],
)
def test_what_is_no_store_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], make: Any, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "s")
    assert main(["--lang", "en", "compare", "s"]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("table", ["reports", "cells", "passages"])
@pytest.mark.parametrize(
    ("damage", "says"),
    [(Path.unlink, "the store lacks this file"), (lambda file: file.write_bytes(file.read_bytes()[:50]), "is damaged")],
)
def test_damaged_files_are_named(
    district: Path, capsys: pytest.CaptureFixture[str], table: str, damage: Any, says: str
) -> None:
    main(["corpus", "d", "-o", "s", "-q"])
    file = next(Path("s", table).iterdir())
    damage(file)
    capsys.readouterr()
    assert main(["--lang", "en", "compare", "s"]) == 2
    told = capsys.readouterr().err
    assert file.name in told
    assert says in told
    assert district.is_dir()


def test_check_takes_last_year_from_a_store(district: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (district / ".gouji.yaml").unlink()
    expected = of_comparisons(said(capsys, "check", "d"))
    main(["corpus", "d/2023", "-o", "s", "-q"])
    found = of_comparisons(said(capsys, "check", "d/2024", "--previous", "s"))
    assert found == expected
    for each in (district / "2023").iterdir():
        each.unlink()
    assert of_comparisons(said(capsys, "check", "d/2024", "--previous", "s")) == expected
