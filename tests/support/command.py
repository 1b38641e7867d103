"""The command as it is called in a folder, and what a call of it said."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Run(Struct, frozen=True):
    """What a call of the command said. ``code`` is its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.out)
        return loaded

    @property
    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.json["findings"]]


Command = Callable[..., Run]
