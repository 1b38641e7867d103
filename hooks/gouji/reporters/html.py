"""One page for people: no script, nothing loaded from elsewhere, fit to be printed or sent on."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct

from gouji.findings.model import Finding
from gouji.linter.results import FileResult, Result, Status
from gouji.messages.message import Language, Message
from gouji.reporters import messages
from gouji.reporters.shared import wording
from gouji.reporters.shared.rules import RuleEntry, found
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.text.neutral import visible
from gouji.text.source import Place

_AROUND = 60
"""Characters that are shown before and after what is marked in a line; of that itself, four times as many."""
_LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
_STATES: dict[Status, Message] = {
    "read": messages.PAGE_READ,
    "partial": messages.PAGE_PARTIAL,
    "unreadable": messages.PAGE_UNREADABLE,
    "skipped": messages.PAGE_SKIPPED,
}
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #b26a00; --info: #1565c0 }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffb74d; --info: #90caf9 } }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; line-height: 1.6;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; border-bottom: 1px solid var(--line); margin-top: 2rem }
h2, h3, td, p { overflow-wrap: anywhere } h3 { font-size: 1rem; margin: 0 } p { margin: .2rem 0 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .2rem .5rem;
  border-bottom: 1px solid var(--line); vertical-align: top } td.n, th.n { text-align: right }
article { border-left: .3rem solid var(--info); padding: .3rem .8rem; margin: .8rem 0; break-inside: avoid }
article.error { border-color: var(--error) } article.warning { border-color: var(--warning) }
.error > h3 b { color: var(--error) } .warning > h3 b { color: var(--warning) } .info > h3 b { color: var(--info) }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: .3rem .5rem;
  margin: .3rem 0 } mark.point { border: .1rem solid; padding: 0 .1rem } .aside { opacity: .75; font-size: .9em }
.omission { color: var(--warning) } .right { font-weight: bold } h3 span { font-weight: normal }
@media print { body { max-width: none; padding: 0; font-size: 10pt } a { color: inherit; text-decoration: none }
  h2 { break-after: avoid } mark { outline: 1px solid } }
"""


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """The whole page: counts, a line for each file, its findings with the source, and what the rules are there for."""
    del screen
    page = _HtmlPage(language)
    shown = [file for file in result.files if file.findings or not (quiet or _is_no_report(file))]
    yield from page.head(result)
    yield from page.overview(shown)
    for number, file in enumerate(shown, 1):
        if file.findings or file.reason or file.not_evaluated:
            yield from page.file(number, file, quiet=quiet)
    yield from page.rules(list(found(result)))
    yield "</body>\n</html>\n"


def _is_no_report(file: FileResult) -> bool:
    return file.status == "skipped" and file.reason is None


class _HtmlPage(Struct, frozen=True):
    language: Language

    def head(self, result: Result) -> Iterator[str]:
        title = self._say(messages.PAGE_TITLE)
        yield f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[self.language]}">\n<head>\n<meta charset="utf-8">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        yield f"<p>{escape(wording.one_line(wording.summary(result, self.language)))}</p>\n"
        for sentence in wording.omissions(result, self.language):
            yield f'<p class="omission">{escape(sentence)}</p>\n'

    def overview(self, files: list[FileResult]) -> Iterator[str]:
        if not files:
            return
        titles = (messages.PAGE_FILE, messages.PAGE_PACK, messages.PAGE_STATE)
        counts = (messages.ERROR, messages.WARNING, messages.INFO, messages.PAGE_NOT_EVALUATED)
        yield "<table>\n<tr>" + "".join(f"<th>{self._say(title)}</th>" for title in titles)
        yield "".join(f'<th class="n">{self._say(title)}</th>' for title in counts) + "</tr>\n"
        for number, file in enumerate(files, 1):
            severities = [finding.severity for finding in file.findings]
            figures = [*(severities.count(severity) for severity in wording.SEVERITIES), len(file.unevaluated_rules)]
            cells = [f'<a href="#file-{number}">{_plain(file.path)}</a>', _plain(file.pack or "")]
            cells.append(self._say(_STATES[file.status]))
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells)
            yield "".join(f'<td class="n">{figure or ""}</td>' for figure in figures) + "</tr>\n"
        yield "</table>\n"

    def file(self, number: int, file: FileResult, *, quiet: bool) -> Iterator[str]:
        yield f'<section id="file-{number}">\n<h2>{_plain(file.path)}</h2>\n'
        for finding in wording.worst_first(file.findings):
            yield from self._finding(finding, file)
        if not quiet:
            remark = wording.remark(file)
            sentences = [remark] if remark else []
            sentences += [
                messages.NOT_EVALUATED.fill(rule=each.rule, reason=each.reason) for each in file.not_evaluated
            ]
            yield from (f'<p class="aside">{self._say(sentence)}</p>\n' for sentence in sentences)
        yield "</section>\n"

    def _finding(self, finding: Finding, file: FileResult) -> Iterator[str]:
        message = wording.one_line(finding.message.in_language(self.language))
        rule = f'<a href="#{_anchor(finding.pack, finding.rule)}">{_plain(finding.rule)}</a>'
        head = [rule, wording.position(finding.place), _plain(wording.label(finding.where, message, self.language))]
        yield f'<article class="{finding.severity}">\n<h3><b>{self._say(wording.SEVERITIES[finding.severity])}</b> '
        yield f"<span>{' · '.join(part for part in head if part)}</span></h3>\n<p>{escape(message)}</p>\n"
        if finding.place and finding.place.line in file.lines:
            yield f"<pre>{_excerpt(file.lines[finding.place.line], finding.place)}</pre>\n"
        hint = wording.hint(finding, self.language)
        if hint:
            yield f'<p class="right">→ {_plain(hint)}</p>\n'
        yield from (
            f'<p class="aside">{_plain(wording.related(related, self.language))}</p>\n' for related in finding.related
        )
        yield "</article>\n"

    def rules(self, entries: list[RuleEntry]) -> Iterator[str]:
        if not entries:
            return
        yield f"<section>\n<h2>{self._say(messages.PAGE_RULES)}</h2>\n"
        for entry in entries:
            yield f'<article id="{_anchor(entry.pack, entry.rule)}">\n<h3>{_plain(entry.rule)} '
            yield f'<span class="aside">{_plain(entry.pack)}</span></h3>\n'
            yield f"<p>{self._say(entry.why)}</p>\n" if entry.why else ""
            yield f"<p>{self._say(messages.BASIS.fill(basis=entry.basis))}</p>\n" if entry.basis else ""
            yield "</article>\n"
        yield "</section>\n"

    def _say(self, message: Message) -> str:
        return _plain(message.in_language(self.language))


def _plain(text: str) -> str:
    return escape(wording.one_line(text))


def _anchor(pack: str, rule: str) -> str:
    return escape(f"rule-{pack}-{rule}")


def _excerpt(line: str, place: Place) -> str:
    """The line with what is meant marked; a point where something is missing is marked as one."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    shown = min(end, start + 4 * _AROUND)
    before, marked, after = line[max(start - _AROUND, 0) : start], line[start:shown], line[shown : shown + _AROUND]
    left, right = ("…" if start > _AROUND else ""), ("…" if shown + _AROUND < len(line) else "")
    mark = f"<mark>{_visible(marked)}</mark>" if marked else '<mark class="point"></mark>'
    return f"{left}{_visible(before)}{mark}{_visible(after)}{right}"


def _visible(text: str) -> str:
    return escape("".join(char if char.isprintable() or char == "\t" else "\ufffd" for char in visible(text)))
