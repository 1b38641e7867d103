from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gouji import reporters
from gouji.cli.options import output
from gouji.linter.results import FileResult, Result
from gouji.messages.errors import UsageError
from gouji.messages.message import Message

RESULT = Result((FileResult("一.txt", "skipped", reason=Message("不是报告", "no report")),))
LINE = "一.txt: info 已跳过：不是报告\n".encode()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*paths: str) -> None:
    output.write(RESULT, "concise", [("concise", path) for path in paths], "zh", quiet=False)


def test_the_file_is_replaced_as_a_whole(here: Path) -> None:
    Path("结果.txt").write_bytes(b"old, and much longer than what takes its place" * 9)
    write("结果.txt")
    assert [(path.name, path.read_bytes()) for path in here.iterdir()] == [("结果.txt", LINE)]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_stays_a_link() -> None:
    Path("真.txt").write_bytes(b"")
    Path("链.txt").symlink_to("真.txt")
    write("链.txt")
    assert Path("链.txt").is_symlink()
    assert Path("真.txt").read_bytes() == LINE


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device")
def test_a_device_is_written_to() -> None:
    write(os.devnull)
    assert not Path(os.devnull).is_file()


def test_what_cannot_be_written_is_reported_and_the_rest_is_written(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError) as error:
        write("没有/a.txt", "b.txt", ".", "c.txt")
    assert error.value.message.zh.startswith("无法写入 没有/a.txt：")
    assert "无法写入 .：" in capfd.readouterr().err
    assert Path("b.txt").read_bytes() == Path("c.txt").read_bytes() == LINE
    assert sorted(path.name for path in Path().iterdir()) == ["b.txt", "c.txt"]


def test_a_very_long_name(here: Path) -> None:
    name = "报" * 83 + ".txt"  # 253 bytes of the 255 that a name may have
    write(name)
    assert [path.name for path in here.iterdir()] == [name]


class TestWorkbook:
    def test_goes_to_a_file(self, here: Path) -> None:
        pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
        output.write(RESULT, "concise", [output.output("xlsx=结果.xlsx")], "zh", quiet=True)
        assert (here / "结果.xlsx").read_bytes().startswith(b"PK\x03\x04")

    def test_and_to_nothing_else(self) -> None:
        with pytest.raises(UsageError) as error:
            output.shown("xlsx")
        assert error.value.message.zh == "xlsx 只能写入文件：--output xlsx=文件"

    def test_what_it_needs_is_asked_for_before_the_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(reporters.EXTRAS, "xlsx", "no_such_library")
        with pytest.raises(UsageError) as error:
            output.output("xlsx=a.xlsx")
        assert error.value.message.en == "xlsx needs no_such_library: run pip install 'gouji[xlsx]'"
