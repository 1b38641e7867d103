"""``form.yaml`` and ``pack.yaml`` of a draft."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping

import msgspec

from gouji.messages.message import Message
from gouji.scaffold import messages
from gouji.scaffold.draft import Draft, DraftLine, DraftTable, OpenRows
from gouji.scaffold.yaml import flow, text
from gouji.schema.form import Form
from gouji.schema.values import BUILT_IN, ValueKind
from gouji.text.lazy import lazy_re

YEAR = r"(?<![0-9])(20[0-9]{2})(?![0-9])"
_PIECES = lazy_re(r"20\d\d|\s[-–—]\s|[,，:：()（）]")
_FEWEST = 4
_SOME = 2
_USUAL_HEADING = next(field.default for field in msgspec.structs.fields(Form) if field.name == "heading")


def pack_file(draft: Draft) -> str:
    """``pack.yaml``."""
    return "\n".join([*_pack(draft), ""])


def form_file(draft: Draft) -> str:
    """``form.yaml``."""
    return "\n".join([*_form(draft), ""])


def comment(draft: Draft, sentence: Message, indent: str = "") -> str:
    """A sentence as a comment, in the language of the pack."""
    lead = f"{indent}# "
    words = sentence.in_language(draft.language)
    return textwrap.fill(words, 110, initial_indent=lead, subsequent_indent=lead, break_long_words=False)


def _pack(draft: Draft) -> Iterator[str]:
    yield comment(draft, messages.PACK_HEAD)
    yield f"id: {draft.id}"
    yield f"language: {draft.language}"
    yield f"name: {text(draft.title or draft.id)}"
    yield "version: 1"
    words = telling(draft.title)
    if not words:
        yield comment(draft, messages.NO_CLAIMS)
        return
    yield "claims:"
    yield comment(draft, messages.CLAIMS_HEAD, "  ")
    yield f"  title: {flow([words])}"
    if re.search(YEAR, draft.title):
        yield f"  year: {YEAR}"


def telling(title: str) -> str:
    """An expression for what titles of other years and bodies have as well: the longest piece but the first."""
    first, *others = [piece.strip() for piece in _PIECES.split(title) if len(piece.strip()) >= _FEWEST] or [""]
    return r"\s*".join(map(re.escape, max(others or [first], key=len).split()))


def _form(draft: Draft) -> Iterator[str]:
    yield comment(draft, messages.FORM_HEAD)
    yield ""
    heading = _heading(draft)
    if heading and heading != _USUAL_HEADING:
        yield f"heading: {text(heading)}"
    yield "sections:"
    for section in draft.sections:
        yield f"  - {flow({'id': section.id, 'number': section.number, 'title': section.title})}"
    kinds = _kinds(draft)
    named = {name: kind for kind, name in kinds.items() if name not in BUILT_IN}
    if named:
        yield ""
        yield comment(draft, messages.VALUES_HEAD)
        yield "values:"
        yield from (f"  {name}: {flow(_keys(kind))}" for name, kind in named.items())
    if skipped := {each for table in draft.tables for each in table.skipped}:
        yield ""
        yield comment(draft, messages.SKIP_HEAD)
        yield f"skip: {flow(sorted(skipped))}"
    if draft.left_out:
        yield ""
        yield comment(
            draft, messages.LEFT_OUT.fill(names=" · ".join(" ".join(name.split()) for name in draft.left_out))
        )
    yield from _parts(draft)
    if draft.tables:
        yield ""
        yield comment(draft, messages.TABLES_HEAD.fill())
        yield "tables:"
    for table in draft.tables:
        yield from _table(table, kinds)
    yield from _specimen(draft)


def _parts(draft: Draft) -> Iterator[str]:
    parts = {table.part: table for table in draft.tables if table.part}
    if parts:
        yield ""
        yield comment(draft, messages.PARTS_HEAD)
        yield "parts:"
    for name, table in parts.items():
        yield f"  {name}:"
        for line in table.rows:
            yield from _line("rows", line, {}, "    ")


def _specimen(draft: Draft) -> Iterator[str]:
    opened = [(table, line, line.open) for table in draft.tables if (line := table.open) and line.open]
    named = {f"{table.id}.{line.id}": rows for table, line, rows in opened if rows.found}
    if named:
        yield ""
        yield comment(draft, messages.SPECIMEN_HEAD)
        yield "specimen:"
        yield "  rows:"
    for name, rows in named.items():
        yield f"    {name}: {flow(_some(rows))}"


def _some(rows: OpenRows) -> list[str]:
    """Enough rows for tests to speak of: the first two, or the first code with one of those below it, and so on."""
    chosen = rows.found[:_SOME]
    if rows.key:
        at = next((row for row in rows.below("") if rows.below(row.name)), None) or next(iter(rows.found), None)
        chosen = ()
        while at:
            chosen = (*chosen, at)
            at = next(iter(rows.below(at.name)), None)
    return [f"{row.name} {row.words}".strip() for row in chosen]


def _heading(draft: Draft) -> str:
    """How most headings are written."""
    written = [
        section.written.replace(section.number, "{number}", 1).replace(section.title, "{title}", 1)
        for section in draft.sections
        if section.number
    ]
    whole = [each for each in written if "{number}" in each and "{title}" in each]
    return max(whole, key=whole.count, default="")


def _kinds(draft: Draft) -> Mapping[ValueKind, str]:
    """A name for every kind of value."""
    names = {kind: name for name, kind in BUILT_IN.items()}
    for table in draft.tables:
        for kind in table.values.values():
            if kind not in names:
                names[kind] = f"{kind.kind}_{sum(each not in BUILT_IN.values() for each in names) + 1}"
    return names


def _keys(kind: ValueKind) -> dict[str, object]:
    """The keys of a kind that differ from those of a kind without any."""
    given: dict[str, object] = msgspec.to_builtins(kind)
    plain = msgspec.to_builtins(ValueKind(kind=kind.kind))
    return {key: value for key, value in given.items() if key == "kind" or value != plain[key]}


def _table(table: DraftTable, kinds: Mapping[ValueKind, str]) -> Iterator[str]:
    names = [kinds[kind] for kind in table.values.values() if kind.is_figure]
    usual = max(names, key=names.count)
    yield f"  - id: {table.id}"
    yield f"    section: {table.section}"
    yield f"    name: {text(table.name)}"
    if table.titles:
        yield f"    title: {flow(list(table.titles))}"
    if table.corner:
        yield f"    corner: {flow(list(table.corner))}"
    if usual != "count":
        yield f"    values: {usual}"
    values = {index: kinds[kind] for index, kind in table.values.items() if kinds[kind] != usual}
    for axis, lines, own in (("columns", table.columns, values), ("rows", table.rows, {})):
        if axis == "rows" and table.part:
            yield f"    rows: {table.part}"
            continue
        yield f"    {axis}:"
        for line in lines:
            yield from _line(axis, line, own, "      ")


def _line(axis: str, line: DraftLine, values: Mapping[int, str], indent: str) -> Iterator[str]:
    if line.open:
        opening = {"id": line.id, "key": line.open.key, "named": line.open.named, "any": list(line.open.any)}
        yield f"{indent}- {flow({key: value for key, value in opening.items() if value} | {'name': line.label})}"
        return
    if not line.lines:
        more = {"values": values[line.index]} if line.index in values else {}
        yield f"{indent}- {flow({'id': line.id, 'label': line.label, **more})}"
        return
    yield f"{indent}- id: {line.id}"
    yield f"{indent}  label: {text(line.label)}"
    yield f"{indent}  {axis}:"
    for inner in line.lines:
        yield from _line(axis, inner, values, f"{indent}    ")
