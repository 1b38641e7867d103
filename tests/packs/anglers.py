"""A pack about something else altogether: the yearly report of a fishing club."""

from __future__ import annotations

from pathlib import Path

PACK = """\
id: anglers
name: {zh: 钓鱼协会年报, en: yearly report of a fishing club}
version: 1
claims:
  title: [年报, "[Yy]early report"]
  year: (20[0-9]{2})
"""
FORM = """\
sections:
  - {id: catches, number: "1", title: Catches, key: catch|caught}
  - {id: members, number: "2", title: Members}
tables:
  - id: fish
    section: catches
    name: {zh: 渔获, en: fish}
    columns:
      - {id: spring, label: Spring}
      - {id: autumn, label: Autumn}
      - {id: year, label: Whole year}
    rows:
      - {id: pike, label: Pike}
      - id: small
        label: Small fish
        rows:
          - {id: perch, label: Perch}
          - {id: roach, label: Roach}
      - {id: total, label: All fish}
    layouts:
      - {id: old, name: {zh: 旧表, en: the old table}, collapse: [small]}
"""
BAIT = """\
- id: bait
  check: sections
  finds: content
  sections: [members]
  aspects: [{id: bait, name: {zh: 鱼饵, en: bait}, any: [worm, dough]}]
  message: {zh: "没有写到{aspect}", en: "does not mention {aspect}"}
  why: {zh: 要写, en: it should}
"""
"""A rule to be tested."""
RULES = """\
- id: section-missing
  check: sections
  finds: missing
  message: {zh: "缺少“{title}”", en: "{title} is missing"}
  why: {zh: 会员要看, en: members want to read it}
- id: fish-year
  check: identities
  table: fish
  assert:
    - for every row: year = spring + autumn
    - 每列：total ＝ pike + sum(small.*)
  message: {zh: 全年不符, en: the year does not add up}
  why: {zh: 全年是两季之和, en: a year has two seasons}
- id: copied
  check: duplicates
  finds: copied
  ignore: ["Petri Heil!?"]
  message: {zh: "抄自“{origin}”", en: "copied from {origin}"}
  why: {zh: 抄来的不算, en: a copy says nothing}
"""


def write(folder: Path, **files: str) -> Path:
    """The pack in ``folder``, with other ``files`` (by name without ending) in place of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"pack": PACK, "form": FORM, "rules": RULES, **files}.items():
        (folder / f"{name}.yaml").write_bytes(text.encode())
    return folder


def write_extension(folder: Path, rules: str, *, form: str | None = None, pack: str = "") -> Path:
    """A pack in ``folder`` that extends ``anglers``."""
    folder.mkdir(parents=True, exist_ok=True)
    head = f"id: {folder.name}\nname: {{zh: 分会, en: a branch}}\nversion: 1\nextends: anglers\n"
    (folder / "pack.yaml").write_bytes((head + pack).encode())
    (folder / "changes.yaml").write_bytes(rules.encode())
    if form is not None:
        (folder / "form.yaml").write_bytes(form.encode())
    return folder
