"""The YAML parser's complaints, as letters to a person who writes rules and is no friend of YAML."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from gouji import catalogue
from gouji.messages import Message

_CHARACTER = re.compile(r"found character '(?P<character>[^']+)'")
_CLOSING = re.compile(r"expected ',' or '(?P<bracket>[\]}])'")


def explain(error: MarkedYAMLError) -> tuple[int, Message]:
    """Where to look (offset in the text) and what to do."""
    problem, context = error.problem or "", error.context or ""
    at: int = (error.problem_mark or error.context_mark).index
    since: int = error.context_mark.index if error.context_mark else at
    if "'\\t'" in problem:
        return at, catalogue.YAML_TAB
    if "scanning an alias" in context or "scanning an anchor" in context:
        return since, catalogue.YAML_QUOTE.fill(character="*" if "alias" in context else "&")
    if found := _CHARACTER.search(problem):
        return at, catalogue.YAML_QUOTE.fill(character=found["character"])
    if "quoted scalar" in context and "end of stream" in problem:
        return since, catalogue.YAML_QUOTE_OPEN
    if found := _CLOSING.search(problem):
        line: int = error.context_mark.line + 1
        return at, catalogue.YAML_BRACKET_OPEN.fill(bracket=found["bracket"], line=line)
    if "mapping values are not allowed" in problem:
        return at, catalogue.YAML_COLON
    if "expected <block end>" in problem:
        return at, catalogue.YAML_LEFTOVER
    return at, catalogue.YAML_INVALID.fill(problem=problem)
