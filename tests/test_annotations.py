"""What is decoded in every run says of what types it is by types, not by text: each text would be compiled first."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from msgspec.inspect import StructType, Type

from gouji.linter.results import FileResult
from gouji.packs.contents import Pack


def structs(kind: Type, known: set[type]) -> Iterator[type]:
    """The structs that a type is made of, and what they are derived from."""
    if isinstance(kind, StructType) and kind.cls not in known:
        known.add(kind.cls)
        yield from (each for each in kind.cls.__mro__ if each.__module__.startswith("gouji."))
        parts = [field.type for field in kind.fields]
    else:
        parts = [] if isinstance(kind, StructType) else [getattr(kind, name) for name in kind.__struct_fields__]
    for part in parts:
        for each in part if isinstance(part, tuple) else (part,):
            if isinstance(each, Type):
                yield from structs(each, known)


@pytest.mark.parametrize("kind", [Pack, FileResult])
def test_annotations_are_types_but_for_what_holds_itself(kind: type) -> None:
    found = {
        f"{each.__name__}.{name}: {annotation}"
        for each in structs(msgspec.inspect.type_info(kind), set())
        for name, annotation in vars(each).get("__annotations__", {}).items()
        if isinstance(annotation, str) and each.__name__ not in annotation
    }
    assert found == set()
