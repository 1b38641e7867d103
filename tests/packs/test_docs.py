"""The pages of ``docs/`` are so: the pack of ``packs.md``, the settings, and the tables that come from the types."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest

from gouji.checks import kinds
from gouji.checks.kind import Kind
from gouji.config import settings
from gouji.linter import rule_tests
from gouji.packs.loader import load
from gouji.reporters.shared.output import FindingOutput
from gouji.views.schemas import NAMES, as_json
from make_docs import DOCS, REGION

WITH_MEANINGS = [kind for kind in kinds().values() if "finds" in kind.rule.__struct_fields__]


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


def test_the_pack_of_the_page(tmp_path: Path) -> None:
    folder = tmp_path / "tides"
    folder.mkdir()
    for name, text in zip(("pack.yaml", "form.yaml", "rules.yaml"), blocks("packs.md", "yaml"), strict=False):
        (folder / name).write_text(text, "utf-8")
    outcomes = list(rule_tests.run(load(folder)))
    assert [outcome.rule for outcome in outcomes] == ["spring-sum"]
    assert all(outcome.fault is None for outcome in outcomes)


def test_rules_about_the_text_alone(tmp_path: Path) -> None:
    folder = tmp_path / "tides"
    folder.mkdir()
    pack, form = blocks("packs.md", "yaml")[:2]
    (folder / "pack.yaml").write_text(pack, "utf-8")
    (folder / "form.yaml").write_text(f"{form}specimen: {{title: Tide Report 2024}}\n", "utf-8")
    rules = [block for block in blocks("text-rules.md", "yaml") if block.startswith(("- id: year", "- id: drafts"))]
    (folder / "rules.yaml").write_text("".join(rules), "utf-8")
    outcomes = list(rule_tests.run(load(folder)))
    assert [(outcome.rule, outcome.fault) for outcome in outcomes] == [
        (rule, None) for rule in ("year", "year", "drafts", "drafts")
    ]


def test_the_settings_of_the_page_have_all_keys(tmp_path: Path) -> None:
    (tmp_path / "rules" / "tides").mkdir(parents=True)
    path = tmp_path / settings.NAME
    example = blocks("settings.md", "yaml")[0]
    path.write_text(example, "utf-8")
    given = settings.load(path, cached=False).settings
    assert [key for key in given.__struct_fields__ if not getattr(given, key)] == ["select"]


def test_the_finding_of_the_page_is_one() -> None:
    (example,) = blocks("json.md", "json")
    finding = msgspec.json.decode(example, type=FindingOutput)
    assert json.loads(msgspec.json.encode(finding)) == json.loads(example)


@pytest.mark.parametrize("kind", WITH_MEANINGS, ids=lambda kind: kind.name)
def test_whatever_rules_find_has_a_meaning(kind: Kind) -> None:
    rule = kind.rule
    assert set(rule.meanings) == set(get_args(get_type_hints(rule)["finds"]))


def test_every_key_is_told_somewhere() -> None:
    told = {region[3] for path in DOCS.glob("*.md") for region in REGION.finditer(path.read_text("utf-8"))}
    for schema in (json.loads(as_json(name)) for name in NAMES):
        types = {schema["title"]: schema, **schema["definitions"]}
        assert {name for name in types if name not in told} <= {"Message", "Rules", "Units", "Change"}


def test_every_key_has_words() -> None:
    for schema in (json.loads(as_json(name)) for name in NAMES):
        for each in (schema, *schema["definitions"].values()):
            if each["title"] not in ("Change", "Message"):
                assert [key for key, value in each.get("properties", {}).items() if not value.get("description")] == []
