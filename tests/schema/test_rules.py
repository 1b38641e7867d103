"""What the types of the schema refuse, and how the author is reported."""

from __future__ import annotations

import msgspec
import pytest

from gouji.checks import kinds
from gouji.messages.errors import FileError
from gouji.packs.contents import AnyRule, Pack
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.rule import Rule
from gouji.yaml import nodes
from gouji.yaml.convert import convert

RULES = tuple[AnyRule, ...]
_REST = "message: {zh: 一, en: a}, why: {zh: 一, en: a}"


def reported(text: str, kind: type) -> list[str]:
    with pytest.raises(FileError) as caught:
        convert(nodes.read("x", text.encode()), kind)
    assert len(caught.value.text("zh").splitlines()) == len(caught.value.problems)
    return caught.value.text("en").splitlines()


INFO = ", ".join(PackInfo.__struct_encode_fields__)
CHECKS = ", ".join(kind.__struct_config__.tag for kind in (each.rule for each in kinds().values()))
ID = "can not stand here: it consists of small letters, digits and -, and begins with a letter"
FAULTS = [
    ("version: 1\nname: {zh: 一, en: a}", PackInfo, ["x:1:1: the key “id” is missing"]),
    (
        "id: a\nversion: 1\nname: {zh: 一, en: a}\nexends: b",
        PackInfo,
        [f"x:4:1: unknown key “exends”, known are: {INFO}; did you mean “extends”?"],
    ),
    (
        "id: a\nversion: 1\nname: a",
        PackInfo,
        [
            (
                "x:3:7: found the text “a”, expected {zh: …, en: …} "
                "(a pack in one language has language: en, or zh, in its pack.yaml)"
            )
        ],
    ),
    (
        "id: a\nversion: 1\nname: {zh: 一}",
        PackInfo,
        ["x:3:7: the key “en” is missing; a pack in one language has language: zh in its pack.yaml"],
    ),
    ("id: a\nversion: 1\nname:", PackInfo, ["x:3:5: found nothing, expected “key: value” entries (keys: zh, en)"]),
    (
        "id: 2021\nversion: true\nname: {zh: no, en: 5}",
        PackInfo,
        [
            "x:1:5: found 2021, expected text; quote it if it is meant as text",
            "x:2:10: found true, expected a whole number",
            "x:3:20: found 5, expected text; quote it if it is meant as text",
        ],
    ),
    ("id: A b\nversion: 1\nname: {zh: 一, en: a}", PackInfo, [f"x:1:5: “A b” {ID}"]),
    (
        "id: a\nversion: 1\nname: {zh: 一, en: a}\nclaims: {title: [a], years: {from: x}}",
        PackInfo,
        ["x:4:36: found the text “x”, expected a whole number"],
    ),
    ("- a", PackInfo, [f"x:1:1: found a list, expected “key: value” entries (keys: {INFO})"]),
    (
        "sections: [{id: a, number: '1', title: a, key: }]\ntables: [{id: a, layouts: [{id: b, outdated: 5}]}]",
        Form,
        [
            "x:2:10: the key “section” is missing",
            "x:2:10: the key “name” is missing",
            "x:2:10: the key “rows” is missing",
            "x:2:10: the key “columns” is missing",
            "x:2:28: the key “name” is missing",
            "x:2:46: found 5, expected true or false",
        ],
    ),
    (
        "sections: {id: a}\nunits: 5",
        Form,
        ["x:1:11: found “key: value” entries, expected a list", "x:2:8: found 5, expected a list"],
    ),
    ("sections: []", Form, ["x:1:11: must not be empty"]),
    ("sections: a", Form, ["x:1:11: found the text “a”, expected a list; a single item is written [item]"]),
    (
        "sections:\n- {id: a, number: '1', title: a, titles: [a, 5, [b]]}",
        Form,
        ["x:2:46: found 5, expected text; quote it if it is meant as text", "x:2:49: found a list, expected text"],
    ),
    (
        "sections: [{id: a-b, number: '1', title: a}]",
        Form,
        ["x:1:17: “a-b” can not stand here: it is one word of letters, digits and _ that begins with no digit"],
    ),
    ("- 5", RULES, ["x:1:3: found 5, expected “key: value” entries"]),
    ("- {id: a}", RULES, ["x:1:3: the key “check” is missing"]),
    (
        "- {id: a, check: section}",
        RULES,
        [f"x:1:18: “section” is none of: {CHECKS}; did you mean “sections”?"],
    ),
    (
        "- {id: a, check: [sections]}",
        RULES,
        [f"x:1:18: found a list, expected one of: {CHECKS}"],
    ),
    (
        f"- {{id: a, check: duplicates, finds: copy, {_REST}}}",
        RULES,
        ["x:1:37: “copy” is none of: copied, repeated; did you mean “copied”?"],
    ),
    (
        f"- {{id: a, check: duplicates, finds: years, {_REST}}}",
        RULES,
        ["x:1:37: “years” is none of: copied, repeated; check: narrative has “years”"],
    ),
    (
        f"- {{id: a, check: duplicates, finds: blank, {_REST}}}",
        RULES,
        ["x:1:37: “blank” is none of: copied, repeated; check: tables has “blank”"],
    ),
    (
        f"- {{id: a, check: duplicates, finds: copied, severity: ERROR, {_REST}}}",
        RULES,
        ["x:1:55: “ERROR” is none of: error, info, warning; did you mean “error”?"],
    ),
    (
        f"- {{id: a, check: duplicates, finds: copied, severity: , {_REST}}}",
        RULES,
        ["x:1:53: found nothing, expected one of: error, info, warning"],
    ),
    (
        f"- {{id: a, check: duplicates, finds: copied, minimum: 0, similarity: 1.5, {_REST}}}",
        RULES,
        ["x:1:54: 0 is too small, at least 1", "x:1:69: 1.5 is too large, at most 1"],
    ),
    (f"- {{id: a, check: identities, table: b, assert: [], {_REST}}}", RULES, ["x:1:48: must not be empty"]),
    (
        f"- {{id: a, check: identities, table: b, assert: [a, [b], {{c: 1}}], {_REST}}}",
        RULES,
        [
            "x:1:52: found a list, expected text or “key: value” entries",
            "x:1:61: found 1, expected text; quote it if it is meant as text",
        ],
    ),
    (
        f"- {{id: a, check: tables, finds: decimals, decimals: four, {_REST}}}",
        RULES,
        ["x:1:53: found the text “four”, expected a whole number"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), FAULTS)
def test_faults(text: str, kind: type, expected: list[str]) -> None:
    assert reported(text, kind) == expected


def test_long_texts_are_cut() -> None:
    (line,) = reported("id: a\nversion: 1\nname: " + "ab " * 40, PackInfo)
    assert "“" + "ab " * 13 + "a…”" in line


def test_chinese_names_are_names() -> None:
    form = convert(nodes.read("x", "sections: [{id: 渔获_2, number: 一, title: 渔获}]".encode()), Form)
    assert form.sections[0].id == "渔获_2"


def test_messages_are_told_in_chinese() -> None:
    with pytest.raises(FileError) as caught:
        convert(nodes.read("x", b"id: 1\nversion: a\nnam: b\n"), PackInfo)
    assert caught.value.text("zh").splitlines() == [
        "x:1:1: 缺少键“name”",
        "x:1:5: 实为值 1，应为文字；如果是文字，请加引号",
        "x:2:10: 实为文字“a”，应为整数",
        f"x:3:1: 未知的键“nam”，可用的键：{INFO}；是不是“name”？",
    ]


def test_the_schema_can_be_exported() -> None:
    assert msgspec.json.schema(Pack)["$ref"] == "#/$defs/Pack"


def every_kind() -> list[Rule]:
    """A rule of every check kind and everything that it finds, at the least."""
    kinds = msgspec.inspect.type_info(AnyRule)
    assert isinstance(kinds, msgspec.inspect.UnionType)
    found: list[Rule] = []
    for kind in kinds.types:
        assert isinstance(kind, msgspec.inspect.StructType)
        finds = next((field.type for field in kind.fields if field.name == "finds"), None)
        values = finds.values if isinstance(finds, msgspec.inspect.LiteralType) else (None,)
        head = {"id": "a", "check": kind.tag, "message": {"zh": "", "en": ""}, "why": {"zh": "", "en": ""}}
        rest = {field.encode_name: least(field.type) for field in kind.fields if field.required}
        found += [msgspec.convert({**rest, **head, **({"finds": each} if each else {})}, AnyRule) for each in values]
    return found


def least(kind: msgspec.inspect.Type) -> object:
    """A value of a type that a rule must give."""
    match kind:
        case msgspec.inspect.IntType() | msgspec.inspect.FloatType():
            return 1
        case msgspec.inspect.VarTupleType():
            return ["a = b"]
    return "a"


@pytest.mark.parametrize("rule", every_kind(), ids=lambda rule: f"{rule.__struct_config__.tag}")
def test_every_kind_of_rule_says_what_its_message_may_name(rule: Rule) -> None:
    assert rule.message_fields


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ("assert: [a = b]", "; check: identities, units, years has “assert”"),
        ("minimum: 4", "; check: duplicates, years has “minimum”"),
        ("table: t", "; check: identities, units, years has “table”; did you mean “tables”?"),
        ("tabels: [t]", "; did you mean “tables”?"),
    ],
)
def test_a_key_of_another_check_is_said_to_be_one(keys: str, hint: str) -> None:
    (found,) = reported(f"- {{id: a, check: tables, finds: blank, {keys}, {_REST}}}", RULES)
    assert found.endswith(hint)
