"""How a part of a Word document writes the names of Word."""

from __future__ import annotations

from msgspec import Struct

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OWN = "w:"


class Vocabulary(Struct, frozen=True):
    """The prefix (with its colon) of Word's names in a part, and their namespace.

    Where they have no prefix, because it is the default, what is written there declares one: attributes need it.
    """

    prefix: str
    namespace: str

    @property
    def declaration(self) -> str:
        """What declares the prefix, in a start tag."""
        return f' xmlns:{(self.prefix or _OWN)[:-1]}="{self.namespace}"'

    def element(self, name: str, content: str = "", *, outer: bool = False, **attributes: str | int) -> str:
        """An element; ``outer``: it stands in nothing else that is written here."""
        prefix = self.prefix or _OWN
        declared = self.declaration if outer and not self.prefix else ""
        tag = f"{prefix}{name}{declared}" + "".join(f' {prefix}{key}="{value}"' for key, value in attributes.items())
        return f"<{tag}>{content}</{prefix}{name}>" if content else f"<{tag}/>"


def of_part(text: str, prefix: str) -> Vocabulary:
    """The vocabulary of a part whose root has this prefix."""
    return Vocabulary(prefix, _STRICT if is_strict(text) else _USUAL)


def is_strict(text: str) -> bool:
    """Whether a part is of the strict kind, which has namespaces of its own."""
    return _STRICT in text
