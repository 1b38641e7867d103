"""The JSON Schemas of rule packs and of ``.gouji.yaml``: what editors complete and check YAML with.

A pack that extends another gives only what it changes, and a schema can't know what the other says. So in a file of
rules an entry with ``check`` is a whole rule, one without is a change; and of a form only the ids are required.
``gouji test`` knows the whole pack and decides.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from gouji.checks import kinds
from gouji.config.keys import Settings
from gouji.messages.message import Message
from gouji.records.units import Unit
from gouji.reporters.shared.output import Output
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.text.lazy import lazy_re

Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"  # what yaml-language-server knows best
_REFERENCE = "#/definitions/{name}"
_SENTENCE_END = lazy_re(r"(?<=\.) (?=[A-Z`])")
_FIRST_KEY = lazy_re(r"`(\w+)`")


_PARTS: Schema = {
    "description": "Lists of rows or columns by name. A name in the place of `rows`, of `columns` or of one of their "
    "items stands for what is in the list.",
    "type": "object",
    "additionalProperties": {
        "type": "array",
        "items": {"anyOf": [{"$ref": _REFERENCE.format(name=name)} for name in ("RowForm", "ColumnForm")]},
    },
}


_PART: Schema = {"title": "name of parts", "type": "string"}


def as_json(name: str) -> str:
    """The schema of that name."""
    return json.dumps(_SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def _pack() -> Schema:
    schema = _of(PackInfo)
    required = schema.pop("required")
    return schema | {
        "required": ["id"],
        "if": {"not": {"required": ["extends"]}},
        "then": {"required": required},
    }


def _form() -> Schema:
    schema = _of(Form)
    schema["required"] = []
    schema["properties"]["parts"] = _PARTS
    for definition in schema["definitions"].values():
        for axis in ("rows", "columns"):
            found = definition.get("properties", {}).get(axis, {})
            if found.get("type") == "array":
                found["items"] = {"anyOf": [found["items"], _PART]}
                definition["properties"][axis] = {
                    "description": found.pop("description", ""),
                    "anyOf": [found, _PART],
                }
    for part in ("SectionForm", "TableForm"):
        schema["definitions"][part]["required"] = ["id"]
    return schema


def _rules() -> Schema:
    """Each entry is checked against one definition only, so that an editor can say what is wrong with it."""
    rules = tuple(kind.rule for kind in kinds().values())
    tagged = {rule.__struct_config__.tag: rule for rule in rules}
    definitions = _definitions(rules)
    for rule in rules:
        if rule.meanings:
            finds = definitions[rule.__name__]["properties"]["finds"]
            finds["markdownEnumDescriptions"] = [rule.meanings[word].meaning for word in finds["enum"]]
    change = definitions["Change"] = _change(definitions[rule.__name__] for rule in rules)
    branches = [
        _branch({"properties": {"check": {"const": check}}, "required": ["check"]}, rule.__name__)
        for check, rule in tagged.items()
    ]
    entry = {
        "type": "object",
        "properties": {"id": change["properties"]["id"], "check": {"enum": list(tagged)}, "off": {"const": True}},
        "required": ["id"],
        "allOf": [*branches, _branch({"not": {"required": ["check"]}}, "Change")],
    }
    return _headed({"title": "Rules", "type": "array", "items": entry}, definitions)


def _branch(condition: Schema, name: str) -> Schema:
    return {"if": condition, "then": {"$ref": _REFERENCE.format(name=name)}}


def _change(rules: Iterable[Schema]) -> Schema:
    """Any key of any rule; ``off`` stands alone."""
    found: dict[str, list[Schema]] = {}
    for rule in rules:
        for key, value in rule["properties"].items():
            if key != "check" and value not in found.setdefault(key, []):
                found[key].append(value)
    return {
        "title": "Change",
        "description": "A change to a rule of the pack that this one extends: its id, and what is different. "
        "`off: true` drops the rule.",
        "type": "object",
        "properties": {
            **{key: values[0] if len(values) == 1 else {"anyOf": values} for key, values in found.items()},
            "off": {"description": "The rule does not apply in this pack.", "const": True},
        },
        "additionalProperties": False,
        "if": {"required": ["off"]},
        "then": {"maxProperties": 2},
    }


def _of(kind: type[msgspec.Struct]) -> Schema:
    definitions = _definitions([kind])
    return _headed(definitions.pop(kind.__name__), definitions)


def _headed(schema: Schema, definitions: Schema) -> Schema:
    return {"$schema": _DIALECT, **schema, "definitions": definitions}


def _definitions(kinds: Iterable[type[msgspec.Struct]]) -> Schema:
    """The kinds and all that they are made of, by name, with the words of their docstrings."""
    _, definitions = msgspec.json.schema_components(kinds, ref_template=_REFERENCE)
    for kind in _structs(kinds):
        _describe(kind, definitions[kind.__name__])
    if Message.__name__ in definitions:
        definitions[Message.__name__] = _said(definitions[Message.__name__])
    return definitions


def _said(both: Schema) -> Schema:
    """A message: in both languages, or in a pack of one language that alone."""
    alone = {
        "minProperties": 1,
        **{key: value for key, value in both.items() if key not in ("title", "description", "required")},
    }
    return {"title": "Message", "description": both.get("description", ""), "anyOf": [{"type": "string"}, alone]}


def _structs(kinds: Iterable[Any]) -> Iterator[type[msgspec.Struct]]:
    """All structs that are reached from the kinds, each once."""
    seen: dict[type[msgspec.Struct], None] = {}
    waiting = [msgspec.inspect.type_info(kind) for kind in kinds]
    while waiting:
        match waiting.pop():
            case msgspec.inspect.StructType(cls=kind, fields=fields) if kind not in seen:
                seen[kind] = None
                waiting += [field.type for field in fields]
            case msgspec.inspect.UnionType(types=types):
                waiting += types
            case msgspec.inspect.VarTupleType(item_type=item):
                waiting.append(item)
            case msgspec.inspect.DictType(value_type=value):
                waiting.append(value)
    yield from seen


def _describe(kind: type[msgspec.Struct], schema: Schema) -> None:
    """A key is described in the docstring of its class, or of the class it comes from."""
    names = {field.name: field.encode_name for field in msgspec.structs.fields(kind)}
    classes = [each for each in kind.__mro__ if issubclass(each, msgspec.Struct) and each.__doc__]
    schema["description"] = _words(inspect.getdoc(kind) or "", names)
    for key, value in schema["properties"].items():
        for each in classes:
            if told := " ".join(_told(key, _words(inspect.getdoc(each) or "", names))):
                value["description"] = told
                break


def _told(key: str, words: str) -> Iterator[str]:
    """The sentence that begins with a key and those behind it, up to the next key; where none does, what names it."""
    begun = [each for part in words.split("\n\n") for each in _by_key(part)]
    own = [sentence for named, sentence in begun if named == key]
    yield from own or [sentence for named, sentence in begun if named is None and f"`{key}`" in sentence]


def _by_key(paragraph: str) -> Iterator[tuple[str | None, str]]:
    """The sentences of a paragraph, each with the key that it or one before it begins with."""
    named: str | None = None
    for sentence in _SENTENCE_END.split(" ".join(paragraph.split())):
        first = _FIRST_KEY.match(sentence)
        named = first[1] if first else named
        yield named, sentence


def _words(docstring: str, names: Mapping[str, str]) -> str:
    """A docstring as Markdown, which editors show, with the keys as they are written in YAML."""
    text = re.sub(r":\w+:`~?([\w.]+)`", r"`\1`", docstring).replace("``", "`").replace("None", "null")
    return re.sub(r"`(\w+)`", lambda word: f"`{names.get(word[1], word[1])}`", text)


def _settings() -> Schema:
    return _of(Settings)


def _output() -> Schema:
    return _of(Output)


def _units() -> Schema:
    entry = {"$ref": _REFERENCE.format(name=Unit.__name__)}
    return _headed({"title": "Units", "type": "array", "minItems": 1, "items": entry}, _definitions([Unit]))


_SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "form": _form,
    "pack": _pack,
    "rules": _rules,
    "settings": _settings,
    "units": _units,
    "output": _output,
}
NAMES = tuple(_SCHEMAS)
"""Of the schemas: a kind of file each.

``settings`` is ``.gouji.yaml``, ``units`` a table of units, ``output`` what ``--format json`` writes.
"""
