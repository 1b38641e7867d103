"""Makes one report longer and longer, in one way at a time: 10, 100 and 1,000 times as much as stands in a common one.

``python benchmarks/lengthened.py FOLDER [--times 10 100 1000] [--kinds text …]`` writes a file for each way, format and
length, such as ``rows-100.md``. The last are a text of 20 MB, tables of 50,000 rows, 5,000 headings or tables, and one
sentence 50,000 times.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from corpus import SEED, made
from printed import Block, Grid, Heading, Slot, as_docx, as_html, as_markdown, flat, in_order
from prose import paragraph, sentence

TIMES = (10, 100, 1000)
TEXT = 20_000
"""Bytes of text, as UTF-8, in a report of common length; so many rows, repetitions, headings and tables are in one:"""
ROWS = SENTENCES = 50
HEADINGS = TABLES = 5


def as_text(blocks: Sequence[Block]) -> bytes:
    """Plain text, its cells parted by tabs."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, str):
            lines.append(block)
        else:
            lines += map("\t".join, flat(block))
    return "".join(f"{line}\n" for line in lines).encode()


def _text(draw: Random, times: int) -> list[Block]:
    length, found = TEXT * times, list[Block]()
    while length > 0:
        found.append(paragraph(draw))
        length -= len(found[-1].encode())
    return found


def _sentence(draw: Random, times: int) -> list[Block]:
    return [sentence(draw) * (SENTENCES * times)]


def _rows(draw: Random, times: int) -> list[Block]:
    return [_table(draw, ROWS * times)]


def _headings(draw: Random, times: int) -> list[Block]:
    named = ((Heading(f"{sentence(draw)[:6]}{number}", 2), sentence(draw)) for number in range(HEADINGS * times))
    return [block for pair in named for block in pair]


def _tables(draw: Random, times: int) -> list[Block]:
    return [block for _ in range(TABLES * times) for block in (sentence(draw), _table(draw, 3))]


def _table(draw: Random, rows: int) -> Grid:
    header = tuple(map(Slot, ("名称", "上半年", "下半年")))
    return (
        header,
        *((Slot(f"{number}号点位"), *(Slot(str(draw.randrange(99))) for _ in header[1:])) for number in range(rows)),
    )


KINDS: Mapping[str, Callable[[Random, int], list[Block]]] = {
    "text": _text,
    "sentence": _sentence,
    "rows": _rows,
    "headings": _headings,
    "tables": _tables,
}
FORMATS: Mapping[str, Callable[[Sequence[Block]], bytes]] = {
    ".docx": as_docx,
    ".html": as_html,
    ".md": as_markdown,
    ".txt": as_text,
}


def lengthened(kind: str, times: int, seed: int = SEED) -> list[Block]:
    """The first report of the corpus with so much more of this at the beginning of its overview."""
    title, *blocks = in_order(made(seed, 0).report)
    start = blocks.index(Heading("一、总体情况")) + 1
    return [title, *blocks[:start], *KINDS[kind](Random(f"{seed} {kind}"), times), *blocks[start:]]  # noqa: S311 - invented


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", nargs="+", type=int, default=TIMES)
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for kind in options.kinds:
        for times in options.times:
            blocks = lengthened(kind, times)
            for suffix, write in FORMATS.items():
                (options.folder / f"{kind}-{times}{suffix}").write_bytes(write(blocks))


if __name__ == "__main__":
    main()
