"""What is done to passages in Python, batch by batch, on whatever engine: templates are hidden, pairs are judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from gouji.checks.copies.verify import masked, overlap
from gouji.records.fingerprints import fold_passage
from gouji.records.thresholds import Thresholds

MASKED = pa.schema(
    [
        ("number", pa.int64()),
        ("report", pa.int64()),
        ("passage", pa.int32()),
        ("family", pa.int32()),
        ("letters", pa.string()),
    ]
)
COPIES = pa.schema(
    [
        ("report", pa.int64()),
        ("passage", pa.int32()),
        ("other_report", pa.int64()),
        ("other_passage", pa.int32()),
        ("characters", pa.int32()),
        ("units", pa.int32()),
    ]
)
"""A passage, one of another unit that it has something in common with, and how much of it no template explains."""


def hidden(
    batches: Iterator[pa.RecordBatch],
    common: frozenset[int],
    templates: Mapping[int, frozenset[int]],
    phrases: Sequence[str],
) -> Iterator[pa.RecordBatch]:
    """Passages with what is common hidden, from columns ``number, report, passage, family, text``."""
    for batch in batches:
        families, texts = batch.column("family").to_pylist(), batch.column("text").to_pylist()
        letters = [
            masked(fold_passage(text).value, common, templates.get(family, frozenset()), phrases)
            for family, text in zip(families, texts, strict=True)
        ]
        columns = [batch.column(name).cast(MASKED.field(name).type) for name in MASKED.names[:-1]]
        yield pa.record_batch([*columns, pa.array(letters, pa.string())], schema=MASKED)


def judged(batches: Iterator[pa.RecordBatch], thresholds: Thresholds) -> Iterator[pa.RecordBatch]:
    """The pairs that are copies, from pairs of which templates are hidden."""
    for batch in batches:
        own, others, units = (batch.column(name).to_pylist() for name in ("letters", "other_letters", "units"))
        found = [overlap(one, other, size, thresholds) for one, other, size in zip(own, others, units, strict=True)]
        kept = pa.array([each is not None for each in found], pa.bool_())
        characters = pa.array([each.characters for each in found if each], pa.int32())
        chosen = batch.filter(kept)
        columns = {name: chosen.column(name) for name in COPIES.names if name != "characters"}
        columns["characters"] = characters
        yield pa.record_batch([columns[name].cast(COPIES.field(name).type) for name in COPIES.names], schema=COPIES)
