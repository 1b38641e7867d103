"""The rules that belong to no pack, because they are about the run and not about the document."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.findings.model import Severity
from gouji.linter import messages
from gouji.messages.message import Message

CHECK = "document"
UNREADABLE = "document-unreadable"
"""Files that no reader understands, where no pack has a rule of its own for them."""
UNUSED = "suppression-unused"
INVALID = "suppression-invalid"

SEVERITIES: Mapping[str, Severity] = {UNREADABLE: "error", UNUSED: "warning", INVALID: "warning"}
WHY: Mapping[str, Message] = {
    UNREADABLE: messages.UNREADABLE_WHY,
    UNUSED: messages.SUPPRESSION_UNUSED_WHY,
    INVALID: messages.SUPPRESSION_INVALID_WHY,
}
