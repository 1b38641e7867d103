"""What stands in a line of Markdown, with the place of each token: markdown-it knows places of blocks only."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

AT = "at"
"""The key in ``meta`` of a token of text: the range of the content that it was read from."""

_Rule = Callable[[StateInline, bool], bool]
_PENDING = "pending_at"
_RULES: dict[str, _Rule] = {
    "text": rules_inline.text,
    "newline": rules_inline.newline,
    "escape": rules_inline.escape,
    "backticks": rules_inline.backtick,
    "emphasis": rules_inline.emphasis.tokenize,
    "strikethrough": rules_inline.strikethrough.tokenize,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "entity": rules_inline.entity,
}


def parser() -> MarkdownIt:
    """Markdown with tables, whose HTML is text; its tokens of text know where they stand.

    Tokens of text are not joined: what a reference or an escaped character stands for is a token by itself.
    """
    found = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    found.disable(["html_inline", "html_block", "fragments_join", "text_join"])
    for name, rule in _RULES.items():
        found.inline.ruler.at(name, _placed(name, rule))
    found.inline.ruler2.before("balance_pairs", "places", _place_pending)
    return found


def _placed(name: str, rule: _Rule) -> _Rule:
    """The rule, which notes where what it adds was read."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
        if silent:
            return rule(state, silent)
        start, count, pending = state.pos, len(state.tokens), state.pending
        if not pending:
            vars(state)[_PENDING] = start
        begun = vars(state)[_PENDING]
        found = rule(state, silent)
        new = state.tokens[count:]
        if pending and new and new[0].type == "text":  # what was read before the rule was called
            _note(new.pop(0), begun)
        if name == "link":
            _place_pending(state)
        else:
            _place(name, new, start, state.pos)
        return found

    return run


def _place_pending(state: StateInline) -> None:
    """Notes the place of the text before the end, which no rule has added."""
    text = next((token for token in reversed(state.tokens) if token.type != "link_close"), None)
    if text and text.type == "text" and AT not in text.meta:
        _note(text, vars(state).get(_PENDING, 0))


def _place(name: str, tokens: list[Token], start: int, end: int) -> None:
    """Notes where the tokens that a rule has added were read, which began at ``start``."""
    at = start
    for token in tokens:
        if name in ("escape", "entity"):
            token.meta[AT] = (start, end)
        elif name == "autolink" and token.type == "text":
            token.meta[AT] = (start + 1, end - 1)
        elif name == "image":
            _note(token, start + len("!["))
        elif token.type == "code_inline":
            inner = end - start - 2 * len(token.markup)
            _note(token, start + len(token.markup) + (inner - len(token.content)) // 2)
        elif token.type == "text":
            _note(token, at)
            at += len(token.content)


def _note(token: Token, at: int) -> None:
    token.meta[AT] = (at, at + len(token.content))
