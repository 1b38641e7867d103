"""When a session ends by itself; ``gouji.serving.activity``."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from gouji.serving.activity import Activity


def ended(activity: Activity, idle: float) -> Event:
    over = Event()

    def wait() -> None:
        activity.wait(idle)
        over.set()

    Thread(target=wait, daemon=True).start()
    return over


def test_nobody_there() -> None:
    assert ended(Activity(), 0.1).wait(30)


def test_stopped() -> None:
    activity = Activity()
    over = ended(activity, 3600)
    activity.stop()
    assert over.wait(30)


@pytest.mark.parametrize("idle", [0.05])
def test_not_while_a_document_is_checked(idle: float) -> None:
    activity = Activity()
    with activity.at_work():
        over = ended(activity, idle)
        assert not over.wait(0.5)
    assert over.wait(30)
