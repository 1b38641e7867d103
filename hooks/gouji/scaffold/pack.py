"""A pack that fits the document it is made from: tried on it, and cut down to what holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from gouji import readers
from gouji.document.model import Document, Table
from gouji.linter import rule_tests
from gouji.linter.judging import lint_document
from gouji.messages.errors import UsageError, refusal
from gouji.messages.message import Language
from gouji.packs import loader
from gouji.packs.contents import Pack
from gouji.scaffold import messages
from gouji.scaffold.draft import Draft
from gouji.scaffold.example import faulty
from gouji.scaffold.form_file import form_file, pack_file
from gouji.scaffold.rule_files import rule_files, sums_rule
from gouji.scaffold.sections import sections, title_of
from gouji.scaffold.sums import sums
from gouji.scaffold.tables import tables
from gouji.system.files import read
from gouji.text.lazy import lazy_regex
from gouji.text.source import Source, Unreadable

EXAMPLE = "example.md"
_MOST_TRIALS = 20
_HAN = lazy_regex(r"\p{Han}")


def starter(name: str, language: Language) -> Mapping[str, str]:
    """The files, by name, of a pack for an invented report."""
    written = messages.STARTER.in_language(language)
    return from_document(name, readers.read(Source(EXAMPLE, written.encode())), language)


def from_file(name: str, path: str, language: Language | None) -> Mapping[str, str]:
    """The same for documents like the one in a file, in its language if none is given.

    Raises:
        UsageError: it can't be read, or has no headings.
    """
    try:
        document = readers.read(Source(path, read(path, readers.MAX_SIZE)))
    except OSError as error:
        raise UsageError(messages.NOT_READ.fill(path=path, reason=refusal(error))) from None
    except Unreadable as error:
        raise UsageError(messages.NOT_READ.fill(path=path, reason=error.reason)) from None
    return from_document(name, document, language or _language(document))


def _language(document: Document) -> Language:
    text = "".join(block.text.value for block in document.blocks if not isinstance(block, Table))
    return "zh" if len(_HAN.findall(text)) > len(text) / 4 else "en"


def from_document(name: str, document: Document, language: Language) -> Mapping[str, str]:
    """The files, by name, of a pack for documents like this one, and of a document with a fault.

    Raises:
        UsageError: the document has no headings.
    """
    draft = _draft(name, document, language)
    if not draft.sections:
        raise UsageError(messages.NO_HEADINGS.fill(path=document.path))
    for _ in range(_MOST_TRIALS):
        less = _without_faults(draft, document)
        if less == draft:
            break
        draft = less
    return {**_files(draft), EXAMPLE: faulty(draft)}


def _draft(name: str, document: Document, language: Language) -> Draft:
    at, title = title_of(document.blocks)
    found = sections(document.blocks, at)
    drawn, left_out = tables(document.blocks, found)
    holding = tuple(each for table in drawn if (each := sums(table)))
    return Draft(name, language, title, found, drawn, holding, left_out)


def _files(draft: Draft) -> dict[str, str]:
    return {"pack.yaml": pack_file(draft), "form.yaml": form_file(draft), **rule_files(draft)}


class _Faults(Struct, frozen=True):
    """What a pack finds wrong in the document that it is made from, and in itself."""

    tables: frozenset[str]
    rules: frozenset[str]


def _without_faults(draft: Draft, document: Document) -> Draft:
    """The draft without the equations, rules and tables that don't fit the document, those that are least first."""
    faults = _faults(_pack(draft), document)
    if not faults.rules and not faults.tables:
        return draft
    wrong = [each for each in draft.sums if sums_rule(draft, each) in faults.rules]
    if wrong:
        return replace(draft, sums=tuple(each for each in draft.sums if each not in wrong))
    if faults.tables:
        names = tuple(table.name for table in draft.tables if table.id in faults.tables)
        kept = tuple(table for table in draft.tables if table.id not in faults.tables)
        holding = tuple(each for each in draft.sums if each.table not in faults.tables)
        return replace(draft, tables=kept, sums=holding, left_out=(*draft.left_out, *names))
    return replace(draft, off=draft.off | faults.rules)


def _pack(draft: Draft) -> Pack:
    with TemporaryDirectory() as folder:
        path = Path(folder) / draft.id
        path.mkdir()
        for name, text in _files(draft).items():
            (path / name).write_text(text, "utf-8")
        return loader.load(path)


def _faults(pack: Pack, document: Document) -> _Faults:
    result = lint_document(document, pack)
    named = {table.id for table in pack.form.tables}
    tables_ = {finding.where.table for finding in result.findings if finding.check == "tables"}
    rules = {finding.rule for finding in result.findings} | {each.rule for each in result.not_evaluated}
    tested = {outcome.rule for outcome in rule_tests.run(pack) if outcome.fault}
    return _Faults(frozenset(each for each in tables_ if each in named), frozenset(rules | tested))
