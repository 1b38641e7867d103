"""YAML as a person would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import cast

from gouji.text.lazy import lazy_re

_PLAIN = lazy_re(r"[A-Za-z\u4e00-\u9fff（“《][^,:#\[\]{}&*!|>'\"%@`\\\x00-\x1f\x7f-\x9f]*")
_NO_TEXT = lazy_re(r"(?:null|true|false|yes|no|on|off)\Z", re.IGNORECASE)


def text(value: str) -> str:
    """A text, in quotes where YAML would else read it otherwise."""
    plain = _PLAIN.fullmatch(value) and not _NO_TEXT.match(value) and value == value.strip()
    if plain:
        return value
    return f"'{value}'" if "\\" in value and "'" not in value else json.dumps(value, ensure_ascii=False)


def flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, cast("Iterable[object]", value))) + "]"
