"""Workflow commands of GitHub Actions: findings as annotations beside the lines of a change.

GitHub shows the first ten errors, warnings and notices of a step and drops the rest without a word; here the rest is
counted. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.findings.model import SEVERITIES, Finding, Severity
from gouji.linter.results import Result
from gouji.messages.message import Language
from gouji.reporters import messages
from gouji.reporters.shared import wording
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.system.files import relative

LIMIT = 10
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """One command a line: what was left out of the run, findings with errors first, and one notice on the rest.

    That notice counts what is not listed and names what was not checked.

    Columns count code points; they are given where a range lies on one line, as GitHub knows no others.
    """
    del screen
    yield from _omissions(result, language)
    left_out: dict[Severity, int] = {}
    for severity in SEVERITIES:
        found = [finding for finding in result.findings if finding.severity == severity]
        ours = severity == "info" or (severity == "warning" and result.omissions)  # one of them
        room = LIMIT - 1 if ours else LIMIT
        yield from (f"{_command(finding, language)}\n" for finding in found[:room])
        left_out[severity] = len(found[room:])
    notice = _notice(result, left_out, language, quiet=quiet)
    if notice:
        yield f"::notice title=gouji::{_data(notice)}\n"


def _omissions(result: Result, language: Language) -> Iterator[str]:
    """One warning of what was left out, beside the first of what did so."""
    for omission in result.omissions[:1]:
        properties: dict[str, str | int] = {"file": relative(omission.path)}
        properties |= {"line": omission.line} if omission.line else {}
        message = ("；" if language == "zh" else "; ").join(wording.omissions(result, language))
        yield f"::warning {_written({**properties, 'title': 'gouji'})}::{_data(message)}\n"


def _command(finding: Finding, language: Language) -> str:
    place = finding.place
    properties: dict[str, str | int] = {"file": relative(finding.path)}
    if place:
        properties |= {"line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = finding.rule
    command = f"{_COMMANDS[finding.severity]} {_written(properties)}"
    return f"::{command}::{_data(wording.sentence(finding, language))}"


def _written(properties: Mapping[str, str | int]) -> str:
    return ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())


def _notice(result: Result, left_out: Mapping[Severity, int], language: Language, *, quiet: bool) -> str:
    sentences = []
    if any(left_out.values()):
        counts = {"errors": left_out["error"], "warnings": left_out["warning"], "infos": left_out["info"]}
        sentences.append(messages.LEFT_OUT.fill(**counts, limit=LIMIT).in_language(language))
    remarks = [] if quiet else list(_remarks(result, language))
    if remarks:
        sentences += [wording.summary(result, language), *remarks[:LIMIT], *(["…"] if remarks[LIMIT:] else [])]
    return "\n".join(sentences)


def _remarks(result: Result, language: Language) -> Iterator[str]:
    for file in result.files:
        for remark in wording.remarks(file):
            yield wording.one_line(f"{relative(file.path)}: {remark.in_language(language)}")


def _data(text: str) -> str:
    text = "\n".join(map(wording.one_line, text.split("\n")))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
