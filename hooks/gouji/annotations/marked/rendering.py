"""Markdown as HTML that knows where its text was read; raw HTML is shown as text, and pictures by their names."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from gouji.annotations.marked.contents import Contents
from gouji.annotations.marked.inline import AT, parser
from gouji.annotations.marked.runs import Drawing
from gouji.readers.markdown import split
from gouji.readers.markdown.blocks import front_matter
from gouji.text.spans import Piece, Text, join


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return parser()


def draw(text: str, drawing: Drawing) -> None:
    """Draws the text of a Markdown document."""
    lines = split(text)
    values = [line.value for line in lines]
    hidden = front_matter(values)
    if hidden:
        drawing.markup("<pre>")
        drawing.text(join(lines[:hidden], "\n"))
        drawing.markup("</pre>\n")
    tokens = _parser().parse("\n".join([""] * hidden + values[hidden:]))
    _Painter(Contents(lines), drawing).paint(tokens)


class _Painter:
    def __init__(self, contents: Contents, drawing: Drawing) -> None:
        self._contents = contents
        self._drawing = drawing
        self._renderer = RendererHTML()

    def paint(self, tokens: list[Token]) -> None:
        """Draws blocks."""
        for number, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(token.children or [], self._contents.inline(token, tokens[number - 1]))
            elif token.type in ("code_block", "fence"):
                self._drawing.markup("<pre><code>")
                self._drawing.text(self._contents.block(token))
                self._drawing.markup("</code></pre>\n")
            elif token.type in ("table_open", "table_close"):
                self._drawing.markup('<div class="wide"><table>\n' if token.nesting > 0 else "</table></div>\n")
            else:
                self._markup(tokens, number)

    def _inline(self, tokens: list[Token], content: Text) -> None:
        if not any(token.type in ("text", "text_special", "code_inline", "image") for token in tokens):
            self._drawing.text(content.part(0, 0))
        for number, token in enumerate(tokens):
            if token.type in ("text", "text_special"):
                self._drawing.text(_text(token, content))
            elif token.type in ("code_inline", "image"):
                tag = "code" if token.type == "code_inline" else "i"
                self._drawing.markup(f"<{tag}>")
                self._drawing.text(_text(token, content))
                self._drawing.markup(f"</{tag}>")
            else:
                self._markup(tokens, number)

    def _markup(self, tokens: list[Token], number: int) -> None:
        token = tokens[number]
        if token.type == "softbreak":
            self._drawing.markup("\n")
        else:
            self._drawing.markup(self._renderer.renderToken(tokens, number, _OPTIONS, {}))


_OPTIONS = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).options


def _text(token: Token, content: Text) -> Text:
    """The text of a token with its places; one that is not as it was written stands for all of that."""
    start, end = token.meta.get(AT, (0, len(content.value)))
    found = content.part(start, end)
    if found.value == token.content:
        return found
    span = content.span(start, end)
    return Text(token.content, (Piece(0, len(token.content), span.start, span.end),) if span else ())
