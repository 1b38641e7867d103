"""Reports as values, their form, and how they are printed in each format: those of the tests, found from here."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.blocks import Block, Grid, Heading, Slot, as_docx, as_html, as_markdown, flat
from support.official_form import Address, addresses
from support.render import FORMATS, SampleReport, SampleSection, in_order

__all__ = [
    "FORMATS",
    "Address",
    "Block",
    "Grid",
    "Heading",
    "SampleReport",
    "SampleSection",
    "Slot",
    "addresses",
    "as_docx",
    "as_html",
    "as_markdown",
    "flat",
    "in_order",
]
