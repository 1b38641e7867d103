"""From YAML nodes to the types of a schema, with error messages where they do not fit.

msgspec decides what fits. Only when it refuses, the same types are walked again beside the nodes, to report every error
at its place, what is allowed there, and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec
from msgspec import inspect

from gouji.messages.errors import FileError, Problem, in_order
from gouji.messages.message import Message, plain
from gouji.messages.suggestions import did_you_mean
from gouji.yaml import messages
from gouji.yaml.languages import LANGUAGES
from gouji.yaml.nodes import Node, short

T = TypeVar("T")


def convert(node: Node, kind: type[T]) -> T:
    """The node as a value of ``kind``.

    Raises:
        FileError: it does not fit; all errors, in the order of the lines.
    """
    try:
        return msgspec.convert(node.plain(), kind)
    except msgspec.ValidationError as error:
        problems = in_order(_problems(node, inspect.type_info(kind)))
        raise FileError(*(problems or (node.problem(plain(str(error))),))) from None


def _problems(node: Node, kind: inspect.Type) -> Iterator[Problem]:
    match kind:
        case inspect.StructType():
            yield from _struct(node, kind)
        case inspect.UnionType():
            yield from _union(node, kind)
        case inspect.VarTupleType():
            yield from _list(node, kind)
        case inspect.DictType():
            yield from _mapping(node, kind)
        case inspect.LiteralType():
            yield from _choice(node, kind)
        case inspect.StrType():
            yield from _text(node, kind)
        case inspect.Metadata(type=inspect.StrType() as text, extra=extra):
            yield from _text(node, text, (extra or {}).get("words"))
        case inspect.IntType() | inspect.FloatType():
            yield from _number(node, kind)
        case inspect.BoolType():
            yield from _switch(node)


def _struct(node: Node, kind: inspect.StructType, others: Sequence[inspect.StructType] = ()) -> Iterator[Problem]:
    """``others`` are structs with another tag, one of which may have what this has not."""
    if kind.cls is Message and isinstance(node.value, str):
        yield _unexpected(node, messages.BOTH_LANGUAGES.fill())
        return
    known = {field.encode_name: field for field in kind.fields}
    keys = [*([kind.tag_field] if kind.tag_field else []), *known]
    if not isinstance(node.value, dict):
        yield _unexpected(node, messages.KIND_KEYS.fill(keys=", ".join(keys)))
        return
    for name, entry in node.entries.items():
        if name in known:
            yield from _field(name, entry.value, known[name].type, others)
        elif name != kind.tag_field:
            hint = _of_others(name, _with_key(name, others)) + did_you_mean(name, keys)
            yield entry.key.problem(messages.UNKNOWN_KEY.fill(key=short(name), hint=hint, known=", ".join(keys)))
    for name, field in known.items():
        if field.required and name not in node.entries:
            yield node.problem(_missing(node, kind, name))


def _field(name: str, node: Node, kind: inspect.Type, others: Sequence[inspect.StructType]) -> Iterator[Problem]:
    if isinstance(kind, inspect.LiteralType):
        having = [each for each in others if node.text in _choices(each, name)]
        yield from _choice(node, kind, _of_others(node.text, having))
    else:
        yield from _problems(node, kind)


def _choices(kind: inspect.StructType, name: str) -> list[str]:
    types = (field.type for field in kind.fields if field.encode_name == name)
    return [str(value) for each in types if isinstance(each, inspect.LiteralType) for value in each.values]


def _with_key(name: str, kinds: Sequence[inspect.StructType]) -> list[inspect.StructType]:
    return [kind for kind in kinds if any(field.encode_name == name for field in kind.fields)]


def _of_others(found: str, kinds: Sequence[inspect.StructType]) -> Message:
    """A clause that says where a key or a word belongs; empty where it belongs nowhere."""
    if not kinds:
        return plain("")
    tags = ", ".join(str(kind.tag) for kind in kinds)
    return messages.OF_OTHERS.fill(key=str(kinds[0].tag_field), others=tags, found=short(found))


def _missing(node: Node, kind: inspect.StructType, key: str) -> Message:
    if kind.cls is Message and len(node.entries) == 1 and (other := next(iter(node.entries))) in LANGUAGES:
        return messages.LANGUAGE_MISSING.fill(key=key, other=other)
    return messages.MISSING_KEY.fill(key=key)


def _union(node: Node, kind: inspect.UnionType) -> Iterator[Problem]:
    structs = [each for each in kind.types if isinstance(each, inspect.StructType)]
    if len(structs) > 1:
        yield from _tagged(node, structs)
        return
    others = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
    if node.value is None and len(others) < len(kind.types):
        return
    fitting = [each for each in others if _shape(each) is type(node.value)]
    if fitting or len(others) == 1:
        yield from _problems(node, (fitting or others)[0])
    else:
        yield _unexpected(node, messages.KIND_OR.fill(one=_name(others[0]), other=_name(others[1])))


def _tagged(node: Node, structs: list[inspect.StructType]) -> Iterator[Problem]:
    """One of several structs; the value of a key decides which."""
    field = str(structs[0].tag_field)
    tags = {str(each.tag): each for each in structs}
    tag = node.get(field)
    if not isinstance(node.value, dict):
        yield _unexpected(node, messages.KIND_MAPPING)
    elif tag is None:
        yield node.problem(messages.MISSING_KEY.fill(key=field))
    elif tag.text in tags:
        yield from _struct(node, tags[tag.text], [each for each in structs if str(each.tag) != tag.text])
    else:
        yield _no_choice(tag, list(tags))


def _list(node: Node, kind: inspect.VarTupleType) -> Iterator[Problem]:
    if not isinstance(node.value, tuple):
        hint = messages.LIST_IT if isinstance(node.value, str) else plain("")
        yield _unexpected(node, messages.KIND_LIST, hint)
    elif len(node.value) < (kind.min_length or 0):
        yield node.problem(messages.TOO_SHORT)
    for item in node.items:
        yield from _problems(item, kind.item_type)


def _mapping(node: Node, kind: inspect.DictType) -> Iterator[Problem]:
    if not isinstance(node.value, dict):
        yield _unexpected(node, messages.KIND_MAPPING)
    for entry in node.entries.values():
        yield from _problems(entry.value, kind.value_type)


def _choice(node: Node, kind: inspect.LiteralType, hint: Message | None = None) -> Iterator[Problem]:
    if node.value not in kind.values:
        yield _no_choice(node, [str(value) for value in kind.values], hint)


def _text(node: Node, kind: inspect.StrType, words: Message | None = None) -> Iterator[Problem]:
    """``words`` say what the pattern of a text asks for."""
    if not isinstance(node.value, str):
        hint = plain("") if isinstance(node.value, (tuple, dict)) else messages.QUOTE_IT
        yield _unexpected(node, messages.KIND_TEXT, hint)
    elif kind.pattern and not re.search(kind.pattern, node.value):
        if words:
            yield node.problem(messages.NOT_SHAPED.fill(found=short(node.value), words=words))
            return
        pattern = kind.pattern.replace(r"(?!\n)", "")  # ``$`` fits before a last line feed, too; nobody need read that
        yield node.problem(messages.NOT_IN_PATTERN.fill(found=short(node.value), pattern=pattern))


def _number(node: Node, kind: inspect.IntType | inspect.FloatType) -> Iterator[Problem]:
    whole = isinstance(kind, inspect.IntType)
    if isinstance(node.value, bool) or not isinstance(node.value, int if whole else (int, float)):
        yield _unexpected(node, messages.KIND_INTEGER if whole else messages.KIND_NUMBER)
    elif kind.ge is not None and node.value < kind.ge:
        yield node.problem(messages.TOO_SMALL.fill(found=node.source, limit=str(kind.ge)))
    elif kind.le is not None and node.value > kind.le:
        yield node.problem(messages.TOO_LARGE.fill(found=node.source, limit=str(kind.le)))


def _switch(node: Node) -> Iterator[Problem]:
    if not isinstance(node.value, bool):
        yield _unexpected(node, messages.KIND_SWITCH)


def _shape(kind: inspect.Type) -> type | None:
    """The type of the values of nodes that can be of this kind."""
    match kind:
        case inspect.StructType() | inspect.DictType():
            return dict
        case inspect.VarTupleType():
            return tuple
        case inspect.StrType() | inspect.LiteralType():
            return str
        case inspect.IntType():
            return int
        case _:
            return None


def _name(kind: inspect.Type) -> Message:
    names: dict[type | None, Message] = {
        dict: messages.KIND_MAPPING,
        tuple: messages.KIND_LIST,
        int: messages.KIND_INTEGER,
    }
    return names.get(_shape(kind), messages.KIND_TEXT)


def _unexpected(node: Node, expected: Message, hint: Message | None = None) -> Problem:
    message = messages.EXPECTED_KIND.fill(expected=expected, found=_found(node))
    return node.problem(message + hint if hint else message)


def _found(node: Node) -> Message:
    if isinstance(node.value, dict):
        return messages.KIND_MAPPING
    if isinstance(node.value, tuple):
        return messages.KIND_LIST
    if node.value is None:
        return messages.FOUND_NOTHING_THERE
    if isinstance(node.value, str):
        return messages.FOUND_TEXT.fill(text=short(node.value))
    return messages.FOUND_VALUE.fill(text=node.source)


def _no_choice(node: Node, known: list[str], hint: Message | None = None) -> Problem:
    if not isinstance(node.value, str):
        return _unexpected(node, messages.KIND_CHOICE.fill(known=", ".join(known)))
    hint = (hint or plain("")) + did_you_mean(node.value, known)
    return node.problem(messages.NOT_A_CHOICE.fill(found=short(node.value), hint=hint, known=", ".join(known)))
