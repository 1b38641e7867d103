"""Forms that say rows and columns once, and forms in several files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from gouji.messages.errors import PackError
from gouji.packs import cache
from gouji.packs.contents import Pack
from gouji.packs.loader import load

PACK = "id: tides\nname: Tides\nversion: 1\nlanguage: en\n"
RULES = '- {id: bare, check: sections, finds: empty, message: "{title} is empty", why: w}\n'
SECTIONS = "sections: [{id: harbour, number: I, title: Harbour}]\n"
PARTS = """\
parts:
  flow: [{id: ebb, label: Ebb}, {id: flood, label: Flood}]
  ports: [{id: north, label: North}]
"""
TABLES = """\
tables:
  - {id: spring, section: harbour, name: Spring, columns: flow, rows: ports}
  - {id: neap, section: harbour, name: Neap, columns: [flow, {id: all, label: All}], rows: ports}
"""


def tides(folder: Path, form: Mapping[str, str]) -> Pack:
    """The pack with these files of its form."""
    for name, text in {"pack.yaml": PACK, "rules.yaml": RULES, **form}.items():
        path = folder / "tides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load(folder / "tides")


@pytest.mark.parametrize(
    "form",
    [
        {"form.yaml": SECTIONS + PARTS + TABLES},
        {"form.yaml": SECTIONS, "form/a.yaml": TABLES, "form/b.yaml": PARTS},
        {"form/a.yaml": SECTIONS + PARTS, "form/b.yaml": TABLES},
    ],
)
def test_a_name_stands_for_a_part(tmp_path: Path, form: Mapping[str, str]) -> None:
    spring, neap = tides(tmp_path, form).form.tables
    assert [column.id for column in spring.columns] == ["ebb", "flood"]
    assert [column.id for column in neap.columns] == ["ebb", "flood", "all"]
    assert spring.rows == neap.rows


def test_parts_may_use_parts(tmp_path: Path) -> None:
    nested = PARTS.replace(
        "[{id: north, label: North}]", "[{id: all, label: All, rows: docks}]\n  docks: [{id: a, label: A}]"
    )
    (spring, _) = tides(tmp_path, {"form.yaml": SECTIONS + nested + TABLES}).form.tables
    assert [row.id for row in spring.rows[0].rows] == ["a"]


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (
            PARTS + TABLES.replace("columns: flow", "columns: flaw"),
            "form.yaml:6:59: there is no part “flaw”; did you mean",
        ),
        (PARTS.replace("{id: ebb,", "{ide: ebb,") + TABLES, "form.yaml:3:10: the key “id” is missing"),
        (PARTS + "  idle: []\n" + TABLES, "form.yaml:5:3: nothing uses the part “idle”"),
        (PARTS.replace("[{id: north, label: North}]", "[ports]") + TABLES, "the part holds itself: ports → ports"),
        (PARTS.replace("[{id: north, label: North}]", "north") + TABLES, "form.yaml:4:10: expected a list of rows or"),
        ("parts: flow\n" + TABLES, "form.yaml:2:8: expected “name: a list of rows or columns” entries"),
        ("tables:\n  - {id: a, section: harbour, columns: &flow []}\n", "what a form says twice is one of its parts"),
    ],
)
def test_faults_of_parts_are_told_where_they_stand(tmp_path: Path, form: str, problem: str) -> None:
    with pytest.raises(PackError) as raised:
        tides(tmp_path, {"form.yaml": SECTIONS + form})
    lines = raised.value.lines("en")
    assert problem in "\n".join(lines)
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (
            {"form.yaml": SECTIONS + "heading: a\n", "form/a.yaml": "heading: b\n"},
            "a.yaml:1:1: “heading” is given already, see form.yaml line 2",
        ),
        ({"form.yaml": SECTIONS, "form/a.yaml": "- a\n"}, "a.yaml:1:1: expected “key: value” entries"),
        ({"form.yaml": SECTIONS, "form/a.yml": ""}, "name it .yaml"),
        ({}, "form.yaml: there is no such file"),
    ],
)
def test_faults_of_forms_in_several_files(tmp_path: Path, form: Mapping[str, str], problem: str) -> None:
    with pytest.raises(PackError) as raised:
        tides(tmp_path, form)
    assert problem in str(raised.value)


def test_an_extending_pack_has_the_parts_of_its_base(tmp_path: Path) -> None:
    tides(tmp_path, {"form.yaml": SECTIONS + PARTS + TABLES})
    own = tmp_path / "moon"
    own.mkdir()
    (own / "pack.yaml").write_text("id: moon\nname: Moon\nversion: 1\nextends: tides\n", "utf-8")
    (own / "form.yaml").write_text(
        "tables: [{id: new, section: harbour, name: New, rows: ports, columns: flow}]\n", "utf-8"
    )
    assert [table.id for table in load(own, {"tides": tmp_path / "tides"}).form.tables] == ["spring", "neap", "new"]


def test_a_kept_pack_is_another_once_a_file_of_its_form_changes(tmp_path: Path) -> None:
    tides(tmp_path, {"form/a.yaml": SECTIONS})
    folder = tmp_path / "tides"
    assert cache.load(folder, {}).form.sections[0].title == "Harbour"
    (folder / "form" / "a.yaml").write_text(SECTIONS.replace("Harbour", "Quay"), "utf-8")
    assert cache.load(folder, {}).form.sections[0].title == "Quay"
