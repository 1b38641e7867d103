"""Last year's document: read, bound to the form that was its own, and asked whose it is and of which year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from gouji import readers
from gouji.checks.narrative.authors import own_names
from gouji.checks.narrative.normalized import lines
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.titles import front
from gouji.document.model import Document
from gouji.document.placeholders import is_unfilled
from gouji.forms.document_titles import report_year, titles
from gouji.forms.report import Report
from gouji.linter.binding import Bound, bind_strongest, bound_to
from gouji.messages.errors import UsageError, refusal
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.scaffold.report import messages
from gouji.scaffold.report.family import ancestry
from gouji.scaffold.report.titles import unit_in
from gouji.schema.info import Claims
from gouji.system import files
from gouji.text.source import Source, Unreadable


class LastYear(Struct, frozen=True):
    """A document of the year before, and what its title says, where it does."""

    report: Report
    unit: str | None
    year: int | None


def read(path: str, pack: Pack, library: Library) -> LastYear:
    """Last year's document, of which a new one is made with a pack.

    Raises:
        UsageError: it can't be read, is no such document, or one of another kind.
    """
    bound = _bound(_document(path), pack, library)
    claims = bound.pack.info.claims
    year = report_year(bound.report, claims) if claims else None
    return LastYear(bound.report, _unit(bound, pack), year)


def _document(path: str) -> Document:
    try:
        return readers.read(Source(path, files.read(path, readers.MAX_SIZE)))
    except OSError as error:
        raise UsageError(messages.NOT_READ.fill(path=path, reason=refusal(error))) from None
    except Unreadable as error:
        raise UsageError(messages.NOT_READ.fill(path=path, reason=error.reason)) from None


def _bound(document: Document, pack: Pack, library: Library) -> Bound:
    """The document with the form of the pack that claims it; one that claims nothing takes what has a section of it."""
    packs = {pack.info.id: pack, **{name: library.get(name) for name in library.names() if name != pack.info.id}}
    bound = bind_strongest(document, list(packs.values()))
    if bound.claim.claimed:
        if ancestry(bound.pack.info, library).isdisjoint(ancestry(pack.info, library)):
            found = {"path": document.path, "other": bound.pack.info.id, "pack": pack.info.id}
            raise UsageError(messages.OTHER_KIND.fill(**found))
        return bound
    own = bound_to(document, pack)
    if pack.info.claims is None and own.report.sections:
        return own
    raise UsageError(messages.NOT_ONE.fill(path=document.path, pack=pack.info.id))


def _unit(bound: Bound, pack: Pack) -> str | None:
    """Whose document it is: the name that rules on names read in its title, or else the shape of the template."""
    claims, text = bound.pack.info.claims, lines(bound.report)
    for rule in bound.pack.of_type(NarrativeRule):
        if rule.names is not None and (names := own_names(front(text, claims, ()), rule.names)):
            return names[0]
    shape = pack.form.template.title
    if claims is None or shape is None:
        return None
    return next((unit for title in _titles(bound.report, claims) if (unit := unit_in(title, shape))), None)


def _titles(report: Report, claims: Claims) -> Iterator[str]:
    """The titles, and each behind the line above it where that may be part of it: a heading, or the first line."""
    for title in titles(report, claims):
        if is_unfilled([title]):
            continue
        yield title.text.value
        above = next((one for one, other in pairwise(report.preamble) if other is title), None)
        if above is not None and (above.level is not None or above is report.preamble[0]):
            yield f"{above.text.value} {title.text.value}"
