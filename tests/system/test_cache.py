from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest
from platformdirs import windows
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from gouji.system.cache import Store, cache_folder, digest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "things"


STORE = Store("things", limit=3)


def test_what_is_put_can_be_got(folder: Path) -> None:
    assert STORE.get("key", list[int]) is None
    STORE.put("key", [1, 2])
    assert STORE.get("key", list[int]) == [1, 2]
    assert [path.name for path in folder.iterdir()] == ["key"]


def test_another_type_is_not_got(folder: Path) -> None:
    STORE.put("key", [1, 2])
    assert STORE.get("key", dict[str, str]) is None
    assert folder.exists()


@pytest.mark.parametrize("damage", [lambda _: b"", lambda data: data[:-1], lambda data: data[:-1] + b"\x03"])
def test_damaged_entries_are_not_got(folder: Path, damage: object) -> None:
    assert callable(damage)
    STORE.put("key", [1, 2])
    (folder / "key").write_bytes(damage((folder / "key").read_bytes()))
    assert STORE.get("key", list[int]) is None
    STORE.put("key", [3])
    assert STORE.get("key", list[int]) == [3]


def test_old_entries_are_dropped(folder: Path) -> None:
    for number in range(5):
        STORE.put(str(number), number)
        os.utime(folder / str(number), (number, number))
    STORE.put("5", 5)
    assert sorted(path.name for path in folder.iterdir()) == ["3", "4", "5"]


def test_a_store_that_can_not_be_written_is_no_error(folder: Path) -> None:
    folder.parent.write_bytes(b"not a folder")
    STORE.put("key", 1)
    assert STORE.get("key", int) is None


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the environment names a folder for caches."""
    for name in ("GOUJI_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("nowhere")
def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """``~`` stays as it is then."""
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~", ".cache", "gouji"))
    STORE.put("key", 1)
    assert STORE.get("key", int) is None


def test_digests_tell_parts_apart() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"]) != digest([b"abc"])
    assert digest([b"a"]) == digest(iter([b"a"]))


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        (Unix, {}, "home/.cache/gouji"),
        (Unix, {"XDG_CACHE_HOME": "caches"}, "caches/gouji"),
        (MacOS, {}, "home/Library/Caches/gouji"),
        (Windows, {}, "home/AppData/Local/gouji/Cache"),
        (Windows, {"GOUJI_CACHE_DIR": "here"}, "here"),
    ],
)
def test_where_caches_belong(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    platform: type[PlatformDirsABC],
    environment: dict[str, str],
    expected: str,
) -> None:
    home = tmp_path / "home"
    monkeypatch.setattr(platformdirs, "PlatformDirs", platform)
    monkeypatch.setattr(windows, "get_win_folder", lambda _: str(home / "AppData" / "Local"))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name, value in environment.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    assert cache_folder() == tmp_path / expected
