"""Sessions as processes: how they end, what they leave, and what does not end them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from threading import Thread

import pytest

from support.checkout import EXAMPLES
from support.command import Command
from support.served import ENDING, Served, served

pytestmark = pytest.mark.xdist_group("serve")
FAULTY = (EXAMPLES / "faulty" / "qingshi-2024.docx").read_bytes()
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@posix_only
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_it_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    with served(tmp_path) as server:
        server.drop("青石.docx", FAULTY)
        assert [each.stat().st_mode & 0o777 for each in tmp_path.iterdir()] == [0o700]
        server.process.send_signal(getattr(signal, name))
        assert server.process.wait(ENDING) == 0
    assert list(tmp_path.iterdir()) == []


@posix_only
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_conversion_ends_with_it(tmp_path: Path) -> None:
    """What LibreOffice is at goes, too, with what it has put on disk."""
    with served(tmp_path) as server:
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le").join([bytes(2048)] * 8)
        asking = Thread(target=dropped, args=(server, old), daemon=True)
        asking.start()
        end = time.monotonic() + ENDING
        while asking.is_alive() and not list(tmp_path.rglob("profile")) and time.monotonic() < end:
            time.sleep(0.01)
        assert server.end() == 0
    assert list(tmp_path.iterdir()) == []


def dropped(server: Served, data: bytes) -> None:
    with suppress(OSError, HTTPException):  # which is what a server that ends does to it
        server.drop("旧.doc", data)


def test_the_button_ends_it(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        assert server.ask("POST", "stop")[0].status == 204
        assert server.process.wait(ENDING) == 0
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_what_kills_it_leaves_nothing_either(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        server.drop("青石.docx", FAULTY)
        server.process.kill()
        server.process.wait(ENDING)
        end = time.monotonic() + ENDING
        while list(tmp_path.iterdir()) and time.monotonic() < end:
            time.sleep(0.1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="children are found under /proc")
def test_a_document_that_kills_its_process_is_told_and_the_next_one_is_checked(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        server.drop("青石.docx", FAULTY)
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
        for child in children:
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
        said = [server.drop(f"{number}.docx", FAULTY) for number in range(4)]
    assert all("进程中断了" in each or "错误 4" in each for each in said)
    assert "错误 4" in said[-1]


def test_two_sessions_know_nothing_of_each_other(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    with served(tmp_path / "one") as one, served(tmp_path / "other") as other:
        one.drop("青石.docx", FAULTY)
        assert "青石.docx" not in other.ask("GET", "")[1].decode()
        assert other.ask("GET", f"{one.base}page/1")[0].status == 403
        assert one.end() == 0
        assert "错误 4" in other.drop("青石.docx", FAULTY)


@pytest.mark.slow
def test_a_session_that_nobody_uses_ends_and_nothing_is_left(tmp_path: Path) -> None:
    with served(tmp_path, "--idle", "1") as server:
        server.drop("青石.docx", FAULTY)
        assert server.process.wait(60 + ENDING) == 0
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_an_old_document_without_libreoffice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with served(tmp_path) as server:
        said = server.drop("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    assert "没能检查：是旧版 Word 或 WPS 文档" in said
    assert "另存为 .docx" in said


def test_a_port_that_is_taken_is_told(command: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = command("serve", "--no-browser", "--lang", "en", "--port", str(taken.getsockname()[1]))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("gouji: cannot start: ")


@pytest.mark.parametrize(
    "arguments",
    [("--port", "65536"), ("--port", "x"), ("--idle", "0"), ("--pack", "no-such-pack"), ("--config", "no.yaml")],
)
def test_what_makes_no_sense_is_told(command: Command, arguments: tuple[str, ...]) -> None:
    done = command("serve", "--no-browser", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_the_port_that_is_asked_for(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with served(tmp_path, "--port", str(port)) as server:
        assert server.port == port
