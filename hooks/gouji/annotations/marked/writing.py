"""Marks, notes and the line above them as HTML. Text of strangers is never markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct

from gouji.annotations.marked import messages
from gouji.annotations.notes import Line, Note
from gouji.findings.model import SEVERITIES, Severity
from gouji.messages.message import Language, Message
from gouji.reporters.html.writing import plain
from gouji.reporters.shared import wording


class Writing(Struct, frozen=True):
    """Writes in a language. ``word`` begins every name that is put into a page; the page itself has it nowhere."""

    language: Language
    word: str = "gouji"

    @property
    def mark_end(self) -> str:
        """Ends a :meth:`mark`."""
        return f"</{self.word}-mark>"

    def mark(self, numbered: Sequence[tuple[int, Note]], *, point: bool = False) -> str:
        """Begins a mark for notes; a point is a whole one, with nothing in it."""
        worst = min((note.severity for _, note in numbered), key=SEVERITIES.index)
        numbers = " ".join(str(number) for number, _ in numbered)
        kind = f"{worst} point" if point else worst
        return f'<{self.word}-mark class="{kind}" data-of="{numbers}">{self.mark_end if point else ""}'

    def number(self, number: int, note: Note) -> str:
        """The number of a mark, which leads to its note. It is no text: what is copied from the page has it not."""
        name = self._say(messages.TO_NOTE, number=number, severity=wording.SEVERITIES[note.severity])
        return (
            f'<{self.word}-no class="{note.severity}"><a id="{self._mark(number)}" href="#{self._note(number)}" '
            f'data-no="{number}" aria-label="{name}" title="{plain(note.lines[0].text)}"></a></{self.word}-no>'
        )

    def place(self, number: int, line: int) -> str:
        """A place that a line of a note is about; it shows when the line leads there."""
        return f'<{self.word}-no class="place"><a id="{self._mark(number)}-{line}"></a></{self.word}-no>'

    def top(self, notes: Sequence[Note], whole: Note | None, counts: Mapping[Severity, int]) -> str:
        """What stands above the document: how much was found, and what has no place."""
        if not notes and whole is None:
            return self._block("top", f"<p><b>{self._say(messages.CLEAN)}</b></p>")
        told = " · ".join(
            self._say(messages.COUNT, count=counts[each], severity=wording.SEVERITIES[each])
            for each in SEVERITIES
            if counts.get(each)
        )
        line = self._say(messages.CHECKED, counts=told) if told else self._say(messages.CLEAN)
        links = [(self._mark(1), messages.TO_FIRST), (f"{self.word}-notes", messages.TO_NOTES)] if notes else []
        written = "".join(f' <a href="#{target}">{self._say(text)}</a>' for target, text in links)
        about = f'<div class="{self.word}-note {whole.severity}">{self._lines(whole)}</div>' if whole else ""
        return self._block("top", f"<p><b>{line}</b>{written}</p>{about}")

    def notes(self, notes: Sequence[Note]) -> str:
        """The notes, in the order of their numbers; nothing where there are none."""
        if not notes:
            return ""
        title = f"<p><b>{self._say(messages.NOTES)}</b></p>\n"
        written = title + "\n".join(self._written(number, note, len(notes)) for number, note in enumerate(notes, 1))
        return self._block("notes", written)

    def _block(self, name: str, html: str) -> str:
        label = self._say(messages.NOTES)
        return (
            f'<div class="{self.word} {self.word}-{name}" id="{self.word}-{name}" role="region" '
            f'aria-label="{label}" lang="{"zh-CN" if self.language == "zh" else "en"}">\n{html}\n</div>'
        )

    def _written(self, number: int, note: Note, count: int) -> str:
        back = self._say(messages.TO_PLACE, number=number, severity=wording.SEVERITIES[note.severity])
        ways = "".join(self._ways(number, count))
        return (
            f'<div class="{self.word}-note {note.severity}" id="{self._note(number)}">'
            f'<a class="{self.word}-back" href="#{self._mark(number)}" aria-label="{back}">{number}</a>'
            f"{self._lines(note, number)}<p>{ways}</p></div>"
        )

    def _ways(self, number: int, count: int) -> Iterator[str]:
        for target, text in ((number, messages.BACK), (number - 1, messages.PREVIOUS), (number + 1, messages.NEXT)):
            if 1 <= target <= count:
                yield f'<a href="#{self._mark(target)}">{self._say(text)}</a> '

    def _lines(self, note: Note, number: int = 0) -> str:
        first, *more = note.lines
        begin = f'<p><b class="severity">{escape(note.severity_word)}</b>{plain(first.text)}</p>'
        return begin + "".join(self._line(line, f"{self._mark(number)}-{at}") for at, line in enumerate(more, 1))

    def _line(self, line: Line, target: str) -> str:
        text = plain(line.text)
        link = f'<a href="#{target}">{text}</a>' if line.span else text
        return f'<p class="{line.kind}">{link}</p>'

    def _mark(self, number: int) -> str:
        return f"{self.word}-m{number}"

    def _note(self, number: int) -> str:
        return f"{self.word}-n{number}"

    def _say(self, message: Message, **values: str | int | Message) -> str:
        return plain((message.fill(**values) if values else message).in_language(self.language))
