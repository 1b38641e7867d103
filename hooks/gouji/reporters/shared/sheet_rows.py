"""A run as rows of a spreadsheet: one for each finding, and one for each thing that was not checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from gouji.findings.model import Finding, NotEvaluated, Related, Where
from gouji.forms.names import column_names, row_names
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result, Status
from gouji.messages.message import Language, Message
from gouji.reporters.shared import sheet_messages as messages
from gouji.reporters.shared import wording
from gouji.reporters.shared.clusters import clusters
from gouji.schema.form import Form, TableForm
from gouji.text.source import Place

Value = str | int | None
"""What stands in a cell: a text (of strangers, as it is), a line or column number, or nothing."""


class Row(Struct, frozen=True, kw_only=True):
    """A row; its fields are the columns, in their order. What does not apply is None or empty.

    ``unit``, ``year`` and ``parent`` are known where reports were compared. ``line`` and ``character`` are 1-based and
    count code points. ``cluster`` is the number of a cluster of copies: all its rows have it. ``other_…`` is the first
    place of the finding in another file, ``related`` names those that are left.
    """

    kind: str
    severity: str = ""
    rule: str = ""
    path: str
    unit: str = ""
    year: int | None = None
    parent: str = ""
    line: int | None = None
    character: int | None = None
    place: str = ""
    message: str
    actual: str = ""
    expected: str = ""
    confidence: str = ""
    cluster: int | None = None
    other_path: str = ""
    other_line: int | None = None
    other_character: int | None = None
    other_place: str = ""
    other_message: str = ""
    related: str = ""
    section: str = ""
    section_id: str = ""
    table: str = ""
    table_id: str = ""
    row: str = ""
    row_id: str = ""
    column: str = ""
    column_id: str = ""
    check: str = ""
    pack: str = ""

    def values(self, columns: Sequence[str]) -> Iterator[Value]:
        """What stands in these columns."""
        return (getattr(self, name) for name in columns)


HEADINGS: Mapping[str, Message] = dict(
    zip(
        Row.__struct_fields__,
        (
            *(messages.KIND, messages.SEVERITY, messages.RULE, messages.FILE),
            *(messages.UNIT, messages.YEAR, messages.PARENT, messages.LINE, messages.CHARACTER),
            *(messages.PLACE, messages.SAID, messages.ACTUAL, messages.EXPECTED, messages.CONFIDENCE),
            messages.CLUSTER,
            *(messages.OTHER_FILE, messages.OTHER_LINE, messages.OTHER_CHARACTER, messages.OTHER_PLACE),
            *(messages.OTHER_SAID, messages.RELATED, messages.SECTION, messages.SECTION_ID, messages.TABLE),
            *(messages.TABLE_ID, messages.ROW, messages.ROW_ID, messages.COLUMN, messages.COLUMN_ID),
            *(messages.CHECK, messages.PACK),
        ),
        strict=True,
    )
)
"""What stands over each column."""
_STATES: Mapping[Status, Message] = {
    "read": messages.DOUBTED,
    "partial": messages.PARTIAL,
    "unreadable": messages.UNREADABLE,
    "skipped": messages.SKIPPED,
}


def findings(result: Result, language: Language) -> Iterator[Row]:
    """A row for each finding, file by file."""
    names = _Names(language, {pack.info.id: pack.form for pack in result.packs})
    found = enumerate(clusters(result.findings), 1)
    numbers = {id(finding): number for number, cluster in found for finding in cluster.findings}
    for file in result.files:
        for finding in file.findings:
            yield replace(names.finding(finding, file), cluster=numbers.get(id(finding)))


def unchecked(result: Result, language: Language, *, quiet: bool) -> Iterator[Row]:
    """A row for each file that was not read, or not wholly, each rule that was not evaluated, and what was left out.

    ``quiet`` leaves out all but what could not be read, and what was left out.
    """
    for file in result.files:
        if file.reason and not (quiet and file.status != "unreadable"):
            kind, reason = _STATES[file.status].in_language(language), file.reason.in_language(language)
            yield Row(kind=kind, path=file.path, **_author(file), message=reason, pack=file.pack or "")
        if not quiet:
            yield from _missed(file, language)
    yield from (_omission(omission, language) for omission in result.omissions)


def _missed(file: FileResult, language: Language) -> Iterator[Row]:
    """A row for each rule and reason; of rules that want other reports, one for each reason."""
    named: dict[tuple[Message, str], list[NotEvaluated]] = {}
    for verdict in file.missed:
        named.setdefault((verdict.reason, verdict.check if verdict.lacks else verdict.rule), []).append(verdict)
    for (reason, _), verdicts in named.items():
        first = verdicts[0]
        kind = messages.NOT_COMPARED if first.lacks else messages.NOT_EVALUATED
        yield Row(
            kind=kind.in_language(language),
            rule=", ".join(dict.fromkeys(each.rule for each in verdicts)),
            path=file.path,
            **_author(file),
            message=reason.in_language(language),
            check=first.check,
            pack=first.pack,
        )


def _omission(omission: Omission, language: Language) -> Row:
    return Row(
        kind=messages.LEFT_OUT.in_language(language),
        path=omission.path,
        line=omission.line,
        message=wording.omitted(omission, language),
    )


class _Names(Struct, frozen=True):
    """What the forms of the packs (by id) call sections, tables, rows and columns."""

    language: Language
    forms: Mapping[str, Form]

    def finding(self, finding: Finding, file: FileResult) -> Row:
        say = self.language
        elsewhere = next(iter(finding.in_others), None)
        rest = [wording.related(each, say) for each in finding.related if each is not elsewhere]
        return Row(
            kind=messages.FINDING.in_language(say),
            severity=wording.SEVERITIES[finding.severity].in_language(say),
            rule=finding.rule,
            path=finding.path,
            **_author(file),
            **_position(finding.place),
            place=wording.address(finding.where, finding.spot, "", say),
            message=finding.message.in_language(say),
            actual=finding.actual or "",
            expected=finding.expected or "",
            confidence=wording.CONFIDENCES[finding.confidence].in_language(say) if finding.confidence else "",
            **(self._other(elsewhere) if elsewhere else {}),
            related=("；" if say == "zh" else "; ").join(rest),
            **self._named(finding.where, self.forms.get(finding.pack or file.pack or "")),
            check=finding.check,
            pack=finding.pack,
        )

    def _other(self, related: Related) -> dict[str, Any]:
        at = _position(related.place)
        return {
            "other_path": related.path,
            "other_line": at["line"],
            "other_character": at["character"],
            "other_place": wording.address(related.where, related.spot, "", self.language),
            "other_message": related.message.in_language(self.language),
        }

    def _named(self, where: Where, form: Form | None) -> dict[str, Any]:
        """Names and ids of what a finding is about; ids alone where the form has no names for them."""
        table = next((each for each in form.tables if each.id == where.table), None) if form else None
        section = next((each for each in form.all_sections if each.id == where.section), None) if form else None
        names = {
            "section": form.title_of(section) if form and section else None,
            "table": table.name if table else None,
            "row": _name(row_names, table, where.row),
            "column": _name(column_names, table, where.column),
        }
        said = {key: name.in_language(self.language) if name else "" for key, name in names.items()}
        return said | {f"{key}_id": getattr(where, key) or "" for key in names}


def _name(
    names: Callable[[TableForm], dict[str, Message]], table: TableForm | None, name: str | None
) -> Message | None:
    return names(table).get(name) if table and name else None


def _author(file: FileResult) -> dict[str, Any]:
    author = file.author
    return {"unit": author.unit, "year": author.year, "parent": author.parent} if author else {}


def _position(place: Place | None) -> dict[str, Any]:
    return {"line": place.line, "character": place.column} if place else {"line": None, "character": None}
