"""What tests of several rooms share."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from gouji.cli.main import main
from support.command import Command, Run


@pytest.fixture(scope="session")
def _cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch, _cache_folder: Path) -> None:
    """Neither the locale nor the cache of the person who runs the tests matters to them."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(_cache_folder))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, a repository."""
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    return tmp_path


@pytest.fixture
def command(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs gouji; ``stdin`` are the bytes that it is given."""

    def call(*arguments: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return call
