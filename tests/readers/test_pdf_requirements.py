"""A parser of PDF that is missing, unsafe or broken is told from a file that is damaged."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError

import pytest
from pdf_files import Sheet, pdf, read_bytes

from gouji.readers.pdf import requirements
from gouji.text.source import Unreadable

SAFE = {"pdfplumber": "0.11.9", "pdfminer.six": "20251230"}


def install(monkeypatch: pytest.MonkeyPatch, versions: Mapping[str, str]) -> None:
    def version(name: str) -> str:
        if name not in versions:
            raise PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(requirements, "version", version)


def reason(data: bytes = b"%PDF-1.4") -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    return caught.value.reason.en


@pytest.mark.parametrize("missing", SAFE)
def test_without_a_parser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    install(monkeypatch, {name: version for name, version in SAFE.items() if name != missing})
    assert "not checked" in reason()
    assert "run pip install 'pdfplumber>=0.11.9'" in reason()


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("pdfplumber", "0.11.5"),
        ("pdfplumber", "0.11.7"),
        ("pdfplumber", "0.11.8"),
        ("pdfplumber", "0.9"),
        ("pdfminer.six", "20250506"),
        ("pdfminer.six", "20251107"),  # opens pickles of its own folder only, which CMAP_PATH still names
        ("pdfminer.six", "20251229"),
        ("pdfminer.six", "unknown"),
    ],
)
def test_a_parser_that_could_run_code_is_never_started(
    monkeypatch: pytest.MonkeyPatch, name: str, version: str
) -> None:
    install(monkeypatch, SAFE | {name: version})
    monkeypatch.setitem(sys.modules, "pdfplumber", None)  # importing it would be another refusal
    assert f"{name} {version} is too old" in reason()


@pytest.mark.parametrize("version", ["0.11.9", "0.11.10", "0.12", "1.0", "1"])
def test_a_newer_one_is_taken(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    pytest.importorskip("pdfplumber")
    install(monkeypatch, SAFE | {"pdfplumber": version})
    requirements.require_parser()


def test_one_that_does_not_start_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, SAFE)
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    assert "doesn't start (ModuleNotFoundError" in reason(pdf(Sheet().lines("有文字。")))


def test_a_damaged_file_is_no_fault_of_the_parser() -> None:
    pytest.importorskip("pdfplumber")
    assert "damaged" in reason()
