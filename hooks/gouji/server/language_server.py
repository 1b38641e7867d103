"""The server: what a client can do, what it is told, and how the process begins and ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from functools import reduce
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from gouji import __version__
from gouji.linter.plan import Request
from gouji.messages.message import Language
from gouji.server import handlers, languages
from gouji.server.positions import Encoding
from gouji.server.workspace import Workspace

_HELD_BY_US = (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE)


class GoujiProtocol(LanguageServerProtocol):
    """Counts in code points, as gouji does, where a client lets it choose, and leaves texts to our workspace."""

    def _register_builtin_features(self) -> None:
        super()._register_builtin_features()  # type: ignore[no-untyped-call]  # as pygls has it
        for method in _HELD_BY_US:
            self.fm.builtin_features.pop(method)

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """What the client can do, and in which units it counts."""
        general = params.capabilities.general
        if general and general.position_encodings:
            utf32 = types.PositionEncodingKind.Utf32
            general.position_encodings = sorted(general.position_encodings, key=lambda each: each != utf32)
        return (yield from super().lsp_initialize(params))


class GoujiServer(LanguageServer):
    """``request`` is what the command line asks for, ``asked`` its language, ``locale`` that of the process."""

    state: Workspace

    def __init__(self, request: Request, asked: Language | None, locale: Language) -> None:
        super().__init__("gouji", __version__, protocol_cls=GoujiProtocol)
        self.request = request
        self.asked = asked
        self.locale = locale
        self.is_shut_down = False
        self.feature(types.INITIALIZE)(_initialize)
        for method, handler in handlers.HANDLERS.items():
            self.feature(method, handlers.OPTIONS.get(method))(handler)

    def can(self, capability: str) -> bool:
        """Whether the client has a capability, which is named as a path of attributes."""
        return bool(reduce(lambda value, name: getattr(value, name, None), capability.split("."), self._capabilities))

    @property
    def _capabilities(self) -> Any:
        return self.client_capabilities

    @property
    def root(self) -> Path:
        """The folder where what is not saved yet would lie."""
        folders = [to_fs_path(uri) for uri in (*self.workspace.folders, self.workspace.root_uri or "")]
        return next((Path(folder) for folder in folders if folder), Path.cwd())

    @property
    def resolves_edits(self) -> bool:
        """Whether the client asks for the edit of an action when it is chosen."""
        support = self._capabilities.text_document and self._capabilities.text_document.code_action
        return bool(support and support.resolve_support and "edit" in support.resolve_support.properties)

    def for_client(self, action: types.CodeAction) -> types.CodeAction:
        """The action with edits in the form that the client knows."""
        edit = action.edit
        if edit and edit.document_changes and not self.can("workspace.workspace_edit.document_changes"):
            changes = [each for each in edit.document_changes if isinstance(each, types.TextDocumentEdit)]
            plain = {
                each.text_document.uri: [one for one in each.edits if isinstance(one, types.TextEdit)]
                for each in changes
            }
            action.edit = types.WorkspaceEdit(changes=plain)
        return action

    # ---- what the client is told ----

    def publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        """Shows what there is to say of a document."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def show(self, message: str) -> None:
        """Shows a message."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"gouji: {message}"))

    def refresh(self) -> None:
        """Asks to pull diagnostics again."""
        self.workspace_diagnostic_refresh(None)


def _initialize(ls: GoujiServer, params: types.InitializeParams) -> None:
    """Diagnostics are pulled by clients that can be asked to do so again, and published to all others, never both."""
    pulled = ls.can("text_document.diagnostic") and ls.can("workspace.diagnostics.refresh_support")
    if pulled:
        options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier="gouji")
        ls.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(handlers.pulled)
    encoding: Encoding = types.PositionEncodingKind(ls.workspace.position_encoding).value
    said = languages.told(params, ls.asked, ls.locale)
    ls.state = Workspace(ls, ls.request, said, encoding, pulled=pulled)


def serve(request: Request, asked: Language | None, locale: Language) -> int:
    """Talks with a client over standard input and output, until it goes.

    Whatever else would write to standard output goes to standard error. The exit code is that of the protocol: 0 after
    a client that has said that it goes, else 1.
    """
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    server = GoujiServer(request, asked, locale)
    server.start_io(sys.stdin.buffer, output)
    return 0 if server.is_shut_down else 1
