"""JUnit's XML: a file is a suite, a rule is a test. For CI servers that show nothing else.

The shape is that of Jenkins' JUnit schema, which other readers follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from gouji.findings.model import Finding
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, Message
from gouji.reporters import concise, messages
from gouji.reporters.shared import wording
from gouji.reporters.shared.terminal import PLAIN, Screen
from gouji.reporters.shared.xml import clean, element, serialised
from gouji.system.files import relative


def report(result: Result, language: Language, *, screen: Screen = PLAIN, quiet: bool = False) -> Iterator[str]:
    """A test passes, fails (errors, warnings), is in error (the file is unreadable) or is skipped (not evaluated).

    Infos are reported in the output of a test that passes. A file that was skipped with a reason is one skipped test,
    and so is what was left out of the run, in a suite of its own.
    """
    del screen
    suites = [
        _suite(file, language) for file in result.files if file.status != "skipped" or (file.reason and not quiet)
    ]
    suites += [_omissions(result, language)] if result.omissions else []
    root = element("testsuites", name="gouji", **{name: _sum(suites, name) for name in ("tests", "failures", "errors")})
    root.extend(suites)
    yield serialised(root)


def _suite(file: FileResult, language: Language) -> etree._Element:
    rules = dict.fromkeys([*file.rules, *(finding.rule for finding in file.findings), *file.unevaluated_rules])
    cases = [_case(rule, file, language) for rule in rules]
    reason = wording.remark(file) if file.status == "skipped" else None
    if reason:
        cases.append(_skipped(file, wording.NOT_CHECKED, reason, language))
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    suite = element("testsuite", name=relative(file.path), **counts)
    suite.extend(cases)
    return suite


def _omissions(result: Result, language: Language) -> etree._Element:
    count = len(result.omissions)
    suite = element("testsuite", name=wording.LEFT_OUT, tests=count, failures=0, errors=0, skipped=count)
    for omission in result.omissions:
        path = relative(omission.path)
        case = element("testcase", classname=path, name=omission.kind, file=path)
        case.append(element("skipped", message=wording.omitted(omission, language)))
        suite.append(case)
    return suite


def _case(rule: str, file: FileResult, language: Language) -> etree._Element:
    findings = [finding for finding in file.findings if finding.rule == rule]
    failures = [finding for finding in findings if finding.severity != "info"]
    reasons = [verdict.reason for verdict in file.missed if verdict.rule == rule]
    if reasons and not failures:
        return _skipped(file, rule, reasons[0], language)
    case = _empty(file, rule)
    if failures:
        case.append(_failure(failures, file, language))
    elif findings:
        etree.SubElement(case, "system-out").text = _lines(findings, language)
    return case


def _failure(findings: Sequence[Finding], file: FileResult, language: Language) -> etree._Element:
    """One for all findings of a rule, as readers show only the first of several."""
    message = plain = wording.sentence(findings[0], language)
    if len(findings) > 1:
        message = messages.MORE_OF_RULE.fill(text=plain, count=len(findings)).in_language(language)
    name = "error" if file.status == "unreadable" else "failure"
    node = element(name, type=findings[0].severity, message=message)
    node.text = _lines(findings, language)
    return node


def _skipped(file: FileResult, rule: str, reason: Message, language: Language) -> etree._Element:
    case = _empty(file, rule)
    case.append(element("skipped", message=wording.one_line(reason.in_language(language))))
    return case


def _empty(file: FileResult, rule: str) -> etree._Element:
    path = relative(file.path)
    return element("testcase", classname=path, name=rule, file=path)


def _lines(findings: Sequence[Finding], language: Language) -> str:
    return clean("\n".join(concise.line(finding, language) for finding in findings))


def _sum(suites: Sequence[etree._Element], name: str) -> int:
    return sum(int(suite.get(name, "0")) for suite in suites)
