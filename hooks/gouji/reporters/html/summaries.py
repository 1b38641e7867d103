"""Where the work lies: by rule, and by folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gouji.findings.model import SEVERITIES
from gouji.linter.results import Result
from gouji.messages.message import Message
from gouji.reporters.html import messages
from gouji.reporters.html.page import Page
from gouji.reporters.html.units import Unit, folders_of, is_below
from gouji.reporters.html.writing import plain
from gouji.reporters.shared import wording

_FEW = 20
"""Rows of a summary that is not folded."""


def summaries(page: Page, result: Result, units: Sequence[Unit]) -> Iterator[str]:
    """Both tables."""
    yield from _by_rule(page, result, units)
    yield from _by_folder(page, result, units)


def _by_rule(page: Page, result: Result, units: Sequence[Unit]) -> Iterator[str]:
    """How often each rule is broken, and in how many files; the worst and most frequent first."""
    keys = [(page.rule(finding), SEVERITIES.index(finding.severity)) for finding in result.findings]
    counts = Counter(number for number, _ in keys)
    files = Counter(number for unit in units for number in {page.rule(finding) for finding in unit.file.findings})
    worst = dict(sorted(keys, key=lambda key: -key[1]))
    rows = []
    for number in sorted(counts, key=lambda number: (worst[number], -counts[number])):
        entry, severity = page.entries[number - 1], SEVERITIES[worst[number]]
        target = "units" if page.targets else f"rule-{number}"
        told = f'<a href="#{target}" data-rule="{number}">{plain(entry.rule)}</a>'
        name = f'<b class="{severity}">{page.say(wording.SEVERITIES[severity])}</b>'
        rows.append(
            (f'{name} {told} <span class="aside">{page.say(entry.summary)}</span>', counts[number], files[number])
        )
    heads = (messages.RULE, messages.FOUND, messages.FILES)
    yield from _table(page, "by-rule", messages.BY_RULE, heads, rows)


def _by_folder(page: Page, result: Result, units: Sequence[Unit]) -> Iterator[str]:
    """Each folder with those below it."""
    folders = folders_of(result.files)
    if len(folders) == 1:
        return
    rows = []
    for folder in folders:
        files = sum(file.status != "skipped" and is_below(file, folder) for file in result.files)
        faulty = [unit for unit in units if is_below(unit.file, folder)]
        errors, warnings = (sum(unit.counts[severity] for unit in faulty) for severity in SEVERITIES[:2])
        name = f'<a href="#units" data-folder="{plain(folder)}">{plain(folder)}</a>' if faulty else plain(folder)
        rows.append((name, files, len(faulty), errors, warnings))
    rows.sort(key=lambda row: (-row[3], -row[4]))
    heads = (messages.FOLDER, messages.FILES, messages.TO_DO, messages.ERRORS, messages.WARNINGS)
    yield from _table(page, "by-folder", messages.BY_FOLDER, heads, rows)


def _table(
    page: Page, name: str, title: Message, heads: Iterable[Message], rows: Sequence[tuple[str | int, ...]]
) -> Iterator[str]:
    """A table of counts; one of many rows is folded."""
    first, *others = map(page.say, heads)
    yield f'<section id="{name}" aria-labelledby="{name}-title">\n<h2 id="{name}-title">{page.say(title)}</h2>\n'
    folded = len(rows) > _FEW
    yield f"<details><summary>{page.say(messages.ROWS, count=len(rows))}</summary>\n" if folded else ""
    yield f'<table class="t">\n<tr><th scope="col">{first}'
    yield "".join(f'<th scope="col" class="n">{head}' for head in others) + "\n"
    for row in rows:
        yield f"<tr><td>{row[0]}" + "".join(f'<td class="n">{figure or ""}' for figure in row[1:]) + "\n"
    yield "</table>\n"
    yield "</details>\n" if folded else ""
    yield "</section>\n"
