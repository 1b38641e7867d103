from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from gouji.cli.progress import MANY, watched


class Terminal(io.TextIOWrapper):
    """What a person would see; ``watched`` says that there is one."""

    def __init__(self, *, watched: bool = True, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.watched = watched

    def isatty(self) -> bool:
        return self.watched

    @property
    def shown(self) -> str:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


def ticking(seconds: float) -> Callable[[], float]:
    """A clock that goes on by so much whenever it is read."""
    ticks = count()
    return lambda: next(ticks) * seconds


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_a_long_run_is_shown_and_erased() -> None:
    terminal = Terminal()
    assert list(watched(range(MANY), MANY, "zh", terminal, ticking(0.4))) == list(range(MANY))
    lines = terminal.shown.split("\r\033[K")
    assert lines[1] == f"正在检查：3 / {MANY}"  # after a second
    assert lines[-2:] == [f"正在检查：{MANY} / {MANY}", ""]


@pytest.mark.parametrize(
    ("terminal", "number", "seconds", "environment"),
    [
        (Terminal(watched=False), MANY, 1.0, {}),
        (Terminal(), MANY - 1, 1.0, {}),
        (Terminal(), MANY, 0.01, {}),
        (Terminal(), MANY, 1.0, {"PRE_COMMIT": "1"}),
        (Terminal(), MANY, 1.0, {"TERM": "dumb"}),
        (Terminal(encoding="cp936"), MANY, 1.0, {}),
    ],
    ids=["no terminal", "few files", "soon done", "a commit hook", "a dumb terminal", "a legacy code page"],
)
def test_nothing_is_shown(
    terminal: Terminal, number: int, seconds: float, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert len(list(watched(range(number), number, "zh", terminal, ticking(seconds)))) == number
    assert terminal.shown == ""


def test_erased_when_interrupted() -> None:
    def interrupted() -> Iterator[int]:
        yield from range(10)
        raise KeyboardInterrupt

    terminal = Terminal()
    with pytest.raises(KeyboardInterrupt):
        list(watched(interrupted(), MANY, "en", terminal, ticking(1.0)))
    assert terminal.shown.endswith("checking: 9 of 20\r\033[K") or terminal.shown.endswith("checking: 10 of 20\r\033[K")
