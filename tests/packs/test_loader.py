from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anglers
import pytest

from gouji.messages.errors import PackError
from gouji.packs.loader import load


def reported(load_pack: Callable[[], object], folder: Path) -> list[str]:
    """The problems in English, paths relative to ``folder``; there are as many in Chinese."""
    with pytest.raises(PackError) as caught:
        load_pack()
    assert len(caught.value.text("zh").splitlines()) == len(caught.value.problems)
    return [line.removeprefix(f"{folder}/") for line in caught.value.text("en").replace("\\", "/").splitlines()]


def test_a_pack(tmp_path: Path) -> None:
    pack = load(anglers.write(tmp_path / "anglers"))
    assert pack.info.id == "anglers"
    assert [section.id for section in pack.form.sections] == ["catches", "members"]
    assert [rule.id for rule in pack.rules] == ["section-missing", "fish-year", "copied"]
    assert [rule.id for rule in pack.rules_of("identities")] == ["fish-year"]


def test_rules_come_in_the_order_of_file_names(tmp_path: Path) -> None:
    first, second, third = anglers.RULES.replace("- id: ", "\0- id: ").split("\0")[1:]
    folder = anglers.write(tmp_path / "anglers", rules=second, z=first, b=third)
    assert [rule.id for rule in load(folder).rules] == ["copied", "fish-year", "section-missing"]


def test_other_files_are_not_read(tmp_path: Path) -> None:
    folder = anglers.write(tmp_path / "anglers")
    for name in ("notes.txt", ".rules.yaml.swp", ".hidden.yaml", "tests"):
        (folder / name).write_bytes(b"\xff")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "more.yaml").write_bytes(b"\xff")
    assert len(load(folder).rules) == 3


FAULTS = [
    # file, what is written there, what is written instead, what the author is reported
    ("pack", "id: anglers", "id: angler", "1:5: the id of a pack is the name of its folder (anglers)"),
    ("pack", "version: 1\n", "version: 1\nversion: 2\n", "4:1: the key “version” is given twice, first in line 3"),
    ("pack", '"[Yy]', '"[Yy', "5:31: not a regular expression: unterminated character set"),
    ("pack", "(20[0-9]{2})", "20[0-9]{2}", "6:9: the expression needs a group (…) around the year"),
    ("pack", "(20[0-9]{2})", "(20[0-9]{2}", "6:20: not a regular expression: missing )"),
    (
        "pack",
        "(20[0-9]{2})\n",
        "(20[0-9]{2})\n  unit: (.+) Report\n",
        "7:9: the expression needs a group (?P<unit>…) around the name of the unit",
    ),
    ("pack", "(20[0-9]{2})\n", "(20[0-9]{2})\n  unit: (.+\n", "7:12: not a regular expression: missing )"),
    ("form", "id: members", "id: catches", "3:10: the id “catches” is taken, see form.yaml line 2"),
    ("form", "key: catch|caught", "key: '*catch'", "2:54: not a regular expression: nothing to repeat"),
    ("form", "section: catches", "section: catch", "6:14: form.yaml has no section “catch”; did you mean “catches”?"),
    ("form", "{id: autumn,", "{id: spring,", "10:14: the id “spring” is taken, see form.yaml line 9"),
    ("form", "{id: roach,", "{id: perch,", "18:18: the id “perch” is taken, see form.yaml line 17"),
    ("form", "id: pike", "id: text", "13:14: “text” means something else in equations and can't be an id"),
    (
        "form",
        "collapse: [small]",
        "collapse: [smal]",
        "21:65: the table has no group of rows or columns “smal”; did you mean “small”?",
    ),
    (
        "form",
        "section: catches",
        "section: catches\n    collapse: [total]",
        ("7:16: the table has no group of rows or columns “total”"),
    ),
    (
        "form",
        "collapse: [small]",
        "collapse: [small], rows: [{id: big, label: Big, rows: [{id: pike, label: Pike}]}]",
        "21:65: the table has no group of rows or columns “small”",
    ),
    ("form", "tables:\n", "values: {net: {kind: amount}}\ntables:\n", None),
    (
        "form",
        "{id: spring,",
        "{id: spring, values: nets,",
        "9:30: form.yaml has no kind of values “nets”",
    ),
    (
        "form",
        "tables:\n  - id: fish\n",
        "values: {net: {kind: amount}}\ntables:\n  - id: fish\n    values: nett\n",
        "7:13: form.yaml has no kind of values “nett”; did you mean “net”?",
    ),
    (
        "form",
        "tables:\n",
        "values: {text: {kind: text, below: ['<']}}\ntables:\n",
        "4:29: “below” means nothing with kind: text",
    ),
    (
        "form",
        "tables:\n",
        "values: {net: {kind: count, decimals: 2}}\ntables:\n",
        "4:29: “decimals” means nothing with kind: count",
    ),
    (
        "form",
        "tables:\n",
        "values: {net: {kind: amount, exactly: true}}\ntables:\n",
        "4:30: “exactly” needs “decimals”",
    ),
    (
        "form",
        "tables:\n",
        "values: {net: {kind: text}}\ntables:\n",
        "4:22: kind: text has the name text and no other such as “net”",
    ),
    (
        "form",
        "tables:\n",
        "values: {count: {kind: amount}}\ntables:\n",
        "4:24: the kind of “count” is count; use a new name for another kind",
    ),
    ("form", "id: pike", "id: perch", None),  # the full ids are different
    ("rules", "id: copied", "id: fish-year", "14:7: the id “fish-year” is taken, see rules.yaml line 6"),
    (
        "rules",
        "id: copied",
        "id: Copied",
        "14:7: “Copied” can not stand here: it consists of small letters, digits and -, and begins with a letter",
    ),
    (
        "rules",
        "finds: missing\n",
        "finds: missing\n  sections: [members, catch]\n",
        "4:23: form.yaml has no section “catch”; did you mean “catches”?",
    ),
    (
        "rules",
        "finds: missing\n",
        "finds: missing\n  texts: [none]\n",
        "4:3: “texts” belongs to finds: only",
    ),
    ("rules", "finds: missing\n", "finds: content\n", "3:10: a rule with finds: content needs “aspects”"),
    (
        "rules",
        "finds: missing\n",
        "finds: content\n  aspects: [{id: a, name: {zh: 一, en: a}, any: [b, 'c(']}]\n",
        "4:55: not a regular expression: missing )",
    ),
    ("rules", "finds: missing\n", "finds: only\n  texts: ['(']\n", "4:13: not a regular expression: missing )"),
    ("rules", "finds: missing\n", "finds: answers\n", "3:10: a rule with finds: answers needs “answers”"),
    ("rules", "finds: missing\n", "finds: answers\n  answers: ['(']\n", "4:15: not a regular expression: missing )"),
    (
        "rules",
        "{title} is missing",
        "{titel} is missing",
        "4:37: this rule has no value “titel”, there are: number, title; did you mean “title”?",
    ),
    (
        "rules",
        "“{title}”",
        "“{found}”",
        "4:21: this rule has no value “found”, there are: number, title",
    ),
    ("rules", "{title} is", "{title!r} is", "4:37: only a name stands in braces; double a brace that is text"),
    ("rules", "{title} is", "{title.x} is", "4:37: only a name stands in braces; double a brace that is text"),
    ("rules", "{title} is", "{title is", "4:37: only a name stands in braces; double a brace that is text"),
    ("rules", "{title} is", "{} is", "4:37: only a name stands in braces; double a brace that is text"),
    ("rules", "{title} is", "{{title}} is", None),
    ("rules", "table: fish", "table: fisch", "8:10: form.yaml has no table “fisch”; did you mean “fish”?"),
    ("rules", "table: fish", "table: fish\n  tables: [fish]", "9:3: a rule has either table or tables"),
    ("rules", "Petri Heil!?", "Petri (Heil", "17:24: not a regular expression: missing )"),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), FAULTS)
def test_faults(tmp_path: Path, file: str, old: str, new: str, expected: str | None) -> None:
    texts = {"pack": anglers.PACK, "form": anglers.FORM, "rules": anglers.RULES}
    assert texts[file].count(old) >= 1
    folder = anglers.write(tmp_path / "anglers", **{file: texts[file].replace(old, new, 1)})
    if expected is None:
        if "pike" in old:
            (folder / "rules.yaml").write_bytes(anglers.RULES.replace("pike", "perch").encode())
        load(folder)
    else:
        assert reported(lambda: load(folder), folder) == [f"{file}.yaml:{expected}"]


EQUATIONS = [
    ("year = spring + autumn", "year = spring + autum", "10:38: ", "“autum”; did you mean “autumn”?"),
    ("for every row:", "for each row:", "10:7: ", "found “for”"),
    ("sum(small.*)", "sum(small.*, bigs)", "11:38: ", "“bigs”"),
    ("年＝", "年＝", None, ""),
    (
        "- for every row: year = spring + autumn",
        "- >-\n      for every row:\n      year = spring\n      + autmn",
        "13:9: ",
        "“autmn”; did you mean “autumn”?",
    ),
    ("- 每列：total ＝ pike", '- "每列：total ＝ pik"', "11:19: ", "“pik”"),
]


@pytest.mark.parametrize(("old", "new", "place", "words"), EQUATIONS)
def test_equations_are_told_at_the_character(tmp_path: Path, old: str, new: str, place: str | None, words: str) -> None:
    rules = anglers.RULES.replace(" + sum(small.*)", "") if new.endswith('"') else anglers.RULES
    folder = anglers.write(tmp_path / "anglers", rules=rules.replace(old, new, 1))
    if place is None:
        load(folder)
        return
    (line,) = reported(lambda: load(folder), folder)
    assert line.startswith(f"rules.yaml:{place}wrong equation: ")
    assert words in line


def test_a_collapsed_group_is_one_row_in_equations(tmp_path: Path) -> None:
    form = anglers.FORM.replace("section: catches", "section: catches\n    collapse: [small]")
    load(anglers.write(tmp_path / "anglers", form=form, rules=anglers.RULES.replace("sum(small.*)", "small")))


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    rules = anglers.RULES.replace("table: fish", "table: fisch").replace("{origin}", "{orgin}")
    folder = anglers.write(tmp_path / "anglers", rules=rules, form=anglers.FORM.replace("id: old", "id: 5"))
    assert reported(lambda: load(folder), folder) == [
        "form.yaml:21:14: found 5, expected text; quote it if it is meant as text"
    ]
    anglers.write(tmp_path / "anglers", rules=rules)
    known = "section, origin, place, quote, characters, share, similarity"
    assert reported(lambda: load(folder), folder) == [
        "rules.yaml:8:10: form.yaml has no table “fisch”; did you mean “fish”?",
        f"rules.yaml:18:21: this rule has no value “orgin”, there are: {known}; did you mean “origin”?",
        f"rules.yaml:18:49: this rule has no value “orgin”, there are: {known}; did you mean “origin”?",
    ]


def _without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


FOLDERS: list[tuple[Callable[[Path], object], str]] = [
    (_without("pack.yaml"), "pack.yaml: there is no such file"),
    (_without("form.yaml"), "form.yaml: there is no such file"),
    (lambda folder: anglers.write(folder, rules="[]"), "pack.yaml:1:1: the pack has no rules"),
    (_without("rules.yaml"), "pack.yaml:1:1: the pack has no rules"),
    (
        lambda folder: (folder / "rules.yaml").rename(folder / "rules.yml"),
        "rules.yml: name it .yaml, otherwise it would not be read",
    ),
    (
        lambda folder: (folder / "rules.yaml").write_bytes(b"id: a"),
        "rules.yaml:1:1: a file of rules is a list of them (- id: …)",
    ),
    (lambda folder: (folder / "rules.yaml").write_bytes(b""), "rules.yaml:1:1: the file has no content"),
]


@pytest.mark.parametrize(("change", "expected"), FOLDERS)
def test_files_that_are_not_there(tmp_path: Path, change: Callable[[Path], object], expected: str) -> None:
    folder = anglers.write(tmp_path / "anglers")
    change(folder)
    assert reported(lambda: load(folder), folder) == [expected]


def test_a_file_that_can_not_be_read(tmp_path: Path) -> None:
    folder = anglers.write(tmp_path / "anglers")
    (folder / "rules.yaml").unlink()
    (folder / "rules.yaml").mkdir()
    (line,) = reported(lambda: load(folder), folder)
    assert line.startswith("rules.yaml: cannot be read: ")


def test_a_form_may_have_no_tables(tmp_path: Path) -> None:
    form, rules = anglers.FORM.partition("tables:")[0], anglers.RULES.partition("- id: fish-year")[0]
    assert load(anglers.write(tmp_path / "anglers", form=form, rules=rules)).form.tables == ()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert reported(lambda: load(tmp_path / "none"), tmp_path) == ["none: there is no such folder"]


# ---- extends -------------------------------------------------------------------------------------------------------


@pytest.fixture
def bases(tmp_path: Path) -> dict[str, Path]:
    return {"anglers": anglers.write(tmp_path / "anglers")}


def test_an_extension_changes_only_what_it_says(tmp_path: Path, bases: dict[str, Path]) -> None:
    changes = """\
- {id: copied, severity: info}
- {id: section-missing, off: true}
- id: section-order
  check: sections
  finds: order
  message: {zh: 顺序不对, en: wrong order}
  why: {zh: 顺序由表格规定, en: the form has an order}
"""
    pack = load(anglers.write_extension(tmp_path / "lake", changes), bases)
    base = load(bases["anglers"])
    assert [(rule.id, rule.severity) for rule in pack.rules] == [
        ("fish-year", "error"),
        ("copied", "info"),
        ("section-order", "error"),
    ]
    assert pack.rules[0] == base.rules[1]
    assert pack.rules[1].message == base.rules[2].message
    assert pack.form == base.form
    assert pack.info.claims == base.info.claims
    assert (pack.info.id, pack.info.extends) == ("lake", "anglers")


def test_an_extension_may_have_its_own_claims_and_form(tmp_path: Path, bases: dict[str, Path]) -> None:
    form = """\
sections:
  - {id: boats, number: "3", title: Boats}
  - {id: members, off: true}
tables:
  - {id: fish, name: {zh: 鱼, en: fishes}}
units: [kg]
"""
    folder = anglers.write_extension(
        tmp_path / "lake", "- {id: section-missing, sections: [boats]}\n", form=form, pack="claims: {title: [Lake]}\n"
    )
    pack, base = load(folder, bases), load(bases["anglers"])
    assert [section.id for section in pack.form.sections] == ["catches", "boats"]
    assert pack.form.tables[0].name.en == "fishes"
    assert pack.form.tables[0].rows == base.form.tables[0].rows
    assert pack.form.units == ("kg",)
    assert pack.info.claims is not None
    assert pack.info.claims.title == ("Lake",)
    assert pack.info.claims.year is None


def test_extensions_can_be_extended(tmp_path: Path, bases: dict[str, Path]) -> None:
    bases["lake"] = anglers.write_extension(tmp_path / "lake", "- {id: copied, severity: info}\n")
    folder = anglers.write_extension(tmp_path / "pond", "- {id: copied, minimum: 9}\n")
    (folder / "pack.yaml").write_bytes((folder / "pack.yaml").read_bytes().replace(b": anglers", b": lake"))
    copied = load(folder, bases).rules[2]
    assert copied == copied.__class__(
        **{name: getattr(load(bases["lake"], bases).rules[2], name) for name in copied.__struct_fields__}
        | {"minimum": 9}
    )


CHANGES = [
    (
        "- {id: copyed, severity: info}",
        "lake/changes.yaml:1:8: the extended pack has no “copyed”; a new rule gives its check; did you mean “copied”?",
    ),
    ("- {id: copyed, off: true}", "lake/changes.yaml:1:8: the extended pack has no “copyed”; did you mean “copied”?"),
    (
        "- {id: copied, off: true, severity: info}",
        "lake/changes.yaml:1:27: only the id may stand beside “off: true”",
    ),
    (
        "- {id: copied, check: sections}",
        "lake/changes.yaml:1:23: the check of “copied” is duplicates and can't be changed; use a new id",
    ),
    (
        "- {id: copied, severity: info}\n- {id: copied, minimum: 5}",
        "lake/changes.yaml:2:8: the id “copied” is taken, see changes.yaml line 1",
    ),
    ("- {id: copied, minimum: all}", "lake/changes.yaml:1:25: found the text “all”, expected a whole number"),
    (
        "- {id: section-missing, sections: [boats]}",
        "lake/changes.yaml:1:36: form.yaml has no section “boats”",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CHANGES)
def test_wrong_changes(tmp_path: Path, bases: dict[str, Path], changes: str, expected: str) -> None:
    folder = anglers.write_extension(tmp_path / "lake", changes)
    assert reported(lambda: load(folder, bases), tmp_path) == [expected]


def test_wrong_changes_to_the_form(tmp_path: Path, bases: dict[str, Path]) -> None:
    folder = anglers.write_extension(tmp_path / "lake", "[]", form="sections: all\ntables: [5, {id: 5}, {id: {}}]\n")
    first, second, third, *_ = reported(lambda: load(folder, bases), folder)
    assert first == "form.yaml:1:11: found the text “all”, expected a list; a single item is written [item]"
    assert second.startswith("form.yaml:2:10: found 5, expected “key: value” entries (keys: id, section, ")
    assert third == "form.yaml:2:13: the key “section” is missing"


def test_a_base_that_is_not_there(tmp_path: Path) -> None:
    folder = anglers.write_extension(tmp_path / "lake", "[]")
    bases = {"angler": tmp_path}
    assert reported(lambda: load(folder, bases), folder) == [
        "pack.yaml:4:10: there is no pack “anglers” to extend; did you mean “angler”?"
    ]


def test_a_pack_can_not_extend_itself(tmp_path: Path) -> None:
    lake = anglers.write_extension(tmp_path / "lake", "[]")
    circle = anglers.write(tmp_path / "anglers", pack=anglers.PACK + "extends: lake\n")
    bases = {"anglers": circle, "lake": lake}
    assert reported(lambda: load(lake, bases), tmp_path) == [
        "anglers/pack.yaml:7:10: the pack extends itself: lake → anglers → lake"
    ]


def test_faults_of_the_base_are_told_there(tmp_path: Path, bases: dict[str, Path]) -> None:
    anglers.write(tmp_path / "anglers", rules=anglers.RULES.replace("finds: copied", "finds: copy"))
    folder = anglers.write_extension(tmp_path / "lake", "- {id: copied, severity: info}")
    assert reported(lambda: load(folder, bases), tmp_path) == [
        "anglers/rules.yaml:16:10: “copy” is none of: copied, repeated; did you mean “copied”?"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("words: {捕到: [钓到]}", {"捕到": ("钓到",), "放回": ("放回",)}),
        ("words: {捕到: ['{捕到}', 网到]}", {"捕到": ("捕到", "网到"), "放回": ("放回",)}),
        ("words: {鱼饵: [鱼饵]}", {"捕到": ("捕到",), "放回": ("放回",), "鱼饵": ("鱼饵",)}),
        ("measures: {尾: ['{尾}', 条]}", {"尾": ("尾", "条")}),
    ],
)
def test_an_extension_adds_words_without_repeating_those_of_its_base(
    tmp_path: Path, words: str, expected: dict[str, tuple[str, ...]]
) -> None:
    base_words = "words: {捕到: [捕到], 放回: [放回]}\nmeasures: {尾: [尾]}\n"
    base = anglers.write(tmp_path / "anglers", form=anglers.FORM + base_words)
    extension = anglers.write_extension(tmp_path / "lake", "- {id: copied, severity: info}\n", form=words + "\n")
    form = load(extension, {"anglers": base}).form
    assert (form.measures if words.startswith("measures") else form.words) == expected
