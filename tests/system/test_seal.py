from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from gouji.system import seal

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes of this kind")


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOUJI_STATE_DIR", str(tmp_path / "state"))
    seal.user_secret.cache_clear()
    return tmp_path / "state" / "cache-key"


def again() -> None:
    """As another process begins."""
    seal.user_secret.cache_clear()


def test_what_is_sealed_is_opened_under_its_name_only(secret: Path) -> None:
    kept = seal.sealed("name", b"data")
    again()
    assert seal.opened("name", kept) == b"data"
    assert seal.opened("nam", b"e" + kept) is None
    assert seal.opened("names", kept) is None
    assert seal.opened("name", kept + b"!") is None
    assert seal.opened("name", b"") is None
    assert len(secret.read_bytes()) == 32


def test_nothing_is_opened_without_a_secret(secret: Path) -> None:
    kept = seal.sealed("name", b"data")
    secret.unlink()
    again()
    with pytest.raises(FileNotFoundError):
        seal.opened("name", kept)
    assert seal.sealed("name", b"data") != kept


@pytest.mark.parametrize("disk", ["with hard links", "without"])
def test_processes_that_begin_at_once_have_one_secret(secret: Path, monkeypatch: pytest.MonkeyPatch, disk: str) -> None:
    make = os.urandom
    kept: list[bytes] = []

    def meanwhile(size: int) -> bytes:
        """Between the look for a secret and its writing, another process does all of that."""
        if size == 32 and not kept:
            kept.append(b"")
            kept[0] = seal.sealed("name", b"data of the other")
            again()
        return make(size)

    monkeypatch.setattr(os, "urandom", meanwhile)
    if disk == "without":
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError()))
    own = seal.sealed("name", b"data")
    again()
    assert seal.opened("name", own) == b"data"
    if disk == "with hard links":
        assert seal.opened("name", kept[0]) == b"data of the other"
    assert [each.name for each in secret.parent.iterdir()] == ["cache-key"]


@posix
def test_only_the_user_knows_it(secret: Path) -> None:
    before = os.umask(0)
    seal.sealed("name", b"data")
    os.umask(before)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (secret.parent, secret)] == [0o700, 0o600]


@posix
@pytest.mark.parametrize("damage", ["known to others", "a link", "short", "of another user"])
def test_one_that_is_no_secret_is_replaced(secret: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    kept = seal.sealed("name", b"data")
    old = secret.read_bytes()
    if damage == "known to others":
        secret.chmod(0o644)
    elif damage == "a link":
        secret.rename(secret.with_name("real"))
        secret.symlink_to("real")
    elif damage == "short":
        secret.write_bytes(old[:-1])
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
    again()
    with pytest.raises(OSError, match=r"cache-key|symbolic"):
        seal.opened("name", kept)
    if damage == "of another user":
        return
    renewed = seal.sealed("name", b"data")
    assert seal.opened("name", renewed) == b"data"
    assert secret.read_bytes() != old


def test_where_none_can_be_kept(secret: Path) -> None:
    secret.parent.write_bytes(b"not a folder")
    with pytest.raises(OSError, match="state"):
        seal.sealed("name", b"data")


def test_where_it_belongs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GOUJI_STATE_DIR", raising=False)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert seal.state_folder().is_relative_to(tmp_path) or sys.platform == "win32"


@pytest.mark.parametrize("standard", ["user_cache_path", "user_state_path"])
@pytest.mark.parametrize("base", [None, "", "/base", "/base/", "base", " /base", "/base ", "/a b/../c"])
@pytest.mark.parametrize("home", ["/home/me", "/home/me/", "/", "//me", "/home/../me"])
def test_the_usual_folder_is_that_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, standard: str, base: str | None, home: str
) -> None:
    monkeypatch.setenv("HOME", home)
    for name in ("GOUJI_STATE_DIR", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
        if base is not None and name.startswith("XDG"):
            monkeypatch.setenv(name, base)
    expected = getattr(platformdirs, standard)("gouji", appauthor=False)
    assert seal.place("GOUJI_STATE_DIR", standard) == expected
