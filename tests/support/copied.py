"""Reports of which some passages are copies of others: letters at random, among templates that many share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from gouji.corpus.recording import write_records
from gouji.records.model import Passage, Record

YEAR = 2024
_LETTERS = [chr(each) for each in range(0x4E00, 0x4F00)]
FAMILIES = 4


def written(draw: Random, count: int) -> str:
    """So many characters that no other text has."""
    return "".join(draw.choices(_LETTERS, k=count))


def records(units: int, year: int = YEAR, seed: int = 1) -> Iterator[Record]:
    """A report for each unit: two templates, and a text of its own, which every third has from the one before."""
    draw = Random(seed)  # noqa: S311 - no secret
    template = written(draw, 80)
    families = [written(draw, 80) for _ in range(FAMILIES)]
    before = ""
    for unit in range(units):
        own = written(draw, 120)
        said = own if unit % 3 or not unit else before[:100] + own[:20]
        texts = template + written(draw, 20), families[unit % FAMILIES] + written(draw, 10), said, "短。"
        passages = tuple(Passage("overview", f"{text}。") for text in texts)
        yield Record(f"报告/{unit}.md", "gia-2021", year, f"单位{unit}", passages=passages)
        before = own


def parent(unit: str) -> str:
    """The unit above."""
    return f"上级{int(unit.removeprefix('单位')) % FAMILIES}"


def store(folder: Path, *reports: Record) -> Path:
    """A store with these reports."""
    write_records(folder, reports, lambda found: [parent(each.unit) for each in found])
    return folder
