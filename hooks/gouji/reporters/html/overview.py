"""The beginning of a page: counts, what to search and filter by, and the units that need work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from gouji.linter.results import Result, Status
from gouji.messages.message import Message
from gouji.reporters.html import messages
from gouji.reporters.html.across import Across
from gouji.reporters.html.page import Page
from gouji.reporters.html.summaries import summaries
from gouji.reporters.html.tree import Tree
from gouji.reporters.html.units import Unit, folders_with_work, needs_work
from gouji.reporters.html.writing import plain
from gouji.reporters.shared import wording

STATES: dict[Status, Message] = {
    "read": messages.READ,
    "partial": messages.PARTIAL,
    "unreadable": messages.UNREADABLE,
    "skipped": messages.SKIPPED,
}


class Overview(Struct, frozen=True):
    """The beginning of the page of a run."""

    page: Page
    result: Result
    units: list[Unit]

    def whole(self, *, quiet: bool) -> Iterator[str]:
        """All of it; ``quiet`` leaves out what needs no work."""
        yield f"<p>{plain(wording.summary(self.result, self.page.language))}</p>\n"
        for sentence in wording.omissions(self.result, self.page.language):
            yield f'<p class="omission">{plain(sentence)}</p>\n'
        for warning in self._warnings():
            yield f'<p class="omission">{self.page.say(warning)}</p>\n'
        if not self.page.alone and self.units:
            yield from self._filters()
            yield '<div class="overview">\n'
            yield from self._list()
            yield '<div class="sums">\n'
            yield from summaries(self.page, self.result, self.units)
            yield from Tree(self.page, self.result, self.units).whole()
            yield "</div>\n</div>\n"
            yield from Across(self.page, self.units).whole()
        if not quiet:
            yield from self._clean()
            yield from self._alone()
            yield from self._skipped()

    def _warnings(self) -> Iterator[Message]:
        """What must not be taken for a pass, or for all there is."""
        if all(file.status == "skipped" or file.settings for file in self.result.files):
            yield messages.NOTHING
        if self.page.detail == "rows":
            yield messages.LESS_ROWS
        if self.page.detail == "words":
            yield messages.LESS_WORDS.fill(count=self.page.drawn)

    # ---- filters ----

    def _filters(self) -> Iterator[str]:
        """What the script needs; without it there is nothing to filter by."""
        say = self.page.say
        yield f'<form id="filter" role="search" aria-label="{say(messages.FILTER)}" hidden>\n'
        yield f'<label>{say(messages.SEARCH)} <input type="search" id="words" autocomplete="off"></label>\n'
        yield f"<fieldset><legend>{say(messages.SEVERITY)}</legend>\n"
        for severity, name in wording.SEVERITIES.items():
            yield f'<label><input type="checkbox" name="severity" value="{severity}" checked> {say(name)}</label>\n'
        yield "</fieldset>\n"
        yield f'<label>{say(messages.RULE)} <select id="rule"><option value="">{say(messages.ALL)}</option>'
        for number, entry in enumerate(self.page.entries, 1):
            yield f'<option value="{number}">{plain(entry.rule)}</option>'
        yield "</select></label>\n"
        folders = folders_with_work(self.result, self.units)
        if len(folders) > 1:
            yield f'<label>{say(messages.FOLDER)} <select id="folder"><option value="">{say(messages.ALL)}</option>'
            yield from (f'<option value="{plain(folder)}">{plain(folder)}</option>' for folder in folders)
            yield "</select></label>\n"
        yield f'<button type="reset">{say(messages.RESET)}</button>\n'
        told = messages.SHOWN.fill(units="{units}", findings="{findings}", all=len(self.units))
        yield f'<p id="shown" role="status" data-told="{say(told)}"></p>\n</form>\n'

    # ---- units ----

    def _list(self) -> Iterator[str]:
        say = self.page.say
        packs = len({unit.file.pack for unit in self.units if unit.file.pack}) > 1
        yield '<section id="units" aria-labelledby="units-title" tabindex="-1">\n'
        yield f'<h2 id="units-title">{say(messages.UNITS)}</h2>\n'
        yield f'<table class="t" data-sortable>\n<thead><tr><th scope="col">{say(messages.FILE)}'
        yield f'<th scope="col" class="wide">{say(messages.PACK)}' if packs else ""
        for head in (messages.ERRORS, messages.WARNINGS, messages.INFOS):
            yield f'<th scope="col" class="n">{say(head)}'
        yield f'<th scope="col" class="n wide">{say(messages.NOT_EVALUATED_HEAD)}'
        yield f'<th scope="col" class="wide">{say(messages.BROKEN)}'
        yield "</thead>\n<tbody>\n"
        for unit in self.units:
            yield from self._unit(unit, packs=packs)
        yield "</tbody></table>\n</section>\n"

    def _unit(self, unit: Unit, *, packs: bool) -> Iterator[str]:
        file = unit.file
        keys = dict.fromkeys(f"{each.severity[0]}{self.page.rule(each)}" for each in file.findings)
        state = "" if file.status == "read" else f' <b class="warning">{self.page.say(STATES[file.status])}</b>'
        yield f'<tr data-r="{unit.anchor}" data-f="{plain(unit.folder)}" data-k="{" ".join(keys)}">'
        yield f'<th scope="row"><a href="{self.page.target(unit.number)}">{plain(unit.title or file.path)}</a>{state}'
        yield f' <span class="aside">{plain(file.path)}</span>' if unit.title else ""
        yield f'<td class="wide">{plain(file.pack or "")}' if packs else ""
        yield "".join(f"<td class=n>{count or ''}" for count in unit.counts.values())
        rules = Counter(finding.rule for finding in wording.worst_first(file.findings))
        told = ", ".join(f"{rule} ×{count}" if count > 1 else rule for rule, count in rules.items())
        yield f'<td class="n wide">{len(file.unevaluated_rules) or ""}<td class="wide">{plain(told)}\n'

    # ---- what needs no work ----

    def _clean(self) -> Iterator[str]:
        """Counted, and named where somebody asks."""
        clean = [
            file
            for file in self.result.files
            if file.status != "skipped" and not needs_work(file, quiet=False) and not file.missed
        ]
        if clean:
            yield f'<details class="clean"><summary>{self.page.say(messages.CLEAN, count=len(clean))}</summary>\n<ul>\n'
            yield from (f"<li>{plain(file.path)}\n" for file in clean if not file.settings)
            yield "</ul>\n</details>\n"

    def _alone(self) -> Iterator[str]:
        """Files in which nothing is wrong, as far as they could be judged without other reports, and why."""
        alone = [file for file in self.result.files if file.missed and not needs_work(file, quiet=False)]
        if alone:
            yield f"<details><summary>{self.page.say(messages.ALONE, count=len(alone))}</summary>\n<ul>\n"
            for file in alone:
                reasons = "".join(f" {self.page.say(reason)}" for reason in wording.not_compared(file))
                yield f"<li>{plain(file.path)}{self.page.say(messages.COLON)}{reasons}\n"
            yield "</ul>\n</details>\n"

    def _skipped(self) -> Iterator[str]:
        """Files that might have been checked, and why they were not."""
        skipped = [file for file in self.result.files if file.status == "skipped" and file.reason and not file.findings]
        if skipped:
            yield f"<details><summary>{self.page.say(messages.SKIPPED_FILES, count=len(skipped))}</summary>\n<ul>\n"
            for file in skipped:
                yield f"<li>{plain(file.path)}{self.page.say(messages.COLON)}"
                yield f"{self.page.say(file.reason or messages.SKIPPED)}\n"
            yield "</ul>\n</details>\n"
