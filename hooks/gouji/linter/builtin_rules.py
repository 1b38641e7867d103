"""The rules that belong to no pack, because they are about the run and not about the document."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.findings.model import Severity
from gouji.linter import messages
from gouji.messages.message import Message

CHECK = "document"
UNREADABLE = "document-unreadable"
"""Files that no reader understands, where no pack has a rule of its own for them."""
UNJUDGED = "document-unjudged"
"""Files that look like a report, or were read only in part, and that no pack can judge."""
UNFILLED = "document-unfilled"
"""Places that are still to be filled in, in a document that a pack judges."""
UNUSED = "suppression-unused"
INVALID = "suppression-invalid"
PACK_UNUSED = "pack-unused"
"""Packs of a repository, and entries that pin files to packs, that are about no file."""
EXCLUDE_UNUSED = "exclude-unused"
MOST_UNUSED = 100
"""Entries under one key of a configuration that are named; of the rest, only how many."""

SEVERITIES: Mapping[str, Severity] = {
    UNREADABLE: "error",
    UNJUDGED: "error",
    UNFILLED: "error",
    UNUSED: "warning",
    INVALID: "warning",
    PACK_UNUSED: "warning",
    EXCLUDE_UNUSED: "info",
}
WHY: Mapping[str, Message] = {
    UNREADABLE: messages.UNREADABLE_WHY,
    UNJUDGED: messages.UNJUDGED_WHY,
    UNFILLED: messages.UNFILLED_WHY,
    UNUSED: messages.SUPPRESSION_UNUSED_WHY,
    INVALID: messages.SUPPRESSION_INVALID_WHY,
    PACK_UNUSED: messages.PACK_UNUSED_WHY,
    EXCLUDE_UNUSED: messages.EXCLUDE_UNUSED_WHY,
}
