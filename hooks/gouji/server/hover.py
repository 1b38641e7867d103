"""What is shown of a finding, or of a rule, under the pointer: what is wrong, why, on what basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from gouji.findings.model import Finding, Suspect
from gouji.linter.results import Result
from gouji.messages.message import Language, Message, in_both
from gouji.packs.contents import Pack
from gouji.reporters.messages import EXPLAIN_COUNTER_EXAMPLE, EXPLAIN_EXAMPLE
from gouji.reporters.shared import wording
from gouji.reporters.shared.rules import rulebook
from gouji.schema.rule import Rule
from gouji.server import messages
from gouji.server.diagnostics import Checked, rule_page
from gouji.server.documents import TextDocument
from gouji.text.lazy import lazy_re

_MARKUP = lazy_re(r"([\\`*_<>\[\]|#~])")
_ID = lazy_re(r"[\w-]+")
_BETWEEN = "\n\n---\n\n"


def on_findings(checked: Checked, packs: Sequence[Pack], position: types.Position) -> types.Hover | None:
    """The findings at a position; None where there are none."""
    found = [finding for finding in checked.findings if touches(checked.range(finding), position)]
    if not found:
        return None
    text = _BETWEEN.join("\n\n".join(_finding(checked, packs, finding)) for finding in found)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), checked.range(found[0]))


def on_rule(rule: Rule, pack: Pack, language: Language) -> types.Hover:
    """A rule, where its id stands."""
    text = "\n\n".join(
        [
            f"**{_escaped(rule.id)}** · {pack.info.id} · {rule.check} · {rule.severity}",
            _escaped(rule.message.in_language(language)),
            *_titled(messages.WHY, rule.why, language),
            *_titled(messages.BASIS, rule.basis or pack.info.basis, language),
            *_equations(rule.assertions, language),
        ]
    )
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))


def on_word(
    document: TextDocument, position: types.Position, packs: Sequence[Pack], language: Language
) -> types.Hover | None:
    """The rule whose id stands at a position of a YAML file."""
    decoded, offset = document.positions.decoded, document.positions.offset(position)
    word = next((each[0] for each in _ID.finditer(decoded.text) if each.start() <= offset <= each.end()), None)
    found = ((rule, pack) for pack in packs for rule in pack.rules if rule.id == word)
    return next((on_rule(rule, pack, language) for rule, pack in found), None)


def touches(found: types.Range, position: types.Position) -> bool:
    """Whether a position is in a range or at its end; an empty cell is a point."""
    return _pair(found.start) <= _pair(position) <= _pair(found.end)


def _pair(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _finding(checked: Checked, packs: Sequence[Pack], finding: Finding) -> Iterator[str]:
    language = checked.language
    pack = next((pack for pack in packs if pack.info.id == finding.pack), None)
    entry = rulebook(Result((checked.result,) if checked.result else (), [pack] if pack else [])).of(finding)
    rule = next((rule for rule in pack.rules if rule.id == finding.rule), None) if pack else None
    severity = wording.SEVERITIES[finding.severity].in_language(language)
    page = rule_page(finding.pack, finding.rule)
    yield f"**{severity}** · " + (f"[{finding.rule}]({page})" if page else finding.rule)
    yield _escaped(wording.sentence(finding, language))
    yield from _suspects(finding.suspects, language)
    if finding.related:
        yield "\n".join(f"- {_escaped(wording.related(each, language))}" for each in finding.related)
    yield from _equations(rule.assertions if rule and not finding.related else (), language)
    yield from _titled(messages.WHY, entry.why, language)
    yield from _titled(messages.BASIS, entry.basis, language)
    yield from _titled(EXPLAIN_EXAMPLE, entry.example, language)
    yield from _titled(EXPLAIN_COUNTER_EXAMPLE, entry.counter_example, language)


def _suspects(suspects: Sequence[Suspect], language: Language) -> Iterator[str]:
    """The cells that may be wrong, where there are several."""
    if len(suspects) > 1:
        yield f"**{messages.SUSPECTS.in_language(language)}**"
        yield "\n".join(f"- {_escaped(_suspect(each).in_language(language))}" for each in suspects)


def _suspect(suspect: Suspect) -> Message:
    values = {"row": suspect.row, "column": suspect.column, "actual": suspect.actual}
    if suspect.expected is None:
        return messages.SUSPECT_ONLY.fill(**values)
    return messages.SUSPECT.fill(**values, expected=suspect.expected)


def _equations(equations: Sequence[str], language: Language) -> Iterator[str]:
    if equations:
        yield f"**{messages.EQUATIONS.in_language(language)}**"
        yield "```text\n" + "\n".join(equations) + "\n```"


def _titled(title: Message, text: Message | str | None, language: Language) -> Iterator[str]:
    if text:
        said = in_both(text).in_language(language).strip()
        yield f"**{title.in_language(language)}**{'：' if language == 'zh' else ': '}{_escaped(said)}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
