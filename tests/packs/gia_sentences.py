"""Sentences in a faultless report of 2021's form, and what the rules about its text find in them."""

from __future__ import annotations

import msgspec

from gouji.findings.model import Finding
from gouji.linter.judging import lint_document
from gouji.packs.library import Library
from gouji.schema.case import Case
from gouji.template.document import specimen

PACK = Library().get("gia-2021")
NARRATIVE = msgspec.structs.replace(
    PACK, rules=tuple(rule for rule in PACK.rules if rule.__struct_config__.tag in ("narrative", "identities"))
)
NOTHING: dict[str, str | int] = {}


def found(text: str, facts: dict[str, str | int] = NOTHING, **case: str) -> list[Finding]:
    sections = {"overview": text, "other": case.pop("other", "本年度未收取信息处理费。")}
    document = specimen(PACK.form, PACK.info.name.zh, Case(sections=sections, cells=facts, **case))
    result = lint_document(document, NARRATIVE)
    return [finding for finding in result.findings if finding.check == "narrative"]


def reported(findings: list[Finding]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.actual) for finding in findings]
