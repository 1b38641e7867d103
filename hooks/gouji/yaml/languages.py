"""YAML in one language: where a message belongs, a text or a mapping with that language alone is enough."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import inspect
from msgspec.structs import replace

from gouji.messages.message import Language, Message
from gouji.yaml.nodes import MappingEntry, Node

LANGUAGES: Mapping[str, Language] = {"zh": "zh", "en": "en"}
_OTHER: Mapping[Language, Language] = {"zh": "en", "en": "zh"}


def completed(node: Node, kind: inspect.Type, language: Language) -> Node:
    """The node with every message of ``kind`` in both languages: what the other one lacks is said in ``language``."""
    match kind:
        case inspect.StructType() if kind.cls is Message:
            return _message(node, language)
        case inspect.StructType():
            return _entries(node, {field.encode_name: field.type for field in kind.fields}, language)
        case inspect.VarTupleType() if isinstance(node.value, tuple):
            return replace(node, value=tuple(completed(item, kind.item_type, language) for item in node.value))
        case inspect.DictType():
            return _entries(node, dict.fromkeys(node.entries, kind.value_type), language)
        case inspect.UnionType():
            meant = _meant(node, kind)
            return completed(node, meant, language) if meant else node
    return node


def _message(node: Node, language: Language) -> Node:
    """The same nodes under both keys, so that every error keeps its place."""
    if isinstance(node.value, str):
        return replace(node, value=dict.fromkeys(LANGUAGES, MappingEntry(node, node)))
    given, other = node.entries.get(language), _OTHER[language]
    if given is None or other in node.entries:
        return node
    return replace(node, value={**node.entries, other: given})


def _entries(node: Node, types: dict[str, inspect.Type], language: Language) -> Node:
    if not node.entries:
        return node
    found = {
        key: MappingEntry(entry.key, completed(entry.value, types[key], language)) if key in types else entry
        for key, entry in node.entries.items()
    }
    return replace(node, value=found)


def _meant(node: Node, kind: inspect.UnionType) -> inspect.Type | None:
    """The one of several types that a node is read as; None where no message can be in it."""
    structs = [each for each in kind.types if isinstance(each, inspect.StructType)]
    tagged = [each for each in structs if each.tag_field and node.at(each.tag_field).text == each.tag]
    if tagged:
        return tagged[0]
    if isinstance(node.value, tuple):
        return next((each for each in kind.types if isinstance(each, inspect.VarTupleType)), None)
    if isinstance(node.value, str):
        texts = any(isinstance(each, inspect.StrType) for each in kind.types)
        return None if texts else next((each for each in structs if each.cls is Message), None)
    others = [each for each in kind.types if isinstance(each, (inspect.DictType, inspect.StructType))]
    return others[0] if len(others) == 1 else None
