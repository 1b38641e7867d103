"""The engine has no word of any report and no language: those stand in packs, and sentences for people in messages.

Three things are looked for in every module but ``messages.py``: letters of another script than Latin, words in regular
expressions, and tables of words. Signs of numerals, of Unicode, of file formats and of notations may stand in the
engine, each with its reason; a reason that nothing needs any more is a fault, too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple, get_args

import pytest
import regex

from gouji.text.normalize import Style
from support.checkout import ROOT

PACKAGE = ROOT / "hooks" / "gouji"
STYLES = {*get_args(Style), "第一部分"}
"""Names of the styles in which headings and lists are numbered."""

NUMERALS = "Chinese and Roman numerals"
NUMBERS = "styles of numbers that lead headings and items, and what looks like one and is none"
UNICODE = "characters that Unicode has twice"
BLOCKS = "where blocks of Unicode begin and end"
ENCODINGS = "names of encodings, and what text becomes in a wrong one"
EQUATIONS = "the notation of equations, in both languages"
PATTERNS = "the notation of regular expressions"
TEMPLATES = "the notation of templates: years and months that are no classes of words"
FORMAT = "names of a file format"
SCHEMA = "names of YAML: kinds of checks, and values that messages may name"
OWN = "gouji's own notation of comments"
PARSER = "what a parser says, read to say it in both languages"

LETTERS = {
    "equations/parser": EQUATIONS,
    "equations/scanner": EQUATIONS,
    "equations/vocabulary": EQUATIONS,
    "forms/sections/titles:_PART": NUMBERS,
    "packs/validation:_RESERVED": EQUATIONS,
    "readers/docx/styles:_HEADING": FORMAT,
    "readers/markdown/headings:_NUMBER": NUMBERS,
    "readers/odt/lists": FORMAT,
    "readers/pdf/drawn:_usual": UNICODE,
    "text/damage": ENCODINGS,
    "text/list_numbers": NUMERALS,
    "text/normalize": NUMBERS,
    "text/numerals": NUMERALS,
    "text/shown": UNICODE,
    "text/width:_WIDE": BLOCKS,
}
"""Where letters of other scripts stand, by module or by name in it, and why."""

EXPRESSIONS = {
    "annotations/marked": FORMAT,
    "annotations/word": FORMAT,
    "cli/parser": PARSER,
    "corpus/copies/sql": "words of SQL",
    "document/comments": OWN,
    "findings/empty_cells": FORMAT,
    "readers/docx": FORMAT,
    "readers/html": FORMAT,
    "readers/looks": FORMAT,
    "readers/markdown": FORMAT,
    "readers/odt": FORMAT,
    "readers/swallowed": FORMAT,
    "scaffold/yaml": FORMAT,
    "text/damage": FORMAT,
    "text/source": ENCODINGS,
    "yaml/nodes": FORMAT,
    "yaml/syntax_errors": PARSER,
}
"""Where words stand in regular expressions."""

JUDGING = ("checks", "forms", "localization", "template", "text")
"""Rooms that know what documents say, and neither formats nor the machine."""
TABLES = {
    "checks/__init__:KINDS": SCHEMA,
    "checks/narrative/lexicon": TEMPLATES,
    "checks/narrative/patterns": TEMPLATES,
    "checks/narrative/validation:_GROUPS": TEMPLATES,
    "checks/narrative/writing": TEMPLATES,
    "checks/sections/rule:MEANINGS": SCHEMA,
    "text/list_numbers": NUMERALS,
    "text/literals": PATTERNS,
    "text/source:_MARKS": ENCODINGS,
}
"""Where tables of words stand in those rooms."""


class Found(NamedTuple):
    """A text of the code that has letters or words in it, and where it stands."""

    module: str
    name: str
    line: int
    what: str

    @property
    def places(self) -> set[str]:
        """All by which it may be allowed: the module or a package that holds it, the name in the module."""
        parts = self.module.split("/")
        return {f"{self.module}:{self.name}", *("/".join(parts[: end + 1]) for end in range(len(parts)))}

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line} {self.name}: {self.what}"


Find = Callable[[], Iterator[Found]]


def modules() -> Iterator[tuple[str, ast.Module]]:
    """The modules of the engine by path, without those of sentences."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "messages.py":
            yield str(path.relative_to(PACKAGE).with_suffix("")), ast.parse(path.read_text("utf-8"))


def named(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """The statements of a module with the name that each defines."""
    for statement in tree.body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", statement)
        yield getattr(target, "id", getattr(target, "name", "")), statement


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts below a node with their lines, without documentation and without what a message says.

    A text with values in it is one; a value in it counts as a figure.
    """
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    if isinstance(node, ast.JoinedStr):
        parts = (str(each.value) if isinstance(each, ast.Constant) else "0" for each in node.values)
        yield node.lineno, "".join(parts)
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from texts(child)


LETTER = regex.compile(r"[\p{L}--\p{Latin}]", regex.V1)
RANGE = regex.compile(r"\S-\S")
"""A range of characters is a block of Unicode and no word."""


def letters() -> Iterator[Found]:
    """Texts with letters of another script than Latin."""
    for module, tree in modules():
        for name, statement in named(tree):
            for line, text in texts(statement):
                if text not in STYLES and LETTER.search(RANGE.sub("", text)):
                    yield Found(module, name, line, repr(text))


WORD = regex.compile(r"[A-Za-z]{2,}")
EXPRESSION = regex.compile(r"\\[sSdDwWbBAZpP]|\(\?|[])][*+?{]")
SYNTAX = regex.compile(
    r"\\[pP]\{[^}]*\}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|\\x[0-9a-f]{2}|\\.|\(\?P[<=]\w+[>)]|\(\?\(\w+\)|\(\?[a-zA-Z-]+[:)]|\[[^]]*\]"
)
"""What is no word in a regular expression."""


def expressions() -> Iterator[Found]:
    """Regular expressions with words in them: what is compiled, and whatever looks like a part of one."""
    for module, tree in modules():
        for name, statement in named(tree):
            given = {text for node in ast.walk(statement) for text in compiled(node)}
            for line, text in texts(statement):
                is_one = (line, text) in given or EXPRESSION.search(text)
                if is_one and (words := WORD.findall(SYNTAX.sub(" ", text))):
                    yield Found(module, name, line, ", ".join(words))


def compiled(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts that a node compiles as they stand in it."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in {"re.compile", "regex.compile"}:
        for argument in node.args[:1]:
            if isinstance(argument, ast.Constant | ast.JoinedStr | ast.BinOp):
                yield from texts(argument)


def schema_names() -> frozenset[str]:
    """What the types of the engine call their fields, and the values that these may have."""
    found: set[str] = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
                found.update(str(each.value) for each in ast.walk(node) if isinstance(each, ast.Constant))
            elif isinstance(node, ast.ClassDef):
                found.update(getattr(each.target, "id", "") for each in node.body if isinstance(each, ast.AnnAssign))
    return frozenset(found)


def tables() -> Iterator[Found]:
    """Words in tables that a module keeps, other than names of its types."""
    known = schema_names()
    for module, tree in modules():
        for name, statement in named(tree):
            if module.split("/")[0] in JUDGING and isinstance(statement, ast.Assign | ast.AnnAssign):
                for node in ast.walk(statement):
                    if words := sorted({*entries(node)} - known):
                        yield Found(module, name, statement.lineno, ", ".join(words))


def entries(node: ast.AST) -> Iterator[str]:
    """The words of a table."""
    if isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict):
        for each in ast.iter_child_nodes(node):
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and WORD.search(each.value):
                yield each.value


LOOKED_FOR = [(letters, LETTERS), (expressions, EXPRESSIONS), (tables, TABLES)]


@pytest.mark.parametrize(("find", "allowed"), LOOKED_FOR)
def test_no_word_of_a_document_stands_in_the_engine(find: Find, allowed: dict[str, str]) -> None:
    assert [str(each) for each in find() if not each.places & allowed.keys()] == []


@pytest.mark.parametrize(("find", "allowed"), LOOKED_FOR)
def test_what_is_allowed_is_needed(find: Find, allowed: dict[str, str]) -> None:
    assert allowed.keys() - set[str]().union(*(each.places for each in find())) == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('X = "去年"', ["letters"]),
        ('X = f"{y}去年"', ["letters"]),
        ('def f():\n    return text == "ο"', ["letters"]),
        ('"""去年"""\nX = Message("去年", "last year")', []),
        ('X = "[一-鿿]"', []),
        ('X = "一、"', []),
        ('X = re.compile(r"(?:last|previous) year")', ["expressions"]),
        ('X = re.compile("last year")', ["expressions"]),
        ('X = rf"[{A}]+ pages?"', ["expressions"]),
        (r'X = re.compile(r"(?P<year>\d{4})\p{Lu}[A-Z]{2}")', []),
        ('X = frozenset({"January", "February"})', ["tables"]),
        ('X = {"first": 1, "second": 2}', ["tables"]),
        ('X = frozenset({"error", "warning"})', []),
        ('def f():\n    return state in {"blank", "none"}', []),
    ],
)
def test_what_is_found(source: str, found: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    known = schema_names()
    monkeypatch.setattr(sys.modules[__name__], "modules", lambda: iter([("text/some", ast.parse(source))]))
    monkeypatch.setattr(sys.modules[__name__], "schema_names", lambda: known)
    assert [find.__name__ for find, _ in LOOKED_FOR if list(find())] == found
