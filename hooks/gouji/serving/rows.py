"""What the page says of one document."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.linter.results import FileResult, Result
from gouji.messages.message import COMMA, Language, Message, joined
from gouji.reporters.html.writing import plain
from gouji.serving import messages
from gouji.serving.desk import Kept


class Row(Struct, frozen=True):
    """A document in the list, in the language of the page."""

    kept: Kept
    language: Language

    def html(self) -> str:
        """The item of the list. No text of a stranger is markup."""
        file, checked = self.kept.checked.result, self.kept.checked
        notes = [*_remarks(file), *([messages.NO_COPY.fill(reason=checked.reason)] if checked.reason else [])]
        said = "".join(f"<p>{self._say(note)}</p>" for note in notes)
        state = f"<b>{plain(self.kept.name)}</b><span>{self._say(_verdict(file))}</span>"
        return f'<li class="f {_kind(file)}">{state}{said}{self._links()}</li>\n'

    def _links(self) -> str:
        number, checked = self.kept.number, self.kept.checked
        links = [
            *([self._link(f'page/{number}" target="_blank" rel="noopener', messages.VIEW)] if checked.page else []),
            *([self._link(f'copy/{number}" download="', messages.COPY)] if checked.copy is not None else []),
        ]
        return f'<div class="l">{" ".join(links)}</div>' if links else ""

    def _link(self, target: str, words: Message) -> str:
        label = messages.OF_FILE.fill(link=words, name=self.kept.name)
        return f'<a href="{target}" aria-label="{self._say(label)}">{self._say(words)}</a>'

    def _say(self, message: Message) -> str:
        return plain(message.in_language(self.language))


def _kind(file: FileResult) -> str:
    """How bad it is: what was not checked is as bad as an error, or no document that is meant."""
    counts = Result((file,)).summary
    if file.status == "unreadable" or counts.errors:
        return "error"
    if file.status == "skipped":
        return "skipped"
    return "warning" if counts.warnings or file.status == "partial" or file.missed else "clean"


def _verdict(file: FileResult) -> Message:
    if file.status == "unreadable":
        return messages.UNREADABLE.fill(reason=file.reason or messages.DIED)
    if file.status == "skipped":
        return messages.SKIPPED.fill(reason=file.reason) if file.reason else messages.NO_REPORT
    if not file.findings:
        return messages.CLEAN
    counts = Result((file,)).summary
    found = ((messages.ERRORS, counts.errors), (messages.WARNINGS, counts.warnings), (messages.INFOS, counts.infos))
    return joined([message.fill(count=count) for message, count in found if count], COMMA)


def _remarks(file: FileResult) -> Iterator[Message]:
    """What was not checked of a document that was."""
    if file.status == "partial" and file.reason:
        yield messages.PARTIAL.fill(reason=file.reason)
    if file.unevaluated_rules:
        yield messages.NOT_EVALUATED.fill(count=len(file.unevaluated_rules))
