"""One language is enough for a pack that says so; ``gouji.yaml.languages`` and what the loader makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.document.model import Paragraph
from gouji.messages.errors import PackError
from gouji.messages.message import Message, plain
from gouji.packs.loader import load
from gouji.template.document import specimen

FORM = """\
sections:
  - {id: harbour, number: I, title: Harbour}
tables:
  - {id: tides, section: harbour, name: TABLE, rows: [{id: high, label: High}], columns: [{id: count, label: Count}]}
"""
RULES = """\
- {id: bare, check: sections, finds: empty, message: MESSAGE, why: WHY}
"""


def written(folder: Path, language: str = "language: en", **words: str) -> Path:
    """A pack of the Bureau of Tides; ``words`` are its messages as they stand in the YAML."""
    said = {"name": "Tides", "table": "Table 1", "message": '"{title} is empty"', "why": "w", **words}
    folder.mkdir()
    (folder / "pack.yaml").write_text(f"id: {folder.name}\nname: {said['name']}\nversion: 1\n{language}\n", "utf-8")
    (folder / "form.yaml").write_text(FORM.replace("TABLE", said["table"]), "utf-8")
    rules = RULES.replace("MESSAGE", said["message"]).replace("WHY", said["why"])
    (folder / "rules.yaml").write_text(rules, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Tides", plain("Tides")),
        ("{en: Tides}", plain("Tides")),
        ("{zh: 潮汐, en: Tides}", Message("潮汐", "Tides")),
    ],
)
def test_a_message_is_a_text_or_a_mapping(tmp_path: Path, name: str, means: Message) -> None:
    assert load(written(tmp_path / "tides", name=name)).info.name == means


def test_every_message_may_be_a_text(tmp_path: Path) -> None:
    pack = load(written(tmp_path / "tides"))
    assert pack.form.tables[0].name == plain("Table 1")
    assert pack.rules[0].message == plain("{title} is empty")


@pytest.mark.parametrize(
    ("language", "written_as", "means"),
    [
        ("", "no water at ebb", plain("no water at ebb")),
        ("", "{zh: 无水, en: no water}", Message("无水", "no water")),
        ("language: en", "no water", plain("no water")),
        ("language: en", "{en: no water}", plain("no water")),
        ("language: en", "{zh: 无水, en: no water}", Message("无水", "no water")),
    ],
)
def test_an_example_is_one_text_or_both(tmp_path: Path, language: str, written_as: str, means: Message) -> None:
    both = {} if language else dict.fromkeys(("name", "table", "message"), "{zh: 甲, en: a}")
    why = "w" if language else "{zh: 甲, en: a}"
    pack = load(written(tmp_path / "tides", language, **both, why=f"{why}, example: {written_as}"))
    assert pack.rules[0].examples == (means, None)


@pytest.mark.parametrize(
    ("language", "words", "problem"),
    [
        (
            "",
            {"name": "Tides"},
            "pack.yaml:2:7: found the text “Tides”, expected {zh: …, en: …} (a pack in one language",
        ),
        (
            "",
            {"name": "{en: Tides}"},
            "pack.yaml:2:7: the key “zh” is missing; a pack in one language has language: en",
        ),
        ("language: en", {"name": "{zh: 潮汐}"}, "pack.yaml:2:7: the key “en” is missing"),
        ("", {"why": "{zh: 甲, en: a}, example: {zh: 甲}"}, "rules.yaml:1:100: the key “en” is missing"),
        ("", {"why": "{zh: 甲, en: a}, example: [a]"}, "found a list, expected “key: value” entries or text"),
        ("language: fr", {}, "pack.yaml:4:11: “fr” is none of: en, zh"),
        ("language: en", {"message": '"{titel} is empty"'}, "rules.yaml:1:55: this rule has no value “titel”"),
    ],
)
def test_faults_are_told_where_they_stand(tmp_path: Path, language: str, words: dict[str, str], problem: str) -> None:
    names = "{zh: 甲, en: a}"
    both = {} if language else {"name": names, "table": names, "message": names, "why": names}
    with pytest.raises(PackError) as raised:
        load(written(tmp_path / "tides", language, **{**both, **words}))
    (told,) = raised.value.lines("en")
    assert problem in told


def test_an_extending_pack_has_the_language_of_its_base(tmp_path: Path) -> None:
    base = written(tmp_path / "tides")
    own = tmp_path / "spring"
    own.mkdir()
    (own / "pack.yaml").write_text("id: spring\nname: Spring tides\nversion: 1\nextends: tides\n", "utf-8")
    (own / "rules.yaml").write_text("- {id: bare, message: nothing of tides}\n", "utf-8")
    pack = load(own, {"tides": base})
    assert (pack.info.name, pack.rules[0].message) == (plain("Spring tides"), plain("nothing of tides"))


def test_the_specimen_speaks_its_language(tmp_path: Path) -> None:
    form = load(written(tmp_path / "tides")).form
    texts = [block.text.value for block in specimen(form, "Tides", None, "en").blocks if isinstance(block, Paragraph)]
    assert texts[0] == "Tides"
    assert texts[-1] == "This is the text of the section."
