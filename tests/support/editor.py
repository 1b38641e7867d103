"""An editor as the language server sees it: a real client library that talks with a real process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from lsprotocol import types
from msgspec.structs import replace
from pygls.lsp.client import LanguageClient

from gouji.server.diagnostics import uri_of
from support.render import as_markdown
from support.sample_reports import FAULTLESS

T = TypeVar("T")
SECONDS = 60.0
"""Until a server that says nothing is taken for one that never will: machines are slow at times."""
COMMAND = (sys.executable, "-m", "gouji", "server")


class Editor:
    """Documents are named by paths; ``published`` are all diagnostics that came, ``shown`` all messages."""

    def __init__(
        self,
        root: Path,
        *arguments: str,
        capabilities: types.ClientCapabilities | None = None,
        options: Mapping[str, Any] | None = None,
        locale: str | None = None,
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self.published: list[types.PublishDiagnosticsParams] = []
        self.shown: list[str] = []
        self.watches: list[types.Registration] = []
        self.refreshed = 0
        self.is_over = False
        self._versions: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()
        self.client = self._client()
        self._changed = self.do(_condition())
        variables = {**os.environ, **(environment or {})}
        self.do(self.client.start_io(*command, *arguments, cwd=str(root), env=variables))
        self.initialized = self.do(
            self.client.initialize_async(
                types.InitializeParams(
                    capabilities=capabilities or types.ClientCapabilities(),
                    process_id=os.getpid(),
                    root_uri=uri_of(str(root)),
                    workspace_folders=[types.WorkspaceFolder(uri_of(str(root)), root.name)],
                    initialization_options=options,
                    locale=locale,
                )
            )
        )
        self.tell(self.client.initialized, types.InitializedParams())

    def _client(self) -> LanguageClient:
        client = LanguageClient("editor", "1")
        heard = {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: self.published.append,
            types.WINDOW_SHOW_MESSAGE: lambda params: self.shown.append(params.message),
            types.CLIENT_REGISTER_CAPABILITY: lambda params: self.watches.extend(params.registrations),
            types.WORKSPACE_DIAGNOSTIC_REFRESH: self._refresh,
        }
        for method, note in heard.items():
            client.feature(method)(self._noting(note))
        return client

    def _noting(self, note: Any) -> Any:
        async def heard(params: Any) -> None:
            note(params)
            async with self._changed:
                self._changed.notify_all()

        return heard

    def _refresh(self, params: object) -> None:
        del params
        self.refreshed += 1

    # ---- what a person does ----

    def open(self, path: Path | str, text: str, language: str = "markdown") -> str:
        """Opens a document; the address."""
        uri = path if isinstance(path, str) else uri_of(str(path))
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.tell(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> int:
        """Changes a document; the version."""
        self._versions[uri] += 1
        identifier = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        params = types.DidChangeTextDocumentParams(identifier, list(changes))
        self.tell(self.client.text_document_did_change, params)
        return self._versions[uri]

    def replace(self, uri: str, text: str) -> int:
        """Changes all of a document."""
        return self.change(uri, types.TextDocumentContentChangeWholeDocument(text))

    def save(self, uri: str) -> None:
        """Says that a document is saved."""
        identifier = types.TextDocumentIdentifier(uri)
        self.tell(self.client.text_document_did_save, types.DidSaveTextDocumentParams(identifier))

    def close(self, uri: str) -> None:
        """Closes a document."""
        identifier = types.TextDocumentIdentifier(uri)
        self.tell(self.client.text_document_did_close, types.DidCloseTextDocumentParams(identifier))

    def touch(self, *paths: Path) -> None:
        """Says that files on disk have changed."""
        changes = [types.FileEvent(uri_of(str(path)), types.FileChangeType.Changed) for path in paths]
        params = types.DidChangeWatchedFilesParams(changes)
        self.tell(self.client.workspace_did_change_watched_files, params)

    def hover(self, uri: str, position: types.Position) -> str:
        """What is shown under the pointer; nothing where nothing is."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        found = self.do(self.client.text_document_hover_async(params))
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    def actions(
        self, uri: str, shown: Sequence[types.Diagnostic] = (), only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        """What can be done where a diagnostic stands."""
        place = shown[0].range if shown else types.Range(types.Position(0, 0), types.Position(0, 0))
        context = types.CodeActionContext(list(shown), list(only) if only else None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        return list(self.do(self.client.text_document_code_action_async(params)) or [])

    def pull(self, uri: str) -> list[types.Diagnostic]:
        """Asks for the diagnostics of a document."""
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        return list(self.do(self.client.text_document_diagnostic_async(params)).items)

    # ---- what comes ----

    def diagnostics(self, uri: str, version: int | None = 1) -> list[types.Diagnostic]:
        """The diagnostics that are published of a version of a document, waited for."""
        return self.until(lambda: self._of(uri, version))

    def latest(self, uri: str) -> list[types.Diagnostic] | None:
        """What is shown of a document by now."""
        return next((list(each.diagnostics) for each in reversed(self.published) if each.uri == uri), None)

    def _of(self, uri: str, version: int | None) -> list[types.Diagnostic] | None:
        found = (list(each.diagnostics) for each in self.published if (each.uri, each.version) == (uri, version))
        return next(found, None)

    def until(self, ask: Any) -> Any:
        """Waits for what is asked for to be anything but None or False."""

        async def waiting() -> Any:
            async with self._changed:
                await self._changed.wait_for(lambda: ask() not in (None, False))
                return ask()

        return self.do(waiting())

    def do(self, work: Awaitable[T]) -> T:
        """The outcome of something that takes its time."""

        async def limited() -> T:
            return await asyncio.wait_for(work, SECONDS)

        return asyncio.run_coroutine_threadsafe(limited(), self._loop).result()

    def tell(self, method: Any, params: Any) -> None:
        """Sends a notification."""

        async def telling() -> None:
            method(params)

        self.do(telling())

    # ---- the end ----

    def quit(self, *, politely: bool = True) -> int:
        """Ends the session; the exit code of the server."""
        if politely:
            self.do(self.client.shutdown_async(None))
        self.tell(self.client.exit, None)
        return self.ended()

    def ended(self) -> int:
        """The exit code of the server, which is waited for."""
        self.is_over = True
        return self.do(self.process.wait())

    def hang_up(self) -> int:
        """Goes without a word, as an editor that crashes."""
        assert self.process.stdin
        self._loop.call_soon_threadsafe(self.process.stdin.close)
        return self.ended()

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The process of the server."""
        process = self.client._server  # noqa: SLF001 - which the library does not give away
        assert process
        return process


async def _condition() -> asyncio.Condition:
    return asyncio.Condition()


def edited(text: str, action: types.CodeAction) -> str:
    """A text after the edits of an action, in an editor that counts in UTF-16, and has neither marks nor halves."""
    assert action.edit
    changes = action.edit.changes or {}
    edits = [edit for each in changes.values() for edit in each]
    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        start, end = (_offset(text, position) for position in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text


def _offset(text: str, position: types.Position) -> int:
    lines = text.splitlines(keepends=True)
    line = lines[position.line] if position.line < len(lines) else ""
    before = line.encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
    return sum(map(len, lines[: position.line])) + len(before)


def report(sentence: str = "𠮷祥村参加了“政务公开日活动，发放材料12份。") -> str:
    """A faultless report in Markdown but for a sentence that is put at its beginning."""
    first, *others = FAULTLESS.sections
    whole = replace(FAULTLESS, sections=(replace(first, paragraphs=(sentence, *first.paragraphs)), *others))
    return as_markdown(whole).decode()


Start = Callable[..., Editor]
"""Starts an editor of its own, in a repository of its own, with what ``Editor`` takes."""
