"""What the formats have in common: the words around a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from gouji.findings.model import SEVERITIES as SEVERITY_ORDER
from gouji.findings.model import Confidence, Finding, Related, Severity, Spot, Where
from gouji.linter.messages import UNREADABLE
from gouji.linter.omissions import Omission, described
from gouji.linter.omissions import sentence as omission_sentence
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, Message
from gouji.reporters import messages
from gouji.system.files import relative
from gouji.text import neutral
from gouji.text.lazy import lazy_re
from gouji.text.source import Place

if TYPE_CHECKING:
    from gouji.reporters.shared.clusters import Cluster

_THOUSANDS = lazy_re(r"(?<=\d),(?=\d{3}(?!\d))")

SEVERITIES: Mapping[Severity, Message] = {
    "error": messages.ERROR,
    "warning": messages.WARNING,
    "info": messages.INFO,
}
CONFIDENCES: Mapping[Confidence, Message] = {
    "certain": messages.CERTAIN,
    "likely": messages.LIKELY,
    "ambiguous": messages.AMBIGUOUS,
    "structural": messages.STRUCTURAL,
}


one_line = neutral.one_line

NOT_CHECKED = "not-checked"
"""What formats that know nothing but findings give as the rule of a :func:`remarks` sentence."""
LEFT_OUT = "left-out"
"""The same for an :func:`omitted` sentence."""
_OTHERS = 3
"""Places in other files that one line names."""


def label(where: Where, message: str, language: Language) -> str:
    """The place in the form, unless the message names it."""
    name = where.label.in_language(language) if where.label else ""
    return "" if name in message else name


def address(where: Where, spot: Spot | None, message: str, language: Language) -> str:
    """The place where there are no lines: that in the form, and the paragraph in which the words stand.

    Of a heading that has no place in the form it is the words.
    """
    name = label(where, message, language)
    if spot is None or (spot.paragraph is None and (where.label or spot.text in message)):
        return name
    if spot.paragraph is None:
        return messages.QUOTED.fill(words=spot.text).in_language(language)
    told = messages.PARAGRAPH.fill(number=spot.paragraph)
    if spot.section:
        told = messages.IN_SECTION.fill(section=spot.section, paragraph=told)
    paragraph = told.in_language(language)
    return f"{name} · {paragraph}" if name and where.table else paragraph


def position(place: Place | None) -> str:
    """``line:column``, both from 1; nothing where there is no place."""
    return f"{place.line}:{place.column}" if place else ""


def related(another: Related, language: Language) -> str:
    """Another place of a finding in one line: file and position, the place in the form, what is there."""
    message = another.message.in_language(language)
    name = address(another.where, another.spot, message, language)
    said = messages.SAID_OF.fill(name=name, message=message).in_language(language) if name else message
    return one_line(" ".join(part for part in (another.path, position(another.place), said) if part))


def sentence(finding: Finding, language: Language) -> str:
    """The finding in one line: the message, the place in the form where there are no lines, what is right.

    Places in other files stand at its end, as a program that shows lines has no other room for them.
    """
    message = finding.message.in_language(language)
    name = "" if finding.place else address(finding.where, finding.spot, message, language)
    right = hint(finding, language)
    parts = [f"[{name}]" if name else "", message, f"→ {right}" if right else ""]
    return one_line(" ".join(filter(None, parts)) + _elsewhere(finding, language))


def _elsewhere(finding: Finding, language: Language) -> str:
    """The places in other files, as many as a line has room for; each with its address where it has no line.

    What the message names is the place in this file, if it is called the same in the other one.
    """
    others = finding.in_others
    told = []
    for each in others[:_OTHERS]:
        name = "" if each.place else address(each.where, each.spot, "", language)
        at = ":".join(filter(None, (relative(each.path or ""), position(each.place))))
        told.append(f"{at} [{name}]" if name else at)
    if len(others) > _OTHERS:
        told.append(messages.MORE_FILES.fill(count=len(others) - _OTHERS).in_language(language))
    places = ("，" if language == "zh" else ", ").join(dict.fromkeys(told))
    return messages.SEE_OTHERS.fill(places=places).in_language(language) if told else ""


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then the rest; each in the order in which they came."""
    return sorted(findings, key=lambda finding: SEVERITY_ORDER.index(finding.severity))


def hint(finding: Finding, language: Language) -> str | None:
    """What it should probably be, and how sure that is; None where the message states it already."""
    message = finding.message.in_language(language)
    if finding.expected is None or states(message, finding.expected):
        return None
    known = finding.actual is not None and not states(message, finding.actual)
    text = (messages.EXPECTED_NOT if known else messages.EXPECTED).fill(
        actual=finding.actual or "", expected=finding.expected
    )
    if finding.confidence:
        text = messages.SURENESS.fill(text=text, confidence=CONFIDENCES[finding.confidence])
    return text.in_language(language)


def remark(file: FileResult) -> Message | None:
    """What to report of the file beside its findings: why it was skipped, or not read as a whole."""
    reason = file.reason
    if reason is None or any(reason.zh in finding.message.zh for finding in file.findings):
        return None
    sentences = {
        "skipped": messages.SKIPPED,
        "partial": messages.PARTIAL,
        "unreadable": UNREADABLE,
        "read": messages.DOUBTED,
    }
    return sentences[file.status].fill(reason=reason)


def remarks(file: FileResult) -> Iterator[Message]:
    """What keeps the file from being wholly checked."""
    yield from remarks_by_itself(file)
    yield from not_compared(file)


def remarks_by_itself(file: FileResult) -> Iterator[Message]:
    """The same, but for other reports that are not at hand."""
    sentence = remark(file)
    if sentence:
        yield sentence
    if rules := _unevaluated(file):
        yield messages.NOT_EVALUATED_RULES.fill(rules=", ".join(rules))


def not_compared(file: FileResult) -> Iterator[Message]:
    """That other reports are not at hand, a sentence a reason, for however many rules."""
    reasons = Counter(verdict.reason for verdict in file.missed if verdict.lacks)
    for reason, count in reasons.items():
        yield messages.NOT_COMPARED.fill(reason=reason, count=count)


def omissions(result: Result, language: Language) -> Iterator[str]:
    """What was left out of the run and by what, a sentence a kind; none where nothing was."""
    return (one_line(sentence.in_language(language)) for sentence in described(result.omissions))


def omitted(omission: Omission, language: Language) -> str:
    """What one source left out."""
    return one_line(omission_sentence((omission,)).in_language(language))


def summary(result: Result, language: Language) -> str:
    """One sentence of counts, which leaves out nothing that was not checked."""
    counts = result.summary
    explained = sum(file.status == "skipped" and file.reason is not None for file in result.files)
    parts = [
        messages.CHECKED.fill(count=counts.files - counts.skipped - counts.unreadable),
        messages.FOUND.fill(errors=counts.errors, warnings=counts.warnings, infos=counts.infos),
    ]
    if found := _clusters(result):
        parts.append(messages.CLUSTERS_COUNT.fill(count=len(found), reports=sum(each.size for each in found)))
    for count, sentence in (
        (counts.suppressed, messages.SUPPRESSED_COUNT),
        (counts.known, messages.KNOWN_COUNT),
        (counts.mended, messages.MENDED_COUNT),
    ):
        parts += [sentence.fill(count=count)] if count else []
    if counts.fixed:
        parts.append(messages.FIXED_COUNT.fill(count=counts.fixed, files=counts.fixed_files))
    if counts.skipped:
        sentence = messages.SKIPPED_COUNT_EXPLAINED if explained else messages.SKIPPED_COUNT
        parts.append(sentence.fill(count=counts.skipped, explained=explained))
    if counts.unreadable:
        parts.append(messages.UNREADABLE_COUNT.fill(count=counts.unreadable))
    if rules := Counter(rule for file in result.files for rule in _unevaluated(file)):
        parts.append(messages.NOT_EVALUATED_RULES.fill(rules=_counted(rules)))
    if alone := sum(any(verdict.lacks for verdict in file.missed) for file in result.files):
        parts.append(messages.NOT_COMPARED_COUNT.fill(count=alone))
    return ("；" if language == "zh" else "; ").join(part.in_language(language) for part in parts)


def _clusters(result: Result) -> list[Cluster]:
    if not any(finding.check == "copies" for finding in result.findings):
        return []
    from gouji.reporters.shared.clusters import clusters  # noqa: PLC0415 - most runs compare nothing

    return clusters(result.findings)


def _unevaluated(file: FileResult) -> Iterable[str]:
    return dict.fromkeys(verdict.rule for verdict in file.missed if verdict.lacks is None)


def _counted(rules: Mapping[str, int]) -> str:
    return ", ".join(f"{rule} ×{count}" if count > 1 else rule for rule, count in rules.items())


def states(message: str, value: str) -> bool:
    """Whether the value stands in the message, its thousands apart or not, and not as part of a longer number."""
    return any(_stands(value, each) for each in (message, _THOUSANDS.sub("", message)))


def _stands(value: str, text: str) -> bool:
    """Without an expression, as nearly every finding has a value of its own."""
    start = text.find(value)
    while start >= 0:
        end = start + len(value)
        if not (_goes_on(text[max(start - 1, 0) : start]) or _goes_on(text[end : end + 1])):
            return True
        start = text.find(value, start + 1)
    return False


def _goes_on(char: str) -> bool:
    """Whether a number goes on with a character; none is empty."""
    return char == "." or char.isdecimal()
