"""The documents that are open, and what is to be done when one of them, settings or packs change.

Its methods are called in the thread of the protocol; what takes time is left to the worker, and comes back as calls in
that thread. A result for what has changed since is dropped.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from lsprotocol import types
from msgspec.structs import replace

from gouji.linter.beside import Beside
from gouji.linter.plan import Request
from gouji.linter.session import Session
from gouji.messages.errors import FileError, GoujiError, UsageError, described
from gouji.messages.message import Language
from gouji.server import messages
from gouji.server.diagnostics import Checked, diagnostics
from gouji.server.documents import TextDocument
from gouji.server.languages import Languages
from gouji.server.positions import Encoding
from gouji.server.setup import Setup
from gouji.server.targets import target_of
from gouji.server.worker import AGAIN, ASKED, TYPED, Steps, Worker
from gouji.server.yaml_problems import YamlProblems

if TYPE_CHECKING:
    from gouji.linter.neighbourhood import WithSiblings

T = TypeVar("T")


def _session(request: Request) -> Session:
    return Session(request, beside=Beside(open_store=_open_store))


def _open_store(store: Path) -> WithSiblings:
    from gouji.corpus.postings.listing import Relations  # noqa: PLC0415 - hardly any settings name a store

    return Relations(store)


class Client(Protocol):
    """What the workspace tells the editor."""

    def publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        """Shows what there is to say of a document."""

    def show(self, message: str) -> None:
        """Shows a message."""

    def refresh(self) -> None:
        """Asks to pull diagnostics again."""


class Workspace:
    """``pulled``: the client asks for the diagnostics of reports, so that they are not published."""

    def __init__(
        self, client: Client, request: Request, languages: Languages, encoding: Encoding, *, pulled: bool
    ) -> None:
        self.client = client
        self.languages = languages
        self.encoding = encoding
        self.documents: dict[str, TextDocument] = {}
        self.setup = Setup(_session(request), {})
        self._sound: Setup | None = None
        self._pulled = pulled
        self._checked: dict[str, Checked] = {}
        self._asked = Counter[str]()
        self._waiting: dict[str, list[asyncio.Future[Checked]]] = {}
        self._told: set[str] = set()
        self._worker = Worker()
        self._loop = asyncio.get_running_loop()
        self.yaml = YamlProblems(self)

    # ---- what the editor tells ----

    def put(self, document: TextDocument) -> None:
        """A document that was opened or changed."""
        typed = document.uri in self.documents
        self.documents[document.uri] = document
        if document.is_report:
            self._lint(document.uri, TYPED)
        elif document.is_yaml and target_of(Path(document.path)):
            self.reload(typed=typed)

    def close(self, uri: str) -> None:
        """A document that was closed: what is on disk counts again, and nothing is said of it."""
        document = self.documents.pop(uri, None)
        self._worker.drop(("lint", uri))
        self._checked.pop(uri, None)
        for waiting in self._waiting.pop(uri, ()):
            waiting.cancel()
        if document and document.is_report:
            self.client.publish(uri, [], None)
        elif document and target_of(Path(document.path)):
            self.reload()

    def touched(self, paths: Iterable[str]) -> None:
        """Files that were saved, made, renamed or deleted, by whomever."""
        if any(target_of(Path(path)) for path in paths):
            self.reload()

    def reload(self, *, typed: bool = False) -> None:
        """Settings or packs have changed: all is checked again."""
        request = replace(self.setup.session.request, today=date.today())  # noqa: DTZ011 - the day where the person is
        self.setup = Setup(_session(request), self._unsaved(), typed)
        self.yaml.check_again()
        for document in self.documents.values():
            if document.is_report:
                self._lint(document.uri, AGAIN)
        if self._pulled:
            self.client.refresh()

    # ---- what the editor asks ----

    async def checked(self, uri: str) -> Checked | None:
        """What is known of a document as it is now; None of one that is no report."""
        if uri in self._checked:
            return self._checked[uri]
        if uri not in self._asked or uri not in self.documents:
            return None
        waiting: asyncio.Future[Checked] = self._loop.create_future()
        self._waiting.setdefault(uri, []).append(waiting)
        return await waiting

    async def do(self, work: Callable[[], T]) -> T:
        """What the worker makes of something that is asked for."""
        done: asyncio.Future[T] = self._loop.create_future()

        def steps() -> Steps:
            try:
                self.call(_set, done, work())
            except Exception as error:  # noqa: BLE001 - who asked is told
                self.call(_fail, done, error)
            yield from ()

        self.put_job(done, ASKED, steps)
        return await done

    # ---- work ----

    def put_job(self, subject: Hashable, urgency: int, begin: Callable[[], Steps]) -> None:
        """Work for the worker."""
        self._worker.put(subject, urgency, begin)

    def call(self, what: Callable[..., None], *values: object) -> None:
        """From the worker: something to be done in the thread of the protocol."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what, *values)

    def _lint(self, uri: str, urgency: int) -> None:
        self._asked[uri] += 1
        self._checked.pop(uri, None)

        def steps() -> Steps:
            asked, document = self._asked[uri], self.documents.get(uri)
            if document:
                checked = self._result(document)
                self.call(self._take, checked, asked, diagnostics(checked))
            yield from ()

        self.put_job(("lint", uri), urgency, steps)

    def _take(self, checked: Checked, asked: int, found: list[types.Diagnostic]) -> None:
        document = checked.document
        if asked != self._asked[document.uri] or document.uri not in self.documents:
            return
        self._checked[document.uri] = checked
        for waiting in self._waiting.pop(document.uri, ()):
            _set(waiting, checked)
        if not self._pulled:
            self.client.publish(document.uri, found, document.version)

    def _result(self, document: TextDocument) -> Checked:
        """In the worker: the result, by the settings from before where those of now are wrong."""
        setup = self.setup
        language = self.languages.of(setup.language(document))
        try:
            result = setup.lint(document)
        except GoujiError as error:
            self.call(self._fail_setup, setup, error, language)
            return self._by_sound(document, error)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the server
            failed = UsageError(messages.FAILED.fill(error=described(error)))
            return Checked(document, setup, language, None, failed)
        self._sound = setup
        self.call(self._told.clear)
        return Checked(document, setup, language, result)

    def _by_sound(self, document: TextDocument, error: GoujiError) -> Checked:
        sound = self._sound
        language = self.languages.of(sound.language(document) if sound else None)
        if sound:
            try:
                return Checked(document, sound, language, sound.lint(document))
            except GoujiError:
                pass
        return Checked(document, self.setup, language, None, error)

    def _fail_setup(self, setup: Setup, error: GoujiError, language: Language) -> None:
        """Says once what is wrong with settings or packs: in their files, and in words unless they are being typed."""
        lines = error.lines(language)
        if isinstance(error, FileError):
            for target in {target_of(Path(problem.path)) for problem in error.problems}:
                self.yaml.watch(target)
        if not setup.typed and (said := "\n".join(lines)) not in self._told:
            self._told.add(said)
            self.client.show(said)

    def _unsaved(self) -> dict[str, bytes]:
        """The settings and packs that are not on disk as the editor has them."""
        found = {}
        for document in self.documents.values():
            path = os.path.realpath(document.path)
            if document.is_yaml and target_of(Path(document.path)) and _on_disk(path) != document.data:
                found[path] = document.data
        return found


def _on_disk(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except OSError:
        return None


def _set(future: asyncio.Future[T], value: T) -> None:
    if not future.done():
        future.set_result(value)


def _fail(future: asyncio.Future[T], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
