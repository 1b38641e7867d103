"""``gouji corpus`` and then ``gouji check FILE --siblings STORE``, as people run them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from support.checkout import EXAMPLES

REPORT = (EXAMPLES / "faulty" / "qingshi-2024.md").read_text("utf-8")
UNITS = ("青石镇", "白沙镇", "红岩镇", "绿水镇", "黄岭镇", "紫云镇", "蓝溪镇", "乌江镇")


def written(folder: Path) -> list[Path]:
    """Reports of several units for one year, all but equal: two have a paragraph that no other has."""
    said = "。".join(
        "".join(chr(0x4E00 + (7 * each * each + 3 * run) % 4000) for each in range(60)) for run in range(3)
    )
    found = []
    for number, unit in enumerate(UNITS):
        text = REPORT.replace(UNITS[0], unit)
        if number in {2, 5}:
            head, title, rest = text.partition("一、总体情况")
            text = f"{head}{title}\n\n{said}。{rest}"
        found.append(folder / f"{number}.md")
        found[-1].write_text(text, "utf-8")
    return found


def gouji(*arguments: object, code: str = "") -> subprocess.CompletedProcess[str]:
    run = f"import sys; from gouji.cli.main import main; done = main(sys.argv[1:]); {code or 'pass'}; sys.exit(done)"
    command = [sys.executable, "-c", run, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def copies(path: Path, *options: object) -> list[str]:
    done = gouji("check", "--isolated", path, *options, "--format", "json")
    assert done.returncode in {0, 1}, done.stderr
    found = [each for each in json.loads(done.stdout)["findings"] if each["check"] == "copies"]
    return [related["path"] for each in found for related in each["related"]]


def test_a_copy_is_found_in_a_store_without_what_wrote_it(tmp_path: Path) -> None:
    reports = written(tmp_path)
    store = tmp_path / "store"
    done = gouji("corpus", "--isolated", *reports, "-o", store, "--memory", "1GB")
    assert done.returncode == 0, done.stderr
    assert [Path(path).name for path in copies(reports[2], "--siblings", store)] == ["5.md"]
    assert copies(reports[3], "--siblings", store) == []
    assert copies(reports[2]) == []
    code = "print(*sys.modules, file=sys.stderr)"
    loaded = gouji("check", "--isolated", reports[2], "--siblings", store, code=code).stderr.split()
    assert not {"pyarrow", "duckdb", "numpy", "pyspark"} & set(loaded)


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_a_store_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = gouji("check", "--isolated", written(tmp_path)[0], "--siblings", tmp_path / name)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert name in done.stderr


def test_an_engine_that_does_not_exist_is_told_before_anything_is_read(tmp_path: Path) -> None:
    for options in (("--engine", "duck"), ("--memory", "duck")):
        done = gouji("corpus", "--isolated", written(tmp_path)[0], "-o", tmp_path / "store", *options)
        assert done.returncode == 2
        assert "duck" in done.stderr
    assert not (tmp_path / "store").exists()
