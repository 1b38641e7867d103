"""Fingerprints of passages, kept from earlier runs: to make them takes longest where copies are looked for."""

from __future__ import annotations

from array import array

from gouji.linter import recall
from gouji.records import gathered
from gouji.records.model import Record
from gouji.system.cache import Store, digest

STORE = Store("fingerprints", limit=16_384, most=128 * 1024 * 1024)


def prints_of(record: Record) -> gathered.Prints:
    """The fingerprints of each passage of a report, kept under its words and the installation."""
    key = digest([recall.installation(), *(each.text.encode("utf-8", "surrogatepass") for each in record.passages)])
    known = STORE.get(key, list[bytes])
    if known is not None:
        return [array("q", each) for each in known]
    found = gathered.prints_of(record)
    STORE.put(key, [each.tobytes() for each in found])
    return found
