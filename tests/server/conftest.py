"""An editor with a server, which several tests share, and a report that is faulty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.editor import Editor, Start
from support.render import as_markdown
from support.sample_reports import FAULTY


@pytest.fixture(scope="session")
def faulty() -> str:
    return as_markdown(FAULTY).decode()


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("年报")
    (folder / ".git").mkdir()
    return folder


@pytest.fixture(scope="session")
def editor(root: Path) -> Iterator[Editor]:
    """An editor that says nothing of what it can do."""
    editor = Editor(root)
    yield editor
    assert editor.quit() == 0


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """An editor of its own, in a repository of its own; what it is started with is that of ``Editor``."""
    (tmp_path / ".git").mkdir()
    started: list[Editor] = []

    def begin(*arguments: str, **how: object) -> Editor:
        started.append(Editor(tmp_path, *arguments, **how))  # type: ignore[arg-type]
        return started[-1]

    yield begin
    for editor in started:
        if not editor.is_over:
            assert editor.quit() == 0
