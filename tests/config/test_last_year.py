"""Patterns of last year's report; ``gouji.config.last_year``."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.config.globs import GlobError
from gouji.config.last_year import Folders, filled, is_particular, unknown_fields, verify


@pytest.mark.parametrize(
    ("pattern", "path", "found"),
    [
        ("{year}/{stem}.*", "2024/north.docx", "2023/north.*"),
        ("{year}/{name}", "2024/north-2024.docx", "2023/north-2023.docx"),
        ("{unit}/{year}*", "x.md", "甲局/2023*"),
        ("{stem}", "a[1].md", "a[[]1]"),
    ],
)
def test_fields(pattern: str, path: str, found: str) -> None:
    assert filled(pattern, 2024, "甲局", path) == found


def test_a_pattern_by_the_unit_needs_one() -> None:
    assert filled("{unit}.md", 2024, "", "a.md") is None


@pytest.mark.parametrize(
    ("pattern", "found"),
    [("{year}{unit}{name}{stem}", []), ("{Year}/{}", ["{Year}", "{}"]), ("a{year", ["{"]), ("a}", ["}"])],
)
def test_fields_that_mean_nothing(pattern: str, found: list[str]) -> None:
    assert [field for field, _ in unknown_fields(pattern)] == found


@pytest.mark.parametrize("pattern", ["../a", "a/../b", "a\\b", "", "/"])
def test_patterns_that_mean_nothing(pattern: str) -> None:
    with pytest.raises(GlobError):
        verify(pattern)


@pytest.mark.parametrize(("pattern", "particular"), [("{year}/*", False), ("{year}/{stem}.*", True), ("{unit}", True)])
def test_which_are_about_one_unit(pattern: str, particular: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_particular(pattern) is particular


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("2023/a.md", ["2023/a.md"]),
        ("/2023/*.md", ["2023/a.md", "2023/ab.md"]),
        ("2023/a?.md", ["2023/ab.md"]),
        ("*/a.md", ["2022/a.md", "2023/a.md"]),
        ("**/c.md", ["2023/deep/down/c.md"]),
        ("**", ["2022/a.md", "2023/a.md", "2023/ab.md", "2023/deep/down/c.md"]),
        ("2023", []),
        ("nix/*", []),
    ],
)
def test_what_a_pattern_takes_in(tmp_path: Path, pattern: str, found: list[str]) -> None:
    for name in ("2022/a.md", "2023/a.md", "2023/ab.md", "2023/deep/down/c.md", ".git/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [Path(path).relative_to(tmp_path).as_posix() for path in Folders(tmp_path).matches(pattern)] == found
