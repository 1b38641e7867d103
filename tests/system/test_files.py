from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis.strategies import text

from gouji.system.files import RefusedError, below, read, replace_whole, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither modes nor pipes of this kind")


def test_a_new_file_and_a_new_content(tmp_path: Path) -> None:
    path = tmp_path / "报告.md"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["报告.md"]


@posix
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_whole(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


@posix
def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "link").symlink_to("a")
    write_whole(tmp_path / "link", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"two"


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"two")
    reader.join()
    assert read == [b"two"]


def test_what_fails_leaves_the_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")

    def fail(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("报" * 80 + ".txt")
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"


# ---- what is there -------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("mode", "kept"), [(0o4755, 0o755), (0o2644, 0o644), (0o1666, 0o666), (0o600, 0o600), (0o620, 0o620)]
)
def test_a_program_is_no_longer_run_as_its_owner(tmp_path: Path, mode: int, kept: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    path.chmod(mode)
    replace_whole(path, b"one", b"two")
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"two", kept)


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_an_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    os.chown(path, 1234, 2345)
    replace_whole(path, b"one", b"two")
    found = path.stat()
    assert (path.read_bytes(), found.st_uid, found.st_gid) == (b"two", 1234, 2345)


@posix
def test_an_owner_that_can_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    real = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        return os.stat_result([*real(descriptor)[:4], 1234, *real(descriptor)[5:]])

    def fchown(*_: object) -> None:
        raise PermissionError(1, "no")

    monkeypatch.setattr(os, "fstat", fstat)
    monkeypatch.setattr(os, "fchown", fchown)
    assert refused(path) == "owner"


def refused(path: Path, before: bytes | None = b"one") -> str:
    """Why a file is left as it is."""
    with pytest.raises(RefusedError) as caught:
        replace_whole(path, before, b"two")
    assert path.read_bytes() == b"one"
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".a.")]
    return caught.value.why


def test_what_was_saved_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    for before in (None, b"", b"on", b"eno", b"one more"):
        assert refused(path, before) == "changed"


def test_what_is_not_there_is_not_what_it_was(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="changed"):
        replace_whole(tmp_path / "a", b"one", b"two")
    assert list(tmp_path.iterdir()) == []
    replace_whole(tmp_path / "a", None, b"two")
    assert (tmp_path / "a").read_bytes() == b"two"


@posix
def test_of_several_names_none_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    (tmp_path / "b").hardlink_to(path)
    assert refused(path) == "names"


@posix
def test_a_result_takes_one_name_only(tmp_path: Path) -> None:
    """As where backups are made of links: they keep what they hold."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    (tmp_path / "b").hardlink_to(path)
    write_whole(path, b"two")
    assert (path.read_bytes(), (tmp_path / "b").read_bytes()) == (b"two", b"one")


@posix
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_what_nobody_may_write_is_left(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    path.chmod(mode)
    assert refused(path) == "read-only"
    with pytest.raises(RefusedError, match="read-only"):
        write_whole(path, b"two")


@posix
@pytest.mark.parametrize("leads_to", ["../outside", "../nothing-yet", "/etc/passwd"])
def test_nothing_is_read_or_written_through_a_link_that_leads_out(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "outside").write_bytes(b"one")
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "a"
    link.symlink_to(leads_to)
    for use in (lambda: read(link, 9), lambda: write_whole(link, b"two"), lambda: replace_whole(link, b"one", b"two")):
        with pytest.raises(RefusedError, match="outside"):
            use()
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["outside"]
    assert (tmp_path / "outside").read_bytes() == b"one"


@posix
def test_a_draft_takes_no_name_that_was_put_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who guesses the name puts a link there."""
    monkeypatch.setattr(os, "urandom", bytes)
    (tmp_path / f".a.{bytes(8).hex()}").symlink_to(tmp_path / "b")
    for use in (lambda: write_whole(tmp_path / "a", b"two"), lambda: replace_whole(tmp_path / "a", None, b"two")):
        with pytest.raises(FileExistsError):
            use()
    assert not (tmp_path / "a").exists()
    assert not (tmp_path / "b").exists()


def test_names_of_drafts_can_not_be_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has 64 bits from the random source of the system, asked anew, and nothing else that differs."""
    drawn, names = [], []
    urandom, real = os.urandom, Path.replace

    def random(count: int) -> bytes:
        drawn.append(urandom(count))
        return drawn[-1]

    def replace(draft: Path, target: Path) -> Path:
        names.append(draft.name)
        return real(draft, target)

    monkeypatch.setattr(os, "urandom", random)
    monkeypatch.setattr(Path, "replace", replace)
    for number in range(5):
        write_whole(tmp_path / "a", bytes(number))
    assert names == [f".a.{bits.hex()}" for bits in drawn]
    assert [len(bits) for bits in drawn] == [8] * 5
    assert len(set(drawn)) == 5


# ---- what is read --------------------------------------------------------------------------------------------------


def test_no_more_than_is_asked_for_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    assert [read(path, limit) for limit in (0, 8, 9, 10)] == [b"0", b"012345678", b"0123456789", b"0123456789"]


@posix
def test_pipes_and_devices_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(RefusedError, match="no file"):
            read(path, 9)
    with pytest.raises(IsADirectoryError):
        read(tmp_path, 9)
    (tmp_path / "link").symlink_to("nothing")
    with pytest.raises(RefusedError, match="nowhere"):
        read(tmp_path / "link", 9)


@posix
def test_a_link_put_in_the_place_of_a_file_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "b").symlink_to("a")
    monkeypatch.setattr(os.path, "realpath", str)  # it was no link when it was looked at
    with pytest.raises(OSError, match="symbolic"):
        read(tmp_path / "b", 9)


@given(text("ab./中"), text("ab./中"))
def test_the_way_from_a_folder_is_that_of_paths(path: str, folder: str) -> None:
    whole, root = Path(os.path.abspath(path)), Path(folder)  # noqa: PTH100 - Path.resolve would follow links
    plain = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else None
    assert below(path, root) == plain
