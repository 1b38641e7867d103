"""What tests of several rooms share."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from msgspec.structs import replace

from gouji.cli.main import main
from gouji.linter import recall
from support.browser import launched
from support.command import Command, Run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""No test depends on how fast, or how busy, the machine is."""
settings.register_profile("same", ANY_MACHINE, max_examples=50, derandomize=True)
settings.register_profile("thorough", ANY_MACHINE, max_examples=1000)
settings.load_profile("same")  # unless there is an option --hypothesis-profile


def pytest_configure(config: pytest.Config) -> None:
    """All processes of a run share one cache, so that a pack is compiled once; it is not that of the person."""
    if not hasattr(config, "workerinput"):
        folder = TemporaryDirectory(prefix="gouji-")
        config.add_cleanup(folder.cleanup)
        os.environ["GOUJI_CACHE_DIR"] = f"{folder.name}/cache"
        os.environ["GOUJI_STATE_DIR"] = f"{folder.name}/state"


@pytest.fixture(scope="session", autouse=True)
def _same_everywhere() -> Iterator[None]:
    """The locale of the person who runs the tests does not matter to them, nor to the processes that they start."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", "zh_CN.UTF-8")
        yield


@pytest.fixture(autouse=True)
def _own_results(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test gets results of another, which may have replaced a part of gouji."""
    monkeypatch.setattr(recall, "STORE", replace(recall.STORE, name=f"results-{os.urandom(4).hex()}"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that is installed; it is closed with the tests that need it."""
    with launched() as found:
        yield found


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
