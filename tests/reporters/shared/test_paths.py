from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gouji.reporters.shared.paths import uri
from gouji.system.files import relative


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path.resolve() / "库"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("path", "shown", "encoded"),
    [
        ("a.txt", "a.txt", "a.txt"),
        ("./a.txt", "a.txt", "a.txt"),
        ("报告/../a.txt", "a.txt", "a.txt"),
        ("报告/甲 乙.txt", "报告/甲 乙.txt", "%E6%8A%A5%E5%91%8A/%E7%94%B2%20%E4%B9%99.txt"),
        ("100%#?.txt", "100%#?.txt", "100%25%23%3F.txt"),
        ("𠮷.txt", "𠮷.txt", "%F0%A0%AE%B7.txt"),
        ("a:b.txt", "a:b.txt", "a%3Ab.txt"),  # no scheme
    ],
)
def test_below_the_current_folder(path: str, shown: str, encoded: str) -> None:
    assert (relative(path), uri(path)) == (shown, encoded)


def test_an_absolute_path_below_the_current_folder_is_made_relative(here: Path) -> None:
    assert relative(str(here / "报告" / "a.txt")) == "报告/a.txt"


def test_elsewhere(here: Path) -> None:
    other = here.parent / "别处" / "a.txt"
    for path in (str(other), "../别处/a.txt"):
        assert relative(path) == other.as_posix()
        assert uri(path) == other.as_uri()


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text there")
def test_a_name_that_is_no_text_is_encoded_as_it_is_on_disk() -> None:
    assert uri("a\udcff.txt") == "a%FF.txt"
