from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from hashlib import blake2b, sha256
from pathlib import Path
from time import time
from typing import Any

import msgspec
import platformdirs
import pytest
from platformdirs import windows
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from gouji.system import cache, seal
from gouji.system.cache import Store, cache_folder, digest

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither modes nor pipes of this kind")


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


def test_an_entry_of_another_key_or_kind_is_not_got(folder: Path) -> None:
    """As when an older pack, which found less, is put in the place of the one in force."""
    STORE.put("key", [1, 2])
    (folder / "other").write_bytes((folder / "key").read_bytes())
    (folder.parent / "words").mkdir()
    (folder.parent / "words" / "key").write_bytes((folder / "key").read_bytes())
    assert STORE.get("other", list[int]) is None
    assert Store("words").get("key", list[int]) is None
    assert STORE.get("key", list[int]) == [1, 2]


@pytest.mark.parametrize("seal", [sha256, blake2b])
def test_what_another_program_wrote_is_not_got(folder: Path, seal: Callable[..., Any]) -> None:
    STORE.put("key", [1, 2])
    payload = msgspec.msgpack.encode([3])
    (folder / "key").write_bytes(seal(payload).digest()[:32] + payload)
    assert STORE.get("key", list[int]) is None


def test_nothing_is_kept_or_got_where_that_is_switched_off(folder: Path) -> None:
    STORE.put("key", [1, 2])
    cache.switch(on=False)
    try:
        assert STORE.get("key", list[int]) is None
        STORE.put("other", [1])
    finally:
        cache.switch(on=True)
    assert [path.name for path in folder.iterdir()] == ["key"]


@posix
class TestFolders:
    def test_only_the_user_gets_in(self, folder: Path) -> None:
        before = os.umask(0)
        STORE.put("key", [1])
        os.umask(before)
        assert [stat.S_IMODE(each.stat().st_mode) for each in (folder.parent, folder)] == [0o700, 0o700]
        assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600

    def test_one_that_is_open_is_closed(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        folder.chmod(0o777)
        STORE.put("key", [1])
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert STORE.get("key", list[int]) == [1]

    def test_that_of_another_user(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        STORE.put("key", [1])
        monkeypatch.setenv("GOUJI_CACHE_DIR", f"{folder.parent}/")  # as another process sees it
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
        assert STORE.get("key", list[int]) is None
        STORE.put("key", [2])
        assert STORE.get("key", list[int]) is None

    def test_a_link(self, folder: Path) -> None:
        STORE.put("key", [1])
        folder.rename(folder.parent / "real")
        folder.symlink_to("real")
        cache.own_folder.cache_clear()
        assert STORE.get("key", list[int]) is None

    @pytest.mark.parametrize("leads_to", ["/dev/zero", "real"])
    def test_an_entry_that_is_a_link(self, folder: Path, leads_to: str) -> None:
        STORE.put("key", [1])
        (folder / "key").rename(folder / "real")
        (folder / "key").symlink_to(leads_to)
        assert STORE.get("key", list[int]) is None

    def test_an_entry_that_is_a_pipe(self, folder: Path) -> None:
        STORE.put("key", [1])
        (folder / "key").unlink()
        os.mkfifo(folder / "key")
        assert STORE.get("key", list[int]) is None


def test_old_entries_are_dropped(folder: Path) -> None:
    keys = [digest([b"%d" % number]) for number in range(6)]
    STORE.put(keys[0], 0)
    (folder / "mine.txt").write_bytes(b"not an entry")
    for number, key in enumerate(keys):
        STORE.put(key, number)
        os.utime(folder / key, (number, number))
    assert {path.name for path in folder.iterdir()} == {"mine.txt", *keys[-3:]}


def test_what_is_got_is_kept_before_what_is_not(folder: Path) -> None:
    used, unused, newer, newest = (digest([b"%d" % number]) for number in range(4))
    for days, key in ((9, used), (8, unused), (7, newer)):
        STORE.put(key, days)
        os.utime(folder / key, (time() - days * 86_400,) * 2)
    assert STORE.get(used, int) == 9
    STORE.put(newest, 0)
    assert {path.name for path in folder.iterdir()} == {used, newer, newest}


def test_that_something_is_got_is_noted_once_a_day(folder: Path) -> None:
    STORE.put("key", 1)
    hours = []
    for ago in (25, 23):
        os.utime(folder / "key", (time() - ago * 3600,) * 2)
        assert STORE.get("key", int) == 1
        hours.append(round((time() - (folder / "key").stat().st_mtime) / 3600))
    assert hours == [0, 23]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_link_of_a_repository_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "cache").symlink_to(tmp_path / "theirs", target_is_directory=True)
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path / "repository" / "cache"))
    STORE.put("key", 1)
    assert STORE.get("key", int) is None
    assert not list((tmp_path / "theirs").iterdir())


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
    monkeypatch.delenv("HOME", raising=False)
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
    monkeypatch.setattr(seal, "_usual", lambda *_: None)
    monkeypatch.setattr(platformdirs, "PlatformDirs", platform)
    monkeypatch.setattr(windows, "get_win_folder", lambda _: str(home / "AppData" / "Local"))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name, value in environment.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    assert cache_folder() == tmp_path / expected
