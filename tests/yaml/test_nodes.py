from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.messages.errors import FileError
from gouji.yaml import nodes
from gouji.yaml.messages import YAML_EMPTY

VALUES = [
    ("a: text", {"a": "text"}),
    ("a: 1\nb: -2", {"a": 1, "b": -2}),
    ("a: 0.5\nb: 1e3", {"a": 0.5, "b": 1000.0}),
    ("a: true\nb: False", {"a": True, "b": False}),
    ("a: yes\nb: no\nc: on", {"a": "yes", "b": "no", "c": "on"}),  # YAML 1.1 took them for switches
    ("a: ~\nb: null\nc:", {"a": None, "b": None, "c": None}),
    ("a: '1'\nb: \"true\"\nc: ''", {"a": "1", "b": "true", "c": ""}),
    ("a: 2024-01-31\nb: 12:30\nc: 0x1F", {"a": "2024-01-31", "b": "12:30", "c": "0x1F"}),
    ("a: " + "9" * 30, {"a": "9" * 30}),
    ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
    ("a: >-\n  one\n  line\n", {"a": "one line"}),
    ("[1, [x, {y: z}]]", [1, ["x", {"y": "z"}]]),
    ("- a # comment\n- b", ["a", "b"]),
    ("1: a\nnull: b", {"1": "a", "null": "b"}),
    ("年: 报：全", {"年": "报：全"}),
    ("\ufeffa: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text: str, value: object) -> None:
    assert nodes.read("x.yaml", text.encode()).plain() == value


FAULTS = [
    ("", "1:1", "the file has no content"),
    ("# a comment\n", "1:1", "the file has no content"),
    ("---\n", "1:1", "the file has no content"),
    ("only words", "1:1", "expected “key: value” lines or a list"),
    ("a:b\nc:d", "1:1", "expected “key: value” lines or a list"),
    ("a: 1\nb: 2\na: 3", "3:1", "the key “a” is given twice, first in line 1"),
    ("- {zh: 一, en: a, zh: 二}", "1:18", "the key “zh” is given twice, first in line 1"),
    ("a: 1\n---\nb: 2", "2:1", "only one document in a file: no second ---"),
    ("a:\n\tb: 1", "2:1", "a tab cannot indent; use spaces"),
    (
        "a: *b",
        "1:4",
        "quote a text that begins with *; aliases (*b) are not supported",
    ),
    ("a: *", "1:4", "quote a text that begins with *"),
    ("a: [*]", "1:5", "quote a text that begins with *"),
    (
        "a: &b 1",
        "1:4",
        "quote a text that begins with &; anchors (&b) are not supported",
    ),
    ("a: [b.{c}@d]", "1:10", "quote a text that holds { or ["),
    ("a: @b", "1:4", "quote a text that begins with @"),
    ("a: %b", "1:4", "quote a text that begins with %"),
    ("a: `b", "1:4", "quote a text that begins with `"),
    ("a: !b 1", "1:4", "quote a text that begins with !; tags are not supported"),
    ("a: !!python/object:os.system {}", "1:4", "quote a text that begins with !; tags are not supported"),
    ("!!set {a, b}", "1:1", "quote a text that begins with !; tags are not supported"),
    ("a: 'b", "1:4", "this quote is never closed"),
    (
        "a:\n- for every column: b = c: d",
        "2:26",
        "no “key: value” can stand here; check the indentation, and quote a text that contains “: ”",
    ),
    (
        "a: [b,\n c",
        "2:3",
        "the bracket of line 1 is not closed: , or ] is missing; quote a text that contains : or brackets",
    ),
    (
        "a: {zh: 甲，en: b}",
        "1:13",
        "the bracket of line 1 is not closed: , or } is missing; quote a text that contains : or brackets",
    ),
    (
        "a: {title} is missing",
        "1:12",
        "this does not belong here; check the indentation, and quote the whole of a text that begins with { [ \" or '",
    ),
    (
        "a: 1\n- b",
        "2:1",
        "this does not belong here; check the indentation, and quote the whole of a text that begins with { [ \" or '",
    ),
    ("{a: b}: c", "1:1", "a key is a single word; quote a text that begins with { or ["),
    ("? [a]\n: b", "1:3", "a key is a single word; quote a text that begins with { or ["),
    ('a: "\\q"', "1:6", "not valid YAML: found unknown escape character 'q'"),
    ("a: b\x07c", "1:5", "a control character that is not allowed: U+0007"),
    ("[" * 40, "1:33", "nested more than 32 levels deep"),
    ("a: " * 3, "1:5", "no “key: value” can stand here; check the indentation, and quote a text that contains “: ”"),
]


@pytest.mark.parametrize(("text", "place", "message"), FAULTS)
def test_faults(text: str, place: str, message: str) -> None:
    with pytest.raises(FileError) as caught:
        nodes.read("x.yaml", text.encode())
    assert caught.value.text("en") == f"x.yaml:{place}: {message}"
    assert caught.value.text("zh").startswith(f"x.yaml:{place}: ")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("a: 年".encode("gb18030"), "1:4"),
        ("a: 1\nb: 年".encode() + b"\xff", "2:5"),
        ("a: 1".encode("utf-16"), "1:1"),
    ],
)
def test_only_utf8(data: bytes, place: str) -> None:
    with pytest.raises(FileError) as caught:
        nodes.read("x.yaml", data)
    assert caught.value.text("en") == f"x.yaml:{place}: not UTF-8; save it as UTF-8"


def test_size_is_bounded() -> None:
    with pytest.raises(FileError, match="larger than 250,000 bytes"):
        nodes.read("x.yaml", b"a: " + b"b" * 250_000)


PLACES = [
    ("a: bcd", "c", "1:5"),
    ("a: 'bcd'", "c", "1:6"),
    ('a: "bcd"', "c", "1:6"),
    ("a: 'it''s c'", "c", "1:11"),
    ("a: b\n  c d", "c", "2:3"),
    ("a: |\n  b\n  cd\n", "c", "3:3"),
    ("a: >-\n    b\n\n    c\n", "c", "4:5"),
    ("a: 年＝报 c", "c", "1:8"),
    ('a: "\\u5e74 c"', "c", "1:4"),  # behind an escape: the start of the text
    ("a: b c", " c", "1:5"),
]


@pytest.mark.parametrize(("text", "found", "place"), PLACES)
def test_place_in_a_text(text: str, found: str, place: str) -> None:
    node = nodes.read("x.yaml", text.encode()).at("a")
    problem = node.problem(YAML_EMPTY, str(node.value).index(found))
    assert f"{problem.line}:{problem.column}" == place


def test_nothing_has_the_place_of_its_key() -> None:
    node = nodes.read("x.yaml", b"a:\n  b:\n  c: 1\n").at("a", "b")
    problem = node.problem(YAML_EMPTY)
    assert (problem.line, problem.column) == (2, 4)


def test_a_path_that_leads_nowhere_ends_where_it_can() -> None:
    node = nodes.read("x.yaml", b"a: [1, {b: 2}]")
    assert node.at("a", 1, "b").plain() == 2
    assert node.at("a", 5).plain() == [1, {"b": 2}]
    assert node.at("b", "c") is node


yaml_like = st.text(st.sampled_from("ab:-# \n\t\r'\"{}[],&*!|>%@`?~年\\0.\x85\u2028\ufeff"), max_size=60)


def refusal(data: bytes) -> FileError | None:
    try:
        nodes.read("x.yaml", data)
    except FileError as error:
        return error
    return None


@given(yaml_like)
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    error = refusal(text.encode())
    if error:
        assert error.line in range(1, text.count("\n") + text.count("\r") + 2)
        assert error.column in range(1, len(text) + 2)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    error = refusal(data)
    assert error is None or error.text("zh")
