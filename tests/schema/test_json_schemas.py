"""The schemas that editors use say what gouji itself says of rule packs and settings."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft7Validator

from gouji.checks import kinds
from gouji.config import settings
from gouji.config.keys import Settings
from gouji.messages.errors import ConfigError
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.yaml import nodes
from make_schemas import ROOT, SCHEMAS, schemas

MODELINE = "# yaml-language-server: $schema="
NAMES = ("form", "pack", "rules", "settings", "output")
RULE_FILES = sorted((ROOT / "rules").glob("*/*.yaml"))
CONFIG = ROOT / "docs" / "examples" / settings.NAME
WORDS = "message: {zh: 错, en: wrong}, why: {zh: 因, en: why}"


def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(schemas()[SCHEMAS / f"{name}.json"]))


def faults(name: str, text: str) -> list[str]:
    """Where in the YAML the schema finds something wrong."""
    return [error.json_path for error in validator(name).iter_errors(plain(text.encode()))]


def plain(data: bytes) -> Any:
    return json.loads(msgspec.json.encode(nodes.read("a.yaml", data).plain()))


def definitions(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schemas()[SCHEMAS / f"{name}.json"])["definitions"]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_is_a_valid_schema(name: str) -> None:
    Draft7Validator.check_schema(validator(name).schema)


@pytest.mark.parametrize("path", [*RULE_FILES, CONFIG], ids=lambda path: path.relative_to(ROOT).as_posix())
class TestOurFiles:
    def test_names_its_schema_in_its_first_line(self, path: Path) -> None:
        first = path.read_text("utf-8").splitlines()[0]
        kind = {"pack.yaml": "pack", "form.yaml": "form", settings.NAME: "settings"}.get(path.name, "rules")
        assert first == f"{MODELINE}../../schemas/{kind}.json"

    def test_fits_its_schema(self, path: Path) -> None:
        named = re.findall(r"schemas/(\w+)\.json", path.read_text("utf-8").splitlines()[0])
        assert faults(named[0], path.read_text("utf-8")) == []


def test_the_example_of_settings_is_valid() -> None:
    assert settings.load(CONFIG, cached=False).settings.fail_on == "warning"


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("settings", "language: zh\nfail_on: warning\n", []),
        ("settings", "ignore: [a, {rule: b, reason: c}]\n", []),
        ("settings", "exclud: []\n", ["$"]),
        ("settings", "language: de\n", ["$.language"]),
        ("settings", "severity: {cell-blank: fatal}\n", ["$.severity['cell-blank']"]),
        ("pack", "{id: city, name: {zh: 市, en: city}, version: 1}\n", []),
        ("pack", "{id: city, name: {zh: 市, en: city}}\n", ["$"]),
        ("pack", "{id: city, extends: gia-2021}\n", []),
        ("pack", "{id: City, extends: gia-2021}\n", ["$.id"]),
        ("pack", "{id: city, extends: gia-2021, claims: {title: [报], years: {from: 2021}}}\n", []),
        ("pack", "{id: city, extends: gia-2021, claims: {title: [报], years: {first: 2021}}}\n", ["$.claims"]),
        ("form", "sections: [{id: overview, title: 概况}]\n", []),
        ("form", "sections: [{title: 概况}]\n", ["$.sections[0]"]),
        ("rules", f"- {{id: a, check: tables, finds: blank, {WORDS}}}\n", []),
        ("rules", f"- {{id: a, check: tables, finds: blanks, {WORDS}}}\n", ["$[0].finds"]),
        ("rules", "- {id: a, check: tables, finds: blank, message: {zh: 错, en: wrong}}\n", ["$[0]"]),
        ("rules", f"- {{id: a, check: table, finds: blank, {WORDS}}}\n", ["$[0].check"]),
        ("rules", f"- {{id: a, check: identities, table: t, assert: [a = b], {WORDS}}}\n", []),
        ("rules", f"- {{id: a, check: identities, table: t, asserts: [a = b], {WORDS}}}\n", ["$[0]", "$[0]"]),
        ("rules", f"- {{id: a, check: tables, finds: blank, {WORDS}, tests: {{pass: [{{}}], fail: [无]}}}}\n", []),
        ("rules", f"- {{id: a, check: tables, finds: blank, {WORDS}, tests: {{passing: [{{}}]}}}}\n", ["$[0].tests"]),
        ("rules", "- {id: a, severity: info}\n", []),
        ("rules", "- {id: a, severty: info}\n", ["$[0]"]),
        ("rules", "- {id: a, off: true}\n", []),
        ("rules", "- {id: a, off: true, severity: info}\n", ["$[0]"]),
        ("rules", "- {severity: info}\n", ["$[0]"]),
        ("rules", "id: a\n", ["$"]),
        ("rules", "- {id: a, check: tables, finds: blank, message: blank, why: {en: so}}\n", []),
        ("form", "parts: {flow: [{id: a, label: A}]}\ntables: [{id: t, columns: flow, rows: [flow]}]\n", []),
    ],
)
def test_finds_what_is_wrong(name: str, text: str, where: list[str]) -> None:
    assert faults(name, text) == where


@pytest.mark.parametrize("text", ["fail_on: warning\n", "exclud: []\n", "files: [{paths: [a]}]\n", "packs: a\n"])
def test_agrees_with_gouji(text: str, tmp_path: Path) -> None:
    path = tmp_path / settings.NAME
    path.write_text(text, "utf-8")
    try:
        settings.load(path, cached=False)
    except ConfigError:
        assert faults("settings", text)
    else:
        assert not faults("settings", text)


def test_keys_are_those_of_the_types() -> None:
    rules = definitions("rules")
    for kind in (each.rule for each in kinds().values()):
        names = {field.encode_name for field in msgspec.structs.fields(kind)}
        assert set(rules[kind.__name__]["properties"]) == {*names, "check"}
    for name, kind in (("settings", Settings), ("pack", PackInfo), ("form", Form)):
        keys = {field.encode_name for field in msgspec.structs.fields(kind)}
        parts = {"parts"} if kind is Form else set()  # they are put in where they are named before the types are asked
        assert set(validator(name).schema["properties"]) == keys | parts


def test_descriptions_speak_of_keys_as_they_are_written() -> None:
    reported = definitions("rules")["IdentitiesRule"]["properties"]["assert"]["description"]
    assert reported.startswith("`assert` are the equations; an item is")
    of_all = definitions("rules")["TablesRule"]["properties"]["basis"]["description"]
    assert of_all == "`basis` is the law or order behind the rule."
    assert [text for text in map(bytes.decode, schemas().values()) if "``" in text or ":class:" in text] == []
