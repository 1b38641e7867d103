"""The fuzzer of ``benchmarks/``: a few inputs for each reader, always the same, go the whole way."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from types import ModuleType

import pytest

from gouji import readers
from gouji.linter.results import FileResult
from gouji.packs.library import Library
from gouji.text.source import Source
from support.checkout import ROOT

READERS = sorted({readers.format_of(Source(f"a{suffix}", b"")) for suffix in readers.SUFFIXES} - {"libreoffice"})
PACKS = tuple(Library().get(name) for name in ("gia-2021", "gia-2019"))


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    return importlib.import_module("fuzz")


@pytest.mark.parametrize("reader", READERS)
def test_damaged_reports_have_a_result(reader: str, fuzz: ModuleType) -> None:
    if reader == "pdf" and find_spec("pdfplumber") is None:
        pytest.skip("needs the extra pdf")
    plan = fuzz.Plan(reader, fuzz.originals(reader, fuzz.formats()[reader], (), PACKS))
    assert [original.faulty for original in plan.originals] == [True, False]
    assert [fuzz.made(plan, number) for number in range(4)] == [fuzz.made(plan, number) for number in range(4)]
    shard = fuzz.tried(plan, range(1, 3))
    assert (shard.inputs, shard.failures) == (2, ())


def test_a_file_of_which_something_is_said_is_not_silent(fuzz: ModuleType) -> None:
    assert fuzz.is_silent(FileResult("a.md", "read"))
    assert not fuzz.is_silent(fuzz.whole_way(fuzz.Task("a.md", PACKS, data=b"\xff"), fixing=False))
