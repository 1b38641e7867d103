"""What the server does for each method of the protocol that it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from msgspec.structs import replace
from pygls.uris import to_fs_path

from gouji.packs.contents import Pack
from gouji.server import actions, hover, languages
from gouji.server.diagnostics import Checked, diagnostics
from gouji.server.documents import TextDocument, opened
from gouji.server.targets import Loaded, is_config, loaded, target_of

if TYPE_CHECKING:
    from gouji.server.language_server import GoujiServer

_FOLDERS = types.FileOperationRegistrationOptions(
    [types.FileOperationFilter(types.FileOperationPattern("**", types.FileOperationPatternKind.Folder), "file")]
)


async def initialized(ls: GoujiServer, params: types.InitializedParams) -> None:
    """Asks to be told of files that change, where the client can watch them."""
    del params
    if not ls.can("workspace.did_change_watched_files.dynamic_registration"):
        return
    watched = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/*.{yaml,yml}")])
    registration = types.Registration("gouji-watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watched)
    await ls.client_register_capability_async(types.RegistrationParams([registration]))


def shutdown(ls: GoujiServer, params: None) -> None:
    """The client will say that the server may go."""
    del params
    ls.is_shut_down = True


def did_open(ls: GoujiServer, params: types.DidOpenTextDocumentParams) -> None:
    """A document is opened."""
    ls.state.put(opened(params.text_document, ls.state.encoding, ls.root))


def did_change(ls: GoujiServer, params: types.DidChangeTextDocumentParams) -> None:
    """A document is changed."""
    document = ls.state.documents.get(params.text_document.uri)
    if document:
        ls.state.put(document.changed(params.content_changes, params.text_document.version))


def did_save(ls: GoujiServer, params: types.DidSaveTextDocumentParams) -> None:
    """A document is saved."""
    ls.state.touched([to_fs_path(params.text_document.uri) or ""])


def did_close(ls: GoujiServer, params: types.DidCloseTextDocumentParams) -> None:
    """A document is closed."""
    ls.state.close(params.text_document.uri)


def watched_files(ls: GoujiServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Files on disk have changed."""
    ls.state.touched([to_fs_path(change.uri) or "" for change in params.changes])


def did_rename(ls: GoujiServer, params: types.RenameFilesParams) -> None:
    """Folders have a new name; there may be settings or packs in them."""
    del params
    ls.state.reload()


def configuration(ls: GoujiServer, params: types.DidChangeConfigurationParams) -> None:
    """The settings of the editor have changed; those of gouji are the language."""
    settings = params.settings
    ours = settings.get("gouji") if isinstance(settings, Mapping) else getattr(settings, "gouji", None)
    wished = languages.wished(ours)
    if wished and wished != ls.state.languages.wished:
        ls.state.languages = replace(ls.state.languages, wished=wished)
        ls.state.reload()


async def pulled(ls: GoujiServer, params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
    """The diagnostics of a report as it is now. What is wrong with settings and packs is published."""
    checked = await ls.state.checked(params.text_document.uri)
    return types.RelatedFullDocumentDiagnosticReport(diagnostics(checked) if checked else [])


async def hovered(ls: GoujiServer, params: types.HoverParams) -> types.Hover | None:
    """What is to be said of the findings at a position, or of the rule whose id stands there."""
    document = ls.state.documents.get(params.text_document.uri)
    if document and document.is_yaml:
        return await ls.state.do(lambda: _on_rule(ls, document, params.position))
    checked = await ls.state.checked(params.text_document.uri)
    if checked is None:
        return None
    found: types.Hover | None = await ls.state.do(lambda: _on_findings(checked, params.position))
    return found


def _on_findings(checked: Checked, position: types.Position) -> types.Hover | None:
    return hover.on_findings(checked, checked.setup.packs(checked.document), position)


def _on_rule(ls: GoujiServer, document: TextDocument, position: types.Position) -> types.Hover | None:
    target = target_of(Path(document.path))
    if target is None:
        return None
    own = None if is_config(target) else ls.state.yaml.packs.get(target) or _pack(ls, target)
    packs = (*([own] if own else ()), *ls.state.setup.packs(document))
    return hover.on_word(document, position, packs, ls.state.languages.of(ls.state.setup.language(document)))


def _pack(ls: GoujiServer, folder: Path) -> Pack | None:
    """A pack that was opened just now."""
    found = loaded(ls.state.setup, folder) if folder.is_dir() else None
    return found.pack if isinstance(found, Loaded) else None


async def code_actions(ls: GoujiServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Fixes and suppressions of what is shown there, and the fix of all that is safe to fix."""
    checked = await ls.state.checked(params.text_document.uri)
    if checked is None:
        return []
    found: list[types.CodeAction] = []
    if actions.wanted(types.CodeActionKind.QuickFix.value, params.context.only):
        found += await ls.state.do(lambda: list(actions.quick_fixes(checked, params.context)))
    if actions.wanted(actions.FIX_ALL, params.context.only) and actions.has_safe_fixes(checked):
        if ls.resolves_edits and params.context.only is None:
            found.append(actions.fix_all(checked.language, None, checked.document.uri))
        elif edit := await _fixed(ls, checked):
            found.append(actions.fix_all(checked.language, edit))
    return [ls.for_client(action) for action in found]


async def resolve(ls: GoujiServer, action: types.CodeAction) -> types.CodeAction:
    """The edit of an action that was offered without; some clients ask it of every action."""
    if action.edit:
        return action
    checked = await ls.state.checked(str(action.data))
    action.edit = await _fixed(ls, checked) if checked else None
    return ls.for_client(action)


async def _fixed(ls: GoujiServer, checked: Checked) -> types.WorkspaceEdit | None:
    fixed = await ls.state.do(lambda: checked.setup.fixed(checked.document))
    return actions.all_fixed(checked.document, fixed) if fixed else None


HANDLERS: Mapping[str, Callable[..., Any]] = {
    types.INITIALIZED: initialized,
    types.SHUTDOWN: shutdown,
    types.TEXT_DOCUMENT_DID_OPEN: did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: did_change,
    types.TEXT_DOCUMENT_DID_SAVE: did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: did_close,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watched_files,
    types.WORKSPACE_DID_RENAME_FILES: did_rename,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configuration,
    types.TEXT_DOCUMENT_HOVER: hovered,
    types.TEXT_DOCUMENT_CODE_ACTION: code_actions,
    types.CODE_ACTION_RESOLVE: resolve,
}
OPTIONS: Mapping[str, Any] = {
    types.WORKSPACE_DID_RENAME_FILES: _FOLDERS,
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(list(actions.KINDS), resolve_provider=True),
}
