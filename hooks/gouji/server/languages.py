"""In which language the server talks: who asks for one first is heard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lsprotocol import types
from msgspec import Struct

from gouji.messages.message import Language


class Languages(Struct, frozen=True):
    """``asked`` is from the command line, ``wished`` from the settings of the editor, ``own`` of the editor itself.

    ``locale`` is that of the process.
    """

    asked: Language | None
    locale: Language
    wished: Language | None = None
    own: Language | None = None

    def of(self, configured: Language | None) -> Language:
        """The language for a document for which ``.gouji.yaml`` asks for ``configured``."""
        return self.asked or self.wished or configured or self.own or self.locale


def told(params: types.InitializeParams, asked: Language | None, locale: Language) -> Languages:
    """What a client says of languages when it begins."""
    own: Language | None = None
    if params.locale:
        own = "zh" if params.locale.lower().startswith("zh") else "en"
    return Languages(asked, locale, wished(params.initialization_options), own)


def wished(options: Any) -> Language | None:
    """The ``language`` in options, which may be anything."""
    found = options.get("language") if isinstance(options, Mapping) else getattr(options, "language", None)
    return found if found in ("zh", "en") else None
