"""One report in every format that gouji reads: the same words and figures as text, Markdown, HTML and Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from support import blocks
from support.blocks import Block, Grid, Heading, flat
from support.official_form import Address, grids


class SampleSection(Struct, frozen=True):
    """A section: its id, its heading with the number, its paragraphs. Its table, if it has one, follows them."""

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()


class SampleReport(Struct, frozen=True):
    """A whole report. ``tables`` holds the text of all 200 cells, ``labels`` other wordings of the form's labels."""

    title: str
    preamble: tuple[str, ...]
    sections: tuple[SampleSection, ...]
    tables: Mapping[Address, str]
    labels: Mapping[str, str] = field(default_factory=dict)


Render = Callable[[SampleReport], bytes]


def printed(report: SampleReport) -> dict[str, Grid]:
    """The tables as they stand in the report, by the id of their section."""
    return {section: relabelled(grid, report.labels) for section, grid in grids(report.tables).items()}


def relabelled(grid: Grid, labels: Mapping[str, str]) -> Grid:
    """A table with other wordings for some of its labels."""
    return tuple(tuple(replace(slot, text=labels.get(slot.text, slot.text)) for slot in row) for row in grid)


def as_text(report: SampleReport) -> bytes:
    """Tab-separated text in GB18030, as an older office program saves it."""
    lines = [report.title, "", *_spaced(report.preamble)]
    tables = printed(report)
    for section in report.sections:
        lines += [section.heading, "", *_spaced(section.paragraphs)]
        if section.id in tables:
            lines += ["\t".join(row) for row in flat(tables[section.id])] + [""]
    return "".join(f"{line}\r\n" for line in lines[:-1]).encode("gb18030")


def as_markdown(report: SampleReport) -> bytes:
    """Markdown with pipe tables."""
    return blocks.as_markdown(in_order(report))


def as_html(report: SampleReport) -> bytes:
    """A web page with merged cells."""
    return blocks.as_html(in_order(report), "zh-CN")


def as_docx(report: SampleReport) -> bytes:
    """A Word document."""
    return blocks.as_docx(in_order(report))


FORMATS: Mapping[str, Render] = {".docx": as_docx, ".html": as_html, ".md": as_markdown, ".txt": as_text}


def in_order(report: SampleReport) -> list[Block]:
    """Title, preamble and sections, the table of a section behind its paragraphs."""
    tables = printed(report)
    found: list[Block] = [Heading(report.title, 0), *report.preamble]
    for section in report.sections:
        found += [Heading(section.heading), *section.paragraphs]
        if section.id in tables:
            found.append(tables[section.id])
    return found


def _spaced(paragraphs: tuple[str, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (paragraph, "")
