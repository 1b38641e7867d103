"""One document, from its bytes to what the page has of it. It is done in a process of its own (``workers``)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from gouji.annotations import Annotated, annotated, copy_name, takes
from gouji.linter.results import FileResult, Result
from gouji.linter.session import Session
from gouji.messages.errors import described
from gouji.messages.message import Language, Message
from gouji.reporters import html
from gouji.serving import messages


class Checked(Struct, frozen=True):
    """A document that was checked. ``page`` is what was found, as a page; empty where there is nothing to show.

    ``copy`` is the annotated copy, with the suffix ``name`` has; where one could be expected and there is none,
    ``reason`` says why.
    """

    result: FileResult
    page: str = ""
    copy: bytes | None = None
    name: str = ""
    reason: Message | None = None


class Checker(Struct, frozen=True):
    """How documents are checked, and the language in which it is said. It can be pickled."""

    session: Session
    language: Language

    def check(self, name: str, data: bytes) -> Checked:
        """Checks the bytes of a document as if that were its name; nothing is read or written."""
        done = self._annotated(name, data) if takes(name, data) else Annotated(self._result(name, data))
        file = done.result
        page = "" if file.status == "skipped" else self.page([file])
        judged = file.status in ("read", "partial")
        reason = done.reason if judged else None
        return Checked(file, page, done.data if done.notes else None, copy_name(name), reason)

    def page(self, files: Sequence[FileResult]) -> str:
        """All that was found in several documents, as one page."""
        used = {file.pack for file in files}
        packs = [pack for pack in self.session.plan("").known if pack.info.id in used]
        return "".join(html.report(Result(tuple(files), packs), self.language))

    def _annotated(self, name: str, data: bytes) -> Annotated:
        try:
            return annotated(self.session, name, data, self.language)
        except Exception as error:  # noqa: BLE001 - a fault of ours in the copy must not hide what is found
            return Annotated(self._result(name, data), reason=messages.NO_COPY_FAILED.fill(error=described(error)))

    def _result(self, name: str, data: bytes) -> FileResult:
        files = self.session.run_on(name, data).result.files
        return next((file for file in files if not file.settings), FileResult(name, "skipped"))
