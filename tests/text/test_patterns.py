from __future__ import annotations

from pathlib import Path

import pytest
import regex

from gouji.text import patterns as text_patterns
from gouji.text.patterns import Pattern

PATTERNS = (r"第(?P<n>\d+)尾", r"(?i)(?<!不)[\p{Han}x]{2,}+|鱼(?:苗|种)", "", r"(甲|乙)\1(?=。)", r"\d")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path))
    text_patterns.forget()
    return tmp_path / "regexes"


def again(patterns: tuple[str, ...]) -> tuple[Pattern, ...]:
    """As another process has them."""
    text_patterns.keep()
    text_patterns.forget()
    return text_patterns.compiled(patterns)


def test_what_was_kept_is_the_same(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = text_patterns.compiled(PATTERNS)
    text_patterns.keep()
    assert len(list(kept.iterdir())) == 1
    monkeypatch.setattr(regex, "compile", lambda pattern: pytest.fail(pattern) if pattern else made[2].compiled)
    found = again(PATTERNS)
    assert [each.compiled.pattern for each in found] == list(PATTERNS)
    text = "放流第12尾，鱼苗鱼种甲甲。X"
    for one, other in zip(made, found, strict=True):
        assert [match.capturesdict() for match in one.finditer(text)] == [
            match.capturesdict() for match in other.finditer(text)
        ]
        assert [match.span() for match in one.finditer(text)] == [match.span() for match in other.finditer(text)]


def test_what_was_kept_is_as_patient(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_patterns, "TIMEOUT", 0.01)
    slow = (r"(a|aa)+$",)
    text_patterns.compiled(slow)
    (pattern,) = again(slow)
    with pytest.raises(TimeoutError):
        pattern.match("a" * 60 + "b")
    assert kept.exists()


def test_what_is_kept_in_another_shape_is_compiled_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text_patterns.compiled(("甲",))
    monkeypatch.setattr(text_patterns, "_Parts", list[str])
    (pattern,) = again(("甲",))
    assert pattern.match("甲")
    assert kept.exists()


def test_what_others_have_kept_meanwhile_stays(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(("甲",))
    text_patterns.expression("乙")
    again(("丙",))
    empty = regex.compile("")
    monkeypatch.setattr(regex, "compile", lambda pattern: pytest.fail(pattern) if pattern else empty)
    assert [text_patterns.expression(each).pattern for each in "甲乙丙"] == ["甲", "乙", "丙"]
    assert len(list(kept.iterdir())) == 1


def test_the_table_of_the_user_is_bounded(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_patterns, "_MOST", 2)
    for each in "甲乙丙":
        text_patterns.expression(each)
        text_patterns.keep()
    (file,) = kept.iterdir()
    data = file.read_bytes()
    assert [each.encode() in data for each in "甲乙丙"] == [False, True, True]


def test_expressions_that_no_file_can_hold_are_compiled(kept: Path) -> None:
    (lone,) = again(("\udc80",))
    assert lone.match("\udc80")
    assert not kept.exists()


def test_none_are_none() -> None:
    assert text_patterns.compiled(()) == ()


def test_what_is_no_expression_is_not_kept(kept: Path) -> None:
    with pytest.raises(regex.error):
        text_patterns.compiled(("甲", "("))
    assert not kept.exists()


def test_no_expression_runs_without_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_patterns, "TIMEOUT", 0.01)
    slow = text_patterns.pattern(r"(?:a|aa)+$")
    text = "a" * 60 + "b"
    for search in (slow.search, slow.match, slow.fullmatch, lambda value: list(slow.finditer(value))):
        with pytest.raises(TimeoutError):
            search(text)


def test_a_lone_expression() -> None:
    found = text_patterns.pattern(r"第(?P<n>\d+)尾").search("放流第12尾")
    assert found is not None
    assert found["n"] == "12"


def test_methods_are_those_of_regex() -> None:
    pattern = text_patterns.pattern(r"(?P<two>鱼.)")
    text = "放鱼鱼苗"
    assert [match and match["two"] for match in (pattern.search(text), pattern.match(text, 2))] == ["鱼鱼", "鱼苗"]
    assert pattern.match(text) is None
    assert pattern.fullmatch("鱼苗") is not None
    assert pattern.fullmatch(text) is None
    assert [each.group() for each in pattern.finditer(text)] == ["鱼鱼"]
    assert [each.group() for each in pattern.finditer(text, overlapped=True)] == ["鱼鱼", "鱼苗"]
