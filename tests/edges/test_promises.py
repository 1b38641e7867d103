"""Promises of SECURITY.md that no other test holds, and that each promise names tests which exist."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from gouji.readers import pdf, sandbox
from gouji.text.source import Source, Unreadable
from support.checkout import EXAMPLES, ROOT
from support.render import as_docx
from support.render_odt import as_odt
from support.render_pdf import as_pdf
from support.sample_reports import FAULTLESS

SENTRY = """
import os, sys
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def heard(event, values):
    if event == "open" and values[0] != os.devnull and values[2] & WRITES:
        event = "open for writing"
    if event in FORBIDDEN:
        sys.stderr.write(f"{event} {values}")
        sys.stderr.flush()
        os._exit(1)

sys.addaudithook(heard)
from gouji.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request")
PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "pty.spawn")
WRITING = ("open for writing", "os.mkdir", "os.rename", "os.remove", "os.symlink", "os.link", "shutil.unpack_archive")
PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://192.0.2.1/xhtml.dtd">
<html><head><link rel="stylesheet" href="http://192.0.2.1/a.css"><script src="http://192.0.2.1/a.js"></script>
<style>@import url(http://192.0.2.1/b.css);</style></head>
<body><img src="http://192.0.2.1/a.png"><iframe src="http://192.0.2.1/a.html"></iframe>"""


def watched(forbidden: tuple[str, ...], *arguments: str | Path) -> tuple[int, str]:
    """Runs gouji where nothing of what is forbidden may happen; its exit code, and what it did that it must not."""
    program = SENTRY.replace("FORBIDDEN", repr(forbidden))
    done = subprocess.run([sys.executable, "-B", "-c", program, *arguments], capture_output=True, check=False, cwd=ROOT)
    return done.returncode, done.stderr.decode()


def with_references(folder: Path) -> Path:
    """The faultless page, with references to what lies elsewhere."""
    page = (EXAMPLES / "faultless" / "qingshi-2024.html").read_text(encoding="utf-8")
    path = folder / "page.html"
    path.write_text(PAGE + page.partition("<body>")[2], encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt"])
def test_nothing_is_fetched(suffix: str) -> None:
    assert watched(NETWORK, "check", EXAMPLES / "faultless" / f"qingshi-2024{suffix}") == (0, "")


def test_nothing_is_fetched_for_a_page(tmp_path: Path) -> None:
    code, complaint = watched(NETWORK, "check", with_references(tmp_path))
    assert (code in (0, 1), complaint) == (True, "")


MACRO = b'Attribute VB_Name = "ThisDocument"\nSub AutoOpen()\nShell "touch ran"\nEnd Sub\n'
SCRIPT = '<script:module xmlns:script="http://openoffice.org/2000/script">Sub Main\nShell("touch ran")</script:module>'
ACTION = b"/Type /Catalog /OpenAction << /S /Launch /F (touch) >> /AA << /WC << /S /JavaScript /JS (x) >> >>"


def added(data: bytes, parts: dict[str, bytes | str]) -> bytes:
    """A package with more parts."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_code(suffix: str) -> bytes:
    """The faultless report with what would be run where a document is opened."""
    if suffix == ".docx":
        parts = {"word/vbaProject.bin": MACRO, "word/vbaData.xml": "<a/>", "../../escaped.txt": MACRO}
        return added(as_docx(FAULTLESS), parts)
    if suffix == ".odt":
        return added(
            as_odt(FAULTLESS), {"Basic/Standard/Module1.xml": SCRIPT, "Scripts/python/a.py": "open('ran', 'w')"}
        )
    data = as_pdf(FAULTLESS)
    assert b"/Type /Catalog" in data
    return data.replace(b"/Type /Catalog", ACTION, 1)


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt"])
def test_no_program_is_started(suffix: str) -> None:
    assert watched(PROGRAMS, "check", EXAMPLES / "faultless" / f"qingshi-2024{suffix}") == (0, "")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".pdf", ".html"])
def test_nothing_in_a_document_is_run_or_unpacked(suffix: str, tmp_path: Path) -> None:
    """Neither a program nor a connection nor a file comes of macros, scripts, actions and references."""
    if suffix == ".pdf":
        pytest.importorskip("pdfplumber")
    path = with_references(tmp_path) if suffix == ".html" else tmp_path / f"a{suffix}"
    if suffix != ".html":
        path.write_bytes(with_code(suffix))
    forbidden = (*PROGRAMS, *NETWORK, *WRITING)
    code, complaint = watched(forbidden, "check", path, "--no-cache", "--quiet")
    assert (code in (0, 1), complaint) == (True, "")
    assert list(tmp_path.iterdir()) == [path]


def test_the_sentry_sees_what_is_started() -> None:
    code, complaint = watched(PROGRAMS, "check", "examples")  # git lists the folder
    assert code == 1
    assert complaint.startswith("subprocess.Popen")


def test_the_sentry_sees_what_is_written(tmp_path: Path) -> None:
    path = with_references(tmp_path)
    code, complaint = watched(WRITING, "check", path, "--no-cache", "--output", f"json={tmp_path / 'a.json'}")
    assert (code, complaint.partition(" (")[0]) == (1, "open for writing")


@pytest.mark.parametrize(
    "call",
    [
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 9)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_the_sentry_sees_what_is_fetched(call: str) -> None:
    program = SENTRY.replace("FORBIDDEN", repr(NETWORK)).partition("from gouji")[0] + call
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode().startswith(NETWORK)) == (1, True)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a PDF isn't parsed apart")
def test_the_bounds_of_a_parser_of_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that SECURITY.md names are in force in the process, and its caller waits no longer."""
    import resource  # noqa: PLC0415 - Unix only

    data, processor = sandbox.run(
        lambda: [resource.getrlimit(resource.RLIMIT_DATA), resource.getrlimit(resource.RLIMIT_CPU)], 60
    )
    patience: list[float] = []

    def run(_: Callable[[], object], seconds: float) -> NoReturn:
        patience.append(seconds)
        raise sandbox.OutOfBounds

    monkeypatch.setattr(sandbox, "run", run)
    monkeypatch.setattr(pdf, "require_parser", lambda: None)
    with pytest.raises(Unreadable):
        pdf.read(Source("a.pdf", b"%PDF-1.4"))
    assert (processor, patience) == ((4, 4), [20])
    assert min(data) > sandbox.MEMORY
    figures = f"{sandbox.MEMORY // 1024**2} MiB of memory, 4 seconds of processor and 20 seconds in all"
    assert figures in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def promises() -> list[tuple[str, str]]:
    """The promises and the tests that hold each."""
    table = (ROOT / "SECURITY.md").read_text(encoding="utf-8").partition("## What it promises")[2]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return [(promise, tests) for promise, _, tests in rows if promise != "promise"]


@pytest.mark.parametrize(("promise", "tests"), promises())
def test_each_promise_names_tests_that_exist(promise: str, tests: str) -> None:
    named = re.findall(r"`([^`:]+)::([^`]+)`", tests)
    assert named, promise
    for path, name in named:
        assert re.search(
            rf"^\s*(?:def|class) {name}\b", (ROOT / "tests" / path).read_text(encoding="utf-8"), re.MULTILINE
        )
