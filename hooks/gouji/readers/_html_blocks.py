"""The blocks of a page, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

from gouji.document import Block, Paragraph, Picture
from gouji.readers._docx_numerals import numeral
from gouji.readers._html_content import is_link_list
from gouji.readers._html_lines import Line
from gouji.readers._html_tables import is_layout, lay_out, loose_parts
from gouji.readers._html_tokens import BLANKS, Characters
from gouji.readers._html_tree import BLOCKS, HEADINGS, LISTS, VOID, Element, Node
from gouji.readers._html_weights import Weights
from gouji.text import Piece, Text, join

_PREFORMATTED = re.compile(r"\r\n?|\n|[^\r\n]+")
_BLOCK_STYLE = re.compile(r"display\s*:\s*block", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z-]*(?:none|decimal|alpha|latin|roman|chinese|ideographic)[a-z-]*)")
