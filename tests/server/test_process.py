"""How the server begins and ends, and what it leaves alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.editor import COMMAND, Start, report


def test_the_end_that_the_protocol_asks_for(start: Start) -> None:
    assert start().quit() == 0


def test_an_exit_without_a_shutdown(start: Start) -> None:
    assert start().quit(politely=False) == 1


def test_a_client_that_is_gone(start: Start, tmp_path: Path) -> None:
    editor = start("--stdio")
    editor.diagnostics(editor.open(tmp_path / "a.md", report()))
    assert editor.hang_up() == 1


def test_nothing_is_written(start: Start, tmp_path: Path) -> None:
    editor = start()
    uri = editor.open(tmp_path / "a.md", report())
    editor.diagnostics(uri)
    editor.replace(uri, report(""))
    editor.save(uri)
    editor.quit()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git"]


def talk(*arguments: str, said: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    variables = {**os.environ, **environment}
    return subprocess.run([*COMMAND, *arguments], input=said, capture_output=True, check=False, env=variables)


def message(**content: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize(
    "said", [b"", b"Content-Length: 3\r\n\r\n{a}", b"GET / HTTP/1.1\r\n\r\n", b"Content-Length: 99\r\n\r\n{"]
)
def test_what_is_no_message_ends_in_no_traceback_on_standard_output(said: bytes) -> None:
    done = talk(said=said)
    assert done.returncode == 1
    assert not done.stdout or done.stdout.startswith(b"Content-Length: ")


def test_a_request_before_the_beginning_is_refused() -> None:
    done = talk(
        said=message(
            id=1,
            method="textDocument/hover",
            params={"textDocument": {"uri": "a"}, "position": {"line": 0, "character": 0}},
        )
    )
    assert b'"error"' in done.stdout


def test_wrong_arguments() -> None:
    done = talk("--tcp")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--tcp" in done.stderr.decode()


@pytest.mark.parametrize(("language", "words"), [("zh", "请运行"), ("en", "run pip install")])
@pytest.mark.parametrize("found", ["raise ModuleNotFoundError(name='pygls')\n", "__version__ = '1.3.1'\n"])
def test_where_pygls_is_missing_or_old_it_says_how_to_install_it(
    tmp_path: Path, found: str, language: str, words: str
) -> None:
    (tmp_path / "pygls.py").write_text(found, "utf-8")
    done = talk("--lang", language, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()
    assert "gouji[lsp]" in done.stderr.decode()


def test_no_other_command_loads_it() -> None:
    code = "import sys; from gouji.cli.main import main; main(['packs']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = done.stderr.decode().split()
    assert not [name for name in loaded if name.startswith(("gouji.server", "pygls", "lsprotocol", "asyncio"))]
