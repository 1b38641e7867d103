from __future__ import annotations

import os
from pathlib import Path

import pytest

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


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError

    for name in ("GOUJI_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    STORE.put("key", 1)
    assert STORE.get("key", int) is None


def test_digests_tell_parts_apart() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"]) != digest([b"abc"])
    assert digest([b"a"]) == digest(iter([b"a"]))


HOME = Path("/home/one")
ROOT = Path.cwd().anchor + "caches"


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, HOME / ".cache" / "gouji"),
        ("linux", {"XDG_CACHE_HOME": ROOT}, Path(ROOT) / "gouji"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, HOME / ".cache" / "gouji"),
        ("darwin", {}, HOME / "Library" / "Caches" / "gouji"),
        ("win32", {"LOCALAPPDATA": ROOT}, Path(ROOT) / "gouji" / "Cache"),
        ("win32", {}, HOME / "AppData" / "Local" / "gouji" / "Cache"),
        ("win32", {"GOUJI_CACHE_DIR": "here"}, Path("here")),
    ],
)
def test_where_caches_belong(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: HOME)
    assert cache_folder(platform, environment) == expected
