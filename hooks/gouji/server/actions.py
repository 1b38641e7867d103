"""What can be done about findings with one choice: fix one, fix all that is safe, leave one alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from gouji.findings.model import Edit, Finding
from gouji.linter.fixes import Fixed
from gouji.messages.message import Language, Message
from gouji.server import messages
from gouji.server.diagnostics import SOURCE, Checked
from gouji.server.documents import TextDocument
from gouji.server.positions import MARK
from gouji.server.suppressing import suppressing
from gouji.text.source import Place, decode
from gouji.text.spans import Span

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.gouji"
KINDS: tuple[str, ...] = (types.CodeActionKind.QuickFix.value, FIX_ALL)


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client asks for actions of a kind: for all, for that kind, or for one that it belongs to."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") for each in only)


def quick_fixes(checked: Checked, context: types.CodeActionContext) -> Iterator[types.CodeAction]:
    """Actions on the findings of which the client shows diagnostics here."""
    for finding in checked.findings:
        shown = _shown(checked, finding, context.diagnostics)
        if shown is None:
            continue
        if finding.fix:
            yield types.CodeAction(
                title=_title(checked, finding).in_language(checked.language),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[shown],
                is_preferred=finding.fix.safe,
                edit=_edit(checked.document, _text_edits(checked.document, finding.fix.edits)),
            )
        comment = suppressing(checked.document, finding)
        if comment:
            title = messages.SUPPRESS_IN_FILE if comment.whole_file else messages.SUPPRESS
            place = checked.document.positions.at(Span(comment.at, comment.at))
            yield types.CodeAction(
                title=title.fill(rule=finding.rule).in_language(checked.language),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[shown],
                is_preferred=False,
                edit=_edit(checked.document, [types.TextEdit(place, comment.text)]),
            )


def has_safe_fixes(checked: Checked) -> bool:
    """Whether there is anything to be fixed without looking."""
    return any(finding.fix and finding.fix.safe for finding in checked.findings)


def fix_all(language: Language, edit: types.WorkspaceEdit | None, data: str | None = None) -> types.CodeAction:
    """The action that fixes all that is safe; without ``edit``, ``data`` is what a client resolves it by."""
    title = messages.FIX_ALL.in_language(language)
    return types.CodeAction(title=title, kind=FIX_ALL, edit=edit, data=data)


def all_fixed(document: TextDocument, fixed: Fixed) -> types.WorkspaceEdit | None:
    """What leads from a document to what is left of it after its fixes; None where nothing changes."""
    if len(fixed.passes) == 1:  # whose places are those of the document
        edits = [edit for fix in fixed.passes[0] for edit in fix.edits]
        return _edit(document, _text_edits(document, edits))
    mark = MARK if document.text.startswith(MARK) else ""
    before, after = document.text, mark + decode(fixed.data).text
    if before == after:
        return None
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    place = document.positions.at(Span(start, len(before) - end))
    return _edit(document, [types.TextEdit(place, after[start : len(after) - end])])


def _common(one: str, other: str) -> int:
    """The length of the beginning that two texts have in common."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _shown(checked: Checked, finding: Finding, shown: Iterable[types.Diagnostic]) -> types.Diagnostic | None:
    """The diagnostic by which a client shows a finding."""
    start = checked.range(finding).start
    return next(
        (each for each in shown if (each.source, each.code, each.range.start) == (SOURCE, finding.rule, start)), None
    )


def _title(checked: Checked, finding: Finding) -> Message:
    edits = finding.fix.edits if finding.fix else ()
    if len(edits) == 1:
        old, new = _within(checked, edits[0].place), edits[0].text
        sentence = (
            messages.REPLACE if old.strip() and new.strip() else messages.INSERT if new.strip() else messages.DELETE
        )
        action = sentence.fill(old=_short(old), new=_short(new))
    else:
        action = messages.EDITS.fill(rule=finding.rule, count=len(edits))
    return action if finding.fix and finding.fix.safe else messages.UNSAFE.fill(action=action)


def _within(checked: Checked, place: Place) -> str:
    positions = checked.document.positions
    span = positions.span(positions.range(place))
    return checked.document.text[span.start : span.end]


def _short(text: str) -> str:
    """A text in a title."""
    line = " ".join(text.split())
    return line if len(line) <= 30 else f"{line[:30]}…"  # noqa: PLR2004 - what is read at a glance


def _text_edits(document: TextDocument, edits: Iterable[Edit]) -> list[types.TextEdit]:
    return [types.TextEdit(document.positions.range(edit.place), edit.text) for edit in edits]


def _edit(document: TextDocument, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
    """Edits of this version: a client that has another one by now refuses them."""
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(edits))])
