"""The fuzzer of ``benchmarks/``: a few inputs for each reader, always the same, go the whole way."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from types import ModuleType

import pytest

from gouji import readers
from gouji.linter.fixes import Fixed
from gouji.linter.results import FileResult
from gouji.packs.library import Library
from gouji.text.source import Source
from support.checkout import ROOT
from support.render import as_markdown
from support.sample_reports import FAULTLESS

READERS = sorted({readers.format_of(Source(f"a{suffix}", b"")) for suffix in readers.SUFFIXES} - {"libreoffice"})
PACKS = tuple(Library().get(name) for name in ("gia-2021", "gia-2019"))

ANY = 1_000_000
"""Mebibytes that no process takes, for what is tried in the process of the tests, whose size is theirs."""


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    return importlib.import_module("fuzz")


@pytest.mark.parametrize("reader", READERS)
def test_damaged_reports_have_a_result(reader: str, fuzz: ModuleType) -> None:
    if reader == "pdf" and find_spec("pdfplumber") is None:
        pytest.skip("needs the extra pdf")
    plan = fuzz.Plan(reader, fuzz.originals(reader, fuzz.formats()[reader], (), PACKS))
    assert [original.faulty for original in plan.originals] == [True, True, False, True]
    assert [fuzz.made(plan, number) for number in range(4)] == [fuzz.made(plan, number) for number in range(4)]
    (shard,) = fuzz.run(plan, first=0, count=3, jobs=1)
    assert (shard.inputs, shard.failures, shard.silent) == (3, (), ())


def test_an_input_of_which_nothing_is_said_is_listed(fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an original that had findings; of the other it is right."""
    data = as_markdown(FAULTLESS)
    monkeypatch.setattr(fuzz, "made", lambda plan, _: (plan.originals[0], data))
    for faulty, silent in ((True, (1, 2)), (False, ())):
        plan = fuzz.Plan("markdown", (fuzz.Original(data, faulty),), memory=ANY)
        assert fuzz.tried(plan, range(1, 3)).silent == silent


def test_fixes_that_are_not_the_end_are_a_failure(fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each twentieth input is fixed, and fixed again."""
    data = as_markdown(FAULTLESS).replace("。".encode(), "。。".encode(), 1)
    plan = fuzz.Plan("markdown", (fuzz.Original(data, faulty=True),), memory=ANY)
    monkeypatch.setattr(fuzz, "made", lambda plan, _: (plan.originals[0], data))
    numbers = range(fuzz.FIXED - 1, fuzz.FIXED + 1)
    assert fuzz.tried(plan, numbers).failures == ()
    result = FileResult("a.md", "read")
    monkeypatch.setattr(fuzz.fixes, "fix_source", lambda source, *_: Fixed(source.data + b".", result))
    (failure,) = fuzz.tried(plan, numbers).failures
    assert failure.startswith(f"markdown {fuzz.FIXED}: ")
    assert "NotTheEndError" in failure


def test_a_file_of_which_something_is_said_is_not_silent(fuzz: ModuleType) -> None:
    assert fuzz.is_silent(FileResult("a.md", "read"))
    assert not fuzz.is_silent(fuzz.whole_way(fuzz.Task("a.md", PACKS, data=b"\xff"), fixing=False))
