"""Writes what pages of ``docs/`` tell of the types: tables of keys, of what rules find, and of columns of a store.

They stand between ``<!-- keys NAME -->``, ``<!-- finds CHECK -->`` or ``<!-- columns TABLE -->`` and ``<!-- end -->``.
A value of another type leads to the heading under which that is told. With ``--check`` it writes nothing and only says
whether the pages are in step.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from gouji.checks import kinds
from gouji.corpus.schema import TABLES
from gouji.schema.rule import Rule
from gouji.views.schemas import NAMES, as_json

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
REGION = re.compile(r"(<!-- (keys|finds|columns) (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMON = {"check", *(field.encode_name for field in msgspec.structs.fields(Rule))}
WORDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
VERB = re.compile(r"^`\w+` (?:is |are )?(.)")


def pages() -> dict[Path, str]:
    """Every page that tells of types, as it should be."""
    written = {path: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
    places = {name: place for path, text in written.items() for name, place in _places(path, text)}

    def told(path: Path, region: re.Match[str]) -> str:
        head, what, name, end = region.groups()
        lines = (
            _keys(name, places, path.name) if what == "keys" else _finds(name) if what == "finds" else _columns(name)
        )
        return "".join([head, "\n", *(f"{line}\n" for line in lines), "\n", end])

    return {
        path: REGION.sub(lambda region, path=path: told(path, region), text)  # type: ignore[misc]
        for path, text in written.items()
        if REGION.search(text)
    }


def outdated() -> list[Path]:
    """Pages that are not as they would be written now."""
    return [path for path, text in pages().items() if path.read_text("utf-8") != text]


def _places(path: Path, text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The types that a page tells of, each with the page and the heading."""
    for region in REGION.finditer(text):
        if region[2] == "keys":
            yield region[3], (path.name, HEADING.findall(text, 0, region.start())[-1])


def _keys(name: str, places: dict[str, tuple[str, str]], page: str) -> Iterator[str]:
    is_written = name.endswith("Output")  # by gouji, and not by people: there is no key that may lack
    yield "| key | value | meaning |" if is_written else "| key | value | without it | meaning |"
    yield "|---|---|---|" if is_written else "|---|---|---|---|"
    for key, value in _properties(name):
        described = VERB.sub(lambda first: first[1].upper(), value["description"], count=1).replace("|", "\\|")
        values = "a word of the next table" if key == "finds" else _type(value, places, page)
        rest = " or null" if {"type": "null"} in value.get("anyOf", ()) else ""
        between = f"{rest} |" if is_written else f" | {_default(key, value)} |"
        yield f"| `{key}` | {values}{between} {described} |"


def _properties(name: str) -> list[tuple[str, Any]]:
    """The keys of a type: of a rule those of its kind alone, of ``Rule`` those of all."""
    of_rules = name == "Rule" or set(_types()[name]["properties"]) >= COMMON
    properties = _types()["TablesRule" if name == "Rule" else name]["properties"]
    if name == "Rule":
        properties = properties | {"check": properties["check"] | {"enum": list(kinds())}}
    return [(key, value) for key, value in properties.items() if not of_rules or (key in COMMON) == (name == "Rule")]


@cache
def _types() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for schema in (json.loads(as_json(name)) for name in NAMES):
        found |= {schema["title"]: schema} | schema["definitions"]
    return found


def _type(value: dict[str, Any], places: dict[str, tuple[str, str]], page: str) -> str:
    """What stands behind a key, in words."""
    words = " or ".join(_alternatives(value, places, page))
    return " or ".join(dict.fromkeys(words.split(" or ")))


def _alternatives(value: dict[str, Any], places: dict[str, tuple[str, str]], page: str) -> Iterator[str]:
    name = value.get("$ref", "").rpartition("/")[2]
    if name:
        yield "text" if name == "Message" else _link(*places[name], page)
    elif "title" in value:
        yield value["title"]
    elif "enum" in value:
        yield ", ".join(f"`{word}`" for word in value["enum"])
    elif "anyOf" in value:
        yield from (_type(each, places, page) for each in value["anyOf"] if each.get("type") != "null")
    elif value["type"] == "array":
        yield f"list: {_type(value['items'], places, page)}"
    elif value["type"] == "object":
        yield f"names, each with {_type(value['additionalProperties'], places, page)}"
    else:
        yield WORDS[value["type"]]


def _link(page: str, heading: str, here: str) -> str:
    anchor = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
    return f"[{heading[0].lower()}{heading[1:]}]({'' if page == here else page}#{anchor})"


def _default(key: str, value: dict[str, Any]) -> str:
    holder = next((each for each in (value, *value.get("anyOf", [])) if "default" in each), None)
    if holder is None:
        return "" if key == "parts" else "must be given"
    default = holder["default"]
    if default in (None, "", []) or isinstance(default, dict):
        return ""
    return f"`{default}`" if isinstance(default, str) else f"`{json.dumps(default)}`"


def _finds(check: str) -> Iterator[str]:
    rule = kinds()[check].rule
    yield "| `finds` | what is found | `message` may also name |"
    yield "|---|---|---|"
    for word, finds in rule.meanings.items():
        yield f"| `{word}` | {finds.meaning} | {', '.join(f'`{{{name}}}`' for name in finds.fields)} |"


def _columns(table: str) -> Iterator[str]:
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column in TABLES[table]:  # type: ignore[index]
        yield f"| `{column.name}` | {column.type} | {column.meaning} |"


TOLD = {"finds": _finds, "columns": _columns}


def main() -> int:
    """0 if all is well, 1 if ``--check`` finds a page that is not in step."""
    if "--check" in sys.argv[1:]:
        stale = outdated()
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is not in step: run python scripts/make_docs.py\n")
        return 1 if stale else 0
    for path, text in pages().items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
