"""One file: its tables and its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.findings.model import Finding, Related
from gouji.linter.results import FileResult
from gouji.messages.message import Message
from gouji.reporters.html import messages
from gouji.reporters.html.groups import Group, groups
from gouji.reporters.html.marks import Marks
from gouji.reporters.html.page import Page
from gouji.reporters.html.passages import halves, origin_of
from gouji.reporters.html.tables import table
from gouji.reporters.html.units import Unit
from gouji.reporters.html.writing import marked, marked_line, plain
from gouji.reporters.messages import NOT_EVALUATED_RULES
from gouji.reporters.shared import wording


def section(page: Page, unit: Unit, *, quiet: bool) -> Iterator[str]:
    """The section of a file."""
    file, anchor = unit.file, unit.anchor
    kind = "r" if file.findings else "r c"
    yield f'<section class="{kind}" id="{anchor}">\n'
    yield f'<h2 id="{anchor}-title">{plain(unit.title or file.path)}</h2>\n'
    yield f'<p class="aside">{plain(file.path)} · {_counted(page, unit)}'
    yield "" if page.alone else f' <a href="#units">{page.say(messages.TO_LIST)}</a>'
    yield "</p>\n"
    remark = None if quiet else wording.remark(file)
    yield f'<p class="omission">{page.say(remark)}</p>\n' if remark else ""
    for number, group in enumerate(groups(file), 1):
        yield from _group(page, unit, group, f"{anchor}-g{number}")
    if not quiet:
        yield from _not_evaluated(page, file)
    yield "</section>\n"


def _counted(page: Page, unit: Unit) -> str:
    counts = [f"{page.say(wording.SEVERITIES[severity])} {count}" for severity, count in unit.counts.items() if count]
    return " · ".join([*counts, *([plain(unit.file.pack)] if unit.file.pack else [])])


def _group(page: Page, unit: Unit, group: Group, title: str) -> Iterator[str]:
    yield f"<div class=g><h3 id={title}>{page.say(group.title)}</h3>\n"
    marks = Marks.of(group.findings)
    for excerpt in group.tables if page.detail != "words" else ():
        yield from table(page, excerpt, marks, unit.anchor, title)
    for number, finding in group.findings:
        yield from _finding(page, unit, number, finding, drawn=bool(group.tables))
    yield "</div>\n"


def _finding(page: Page, unit: Unit, number: int, finding: Finding, *, drawn: bool) -> Iterator[str]:
    message = wording.one_line(finding.message.in_language(page.language))
    rule = page.rule(finding)
    name = wording.address(finding.where, finding.spot, message, page.language)
    head = [f"<a href=#rule-{rule}>{plain(finding.rule)}</a>", wording.position(finding.place), plain(name)]
    yield f"<article class={finding.severity} id={unit.anchor}-{number} data-k={rule}>"
    yield f"<h4><b>{number}. {page.say(wording.SEVERITIES[finding.severity])}</b> "
    yield f"<span>{' · '.join(part for part in head if part)}</span></h4>\n<p>{plain(message)}\n"
    hint = wording.hint(finding, page.language)
    yield f'<p class="right">→ {plain(hint)}</p>\n' if hint else ""
    if finding.passages and page.detail != "words":
        yield from _passages(page, finding, finding.passages)
        yield from _related(page, finding.related[1:])
    else:
        yield from _words(unit, finding, drawn=drawn)
        yield from _related(page, finding.related)
    yield "</article>\n"


def _words(unit: Unit, finding: Finding, *, drawn: bool) -> Iterator[str]:
    """The words at its place, unless that is a cell of a table that is drawn."""
    spot, place = finding.spot, finding.place
    if spot and not (drawn and spot.paragraph is None):
        yield f"<pre>{marked(spot.before, spot.text, spot.after)}</pre>\n"
    words = unit.words.get(place) if place else None
    if words:
        yield f"<pre>{marked(words.before, words.itself, words.after)}</pre>\n"
    elif place and place.line in unit.file.lines and not drawn:
        yield f"<pre>{marked_line(unit.file.lines[place.line], place)}</pre>\n"


def _related(page: Page, places: Sequence[Related]) -> Iterator[str]:
    if places:
        yield "<ul>\n"
        yield from (f"<li>{plain(wording.related(related, page.language))}\n" for related in places)
        yield "</ul>\n"


def _passages(page: Page, finding: Finding, passages: tuple[str, str]) -> Iterator[str]:
    title = origin_of(finding)
    origin = next(iter(finding.related), Related(title))
    halved = halves(*passages, copied=finding.check == "copies")
    named: tuple[tuple[Message, Finding | Related], ...] = ((messages.COPY, finding), (title, origin))
    yield '<div class="pair">\n'
    for (title, each), half in zip(named, halved, strict=True):
        name = wording.address(each.where, each.spot, "", page.language)
        path = each.path or "" if isinstance(each, Related) else ""
        parts = [page.say(title), plain(path), plain(name), wording.position(each.place)]
        yield f"<figure>\n<figcaption>{' · '.join(filter(None, parts))}</figcaption>\n"
        yield f"<blockquote>{half}</blockquote>\n</figure>\n"
    yield "</div>\n"


def _not_evaluated(page: Page, file: FileResult) -> Iterator[str]:
    if not file.missed:
        return
    if page.detail == "words":
        yield f'<p class="aside">{page.say(NOT_EVALUATED_RULES, rules=", ".join(file.unevaluated_rules))}</p>\n'
        return
    count = page.say(messages.NOT_EVALUATED_COUNT, count=len(file.unevaluated_rules))
    yield f"<details>\n<summary>{count}</summary>\n<ul>\n"
    for each in file.missed:
        yield f"<li>{page.say(messages.NOT_EVALUATED, rule=each.rule, reason=each.reason)}\n"
    yield "</ul>\n</details>\n"
