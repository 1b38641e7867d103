"""A form that stands in several files, ``form.yaml`` and ``form/*.yaml``, as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from gouji.messages.errors import FileError
from gouji.messages.message import plain
from gouji.packs import messages
from gouji.yaml.nodes import MappingEntry, Node


def joined(files: Iterable[Node]) -> Node | None:
    """The forms of the files, in their order: lists one after the other, mappings joined. None without a file.

    Raises:
        FileError: one is no mapping, or two give what can't be joined.
    """
    form: Node | None = None
    for file in files:
        if not isinstance(file.value, Mapping):
            raise FileError(file.problem(messages.FORM_NO_MAPPING))
        form = file if form is None else replace(form, value=_joined(form.entries, file.entries))
    return form


def _joined(first: Mapping[str, MappingEntry], more: Mapping[str, MappingEntry]) -> Mapping[str, MappingEntry]:
    together = dict(first)
    for key, entry in more.items():
        together[key] = _both(key, first[key], entry) if key in first else entry
    return together


def _both(key: str, first: MappingEntry, second: MappingEntry) -> MappingEntry:
    one, other = first.value, second.value
    if isinstance(one.value, tuple) and isinstance(other.value, tuple):
        return MappingEntry(first.key, replace(one, value=(*one.value, *other.value)))
    if isinstance(one.value, Mapping) and isinstance(other.value, Mapping):
        return MappingEntry(first.key, replace(one, value=_joined(one.value, other.value)))
    earlier = first.key.problem(plain(""))
    where = {"path": Path(earlier.path).name, "line": str(earlier.line)}
    raise FileError(second.key.problem(messages.KEY_TWICE.fill(key=key, **where)))
