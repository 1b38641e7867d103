from __future__ import annotations

import errno
import pickle

import pytest

from gouji.messages.errors import FileError, GoujiError, PackError, Problem, UsageError, in_order, refusal
from gouji.messages.message import Message

WRONG = Message("有误", "wrong")


@pytest.mark.parametrize(
    ("problem", "zh", "en"),
    [
        (Problem("a.yaml", WRONG, 3, 7), "a.yaml:3:7: 有误", "a.yaml:3:7: wrong"),
        (Problem("a.yaml", WRONG), "a.yaml: 有误", "a.yaml: wrong"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, zh: str, en: str) -> None:
    assert problem.text("zh") == zh
    assert problem.text("en") == en


def test_errors_have_all_their_problems_and_the_place_of_the_first() -> None:
    error = PackError(Problem("a", WRONG, 1, 2), Problem("b", WRONG))
    assert isinstance(error, FileError)
    assert (error.path, error.line, error.column, error.message) == ("a", 1, 2, WRONG)
    assert error.text("zh") == "a:1:2: 有误\nb: 有误"
    assert str(error) == "a:1:2: wrong\nb: wrong"


def test_usage() -> None:
    assert UsageError(WRONG).text("zh") == "有误"
    assert str(UsageError(WRONG)) == "wrong"


@pytest.mark.parametrize("error", [UsageError(WRONG), PackError(Problem("a", WRONG, 1, 2), Problem("b", WRONG))])
def test_errors_come_back_from_other_processes(error: GoujiError) -> None:
    returned = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(returned), vars(returned)) == (type(error), vars(error))


def test_order() -> None:
    first, second, third, fourth = (
        Problem("a", WRONG),
        Problem("a", WRONG, 2, 9),
        Problem("a", WRONG, 10, 1),
        Problem("b", WRONG, 1, 1),
    )
    assert in_order([fourth, third, first, second]) == [first, second, third, fourth]


@pytest.mark.parametrize(
    ("error", "zh", "en"),
    [
        (FileNotFoundError(errno.ENOENT, "not there"), "没有这个文件或文件夹", "no such file or folder"),
        (OSError(errno.ENOSPC, "full"), "磁盘已满", "the disk is full"),
        (OSError(errno.EIO, "input/output error"), "input/output error", "input/output error"),
        (OSError("without a number"), "without a number", "without a number"),
    ],
)
def test_what_the_system_says_is_said_in_both_languages(error: OSError, zh: str, en: str) -> None:
    assert refusal(error) == Message(zh, en)
