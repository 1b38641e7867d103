"""What every page has: its head, its language, where its links lead, and what the rules are there for."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib import resources
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

from gouji.findings.model import Finding
from gouji.linter.results import Result
from gouji.messages.message import Language, Message
from gouji.reporters.html import messages
from gouji.reporters.html.writing import plain
from gouji.reporters.shared.rules import RuleEntry, found

GENERATOR = '<meta name="generator" content="gouji">'
"""By what a page is known as one of ours."""
_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}


Detail = Literal["whole", "rows", "words"]
"""Whole tables, the rows of them that findings are about, or no tables and no more than the ends of long passages."""


class Page(Struct, frozen=True):
    """What the parts of a page must know: ``numbers`` are those of the rules (pack, id) that it has findings of.

    ``targets`` are where the units lead, by number, if not to a section of the page; ``index`` is the page that leads
    here. ``detail`` is how much of the documents is drawn; of so many files that come first, ``drawn``, more is.
    ``alone``: it is about one file.
    """

    language: Language
    entries: tuple[RuleEntry, ...]
    numbers: Mapping[tuple[str, str], int]
    targets: Mapping[int, str] = {}
    index: str | None = None
    detail: Detail = "whole"
    drawn: int = 0
    alone: bool = False

    @classmethod
    def of(
        cls,
        result: Result,
        language: Language,
        *,
        targets: Mapping[int, str] = {},
        index: str | None = None,
    ) -> Page:
        """A page about a run."""
        entries = tuple(found(result))
        numbers = {(entry.pack, entry.rule): number for number, entry in enumerate(entries, 1)}
        return cls(language, entries, numbers, targets, index, alone=len(result.files) == 1)

    @property
    def title(self) -> str:
        """The name of the page."""
        return messages.PAGE_TITLE.in_language(self.language)

    def say(self, message: Message, **values: str | int | Message) -> str:
        """A sentence, for an element or an attribute; one that ends in a blank goes on behind it."""
        said = (message.fill(**values) if values else message).in_language(self.language)
        return plain(said) + (" " if said.endswith(" ") else "")

    def rule(self, finding: Finding) -> int:
        """The number of the rule of a finding."""
        return self.numbers[finding.pack, finding.rule]

    def target(self, number: int) -> str:
        """Where what there is of a unit stands."""
        return plain(quote(self.targets[number])) if number in self.targets else f"#r{number}"

    def ways(self, following: tuple[str, str] | None) -> Iterator[str]:
        """From the page of one file to the index, and to the page (name, title) of the file that follows in it."""
        if self.index:
            yield f'<nav aria-label="{self.say(messages.NAVIGATION)}"><a href="{plain(self.index)}">'
            yield f"{self.say(messages.TO_INDEX)}</a>"
            if following:
                name, title = following
                yield f' <a href="{plain(quote(name))}">{self.say(messages.TO_NEXT, title=title)}</a>'
            yield "</nav>\n"

    def rules(self) -> Iterator[str]:
        """Why each rule is there, and on what basis."""
        if not self.entries:
            return
        yield '<section id="rules" aria-labelledby="rules-title">\n'
        yield f'<h2 id="rules-title">{self.say(messages.RULES)}</h2>\n'
        for number, entry in enumerate(self.entries, 1):
            yield f'<article id="rule-{number}">\n<h3>{plain(entry.rule)} '
            yield f'<span class="aside">{plain(entry.pack)}</span></h3>\n'
            yield f"<p>{self.say(entry.summary)}</p>\n"
            yield f"<p>{self.say(entry.why)}</p>\n" if entry.why and entry.why != entry.summary else ""
            yield f"<p>{self.say(messages.BASIS, basis=entry.basis)}</p>\n" if entry.basis else ""
            yield "</article>\n"
        yield "</section>\n"


def document(page: Page, title: str, body: Iterable[str]) -> Iterator[str]:
    """A whole page. It may run its own script and use its own style, and load nothing at all."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[page.language]}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n{GENERATOR}\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{plain(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield f"<header>\n<h1>{plain(page.title)}</h1>\n</header>\n<main>\n"
    yield from body
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
