"""The rules of a pack as a page of the reference, which is in Chinese and English at once, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

import msgspec

from gouji.messages.message import SEMICOLON, Language, Message, in_both, joined, listed, plain
from gouji.packs.contents import Pack
from gouji.schema.case import Case, Changes
from gouji.schema.rule import Rule
from gouji.text.lazy import lazy_re
from gouji.views import messages

_MARKUP = lazy_re(r"([\\`*_<>\[\]|#])")


def as_markdown(pack: Pack) -> str:
    """A page: what the pack is, a table of its rules, and each rule with its reasons, examples and equations."""
    return "\n".join(_page(pack)) + "\n"


def as_json(packs: Sequence[Pack]) -> str:
    """One object with the rules of all packs."""
    value = {"version": 1, "rules": [_plain(pack, rule) for pack in packs for rule in pack.rules]}
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def described(item: str | Case, language: Language) -> str:
    """An item of a rule's tests on one line."""
    case = Case(text=item) if isinstance(item, str) else item
    parts = [part.in_language(language) for part in (*_parts(case), *_others(case))]
    return "; ".join(parts) or messages.CASE_AS_IS.in_language(language)


# ---- the page ------------------------------------------------------------------------------------------------------


def _page(pack: Pack) -> Iterator[str]:
    name, command = pack.info.name, f"`gouji rules {pack.info.id} --format markdown`"
    yield f"# {pack.info.id} · {name.zh}"
    if name.zh != name.en:
        yield f"\n{_sentence(name.en)}"
    made = messages.PAGE_GENERATED.fill(command=command)
    yield f"\n{_head(pack, made, ' · ')}"
    if pack.info.basis:
        yield f"\n{_head(pack, messages.PAGE_BASIS)}: {_escaped(pack.info.basis)}"
    if pack.info.extends:
        yield f"\n{_head(pack, messages.PAGE_EXTENDS)}: [{pack.info.extends}]({pack.info.extends}.md)"
    heads = [_head(pack, head) for head in messages.PAGE_HEADS]
    said = messages.PAGE_MESSAGE
    heads += [said.zh, said.en] if pack.info.language is None else [_head(pack, said)]
    yield f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}"
    rules = sorted(pack.rules, key=attrgetter("check"))
    for rule in rules:
        message = (
            _escaped(rule.message.in_language(pack.info.language))
            if pack.info.language
            else " | ".join(_both(rule.message))
        )
        yield f"| [{rule.id}](#{rule.id}) | `{rule.check}` | {rule.severity} | {message} |"
    for check, group in groupby(rules, attrgetter("check")):
        yield f"\n## `{check}`"
        for rule in group:
            yield from _section(rule, pack)


def _section(rule: Rule, pack: Pack) -> Iterator[str]:
    yield f"\n### {rule.id}"
    yield f"\n`{rule.check}` · {rule.severity}"
    said, *other = _each(rule.message)
    yield "\n" + "<br>".join([f"**{said}**", *other])
    yield "\n" + "<br>".join(_each(rule.why))
    written = rule.assertions
    if written:
        yield f"\n{_head(pack, messages.PAGE_EQUATIONS)}:\n\n```text\n" + "\n".join(written) + "\n```"
    faulty, right = rule.examples
    basis = rule.basis or pack.info.basis
    parts = [(messages.PAGE_FAULTY, faulty), (messages.PAGE_RIGHT, right), (messages.PAGE_BASIS, basis)]
    listed = [f"- {_head(pack, title)}: {_said(pack, text)}" for title, text in parts if text]
    if listed:
        yield "\n" + "\n".join(listed)


def _head(pack: Pack, message: Message, between: str = " ") -> str:
    """A word of the page in the language of the pack, or in both."""
    language = pack.info.language
    return message.in_language(language) if language else f"{message.zh}{between}{message.en}"


def _said(pack: Pack, text: Message | str) -> str:
    """A text in the language of the pack, or in both."""
    said, language = in_both(text), pack.info.language
    return _escaped(said.in_language(language)) if language else "<br>".join(_each(said))


def _each(message: Message) -> list[str]:
    """The sentence in both languages, once where they are the same."""
    return list(dict.fromkeys(_both(message)))


def _both(message: Message) -> tuple[str, str]:
    return _escaped(message.zh), _escaped(message.en)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ---- JSON ----------------------------------------------------------------------------------------------------------


def _plain(pack: Pack, rule: Rule) -> dict[str, object]:
    faulty, right = rule.examples
    return {
        "pack": pack.info.id,
        "id": rule.id,
        "check": rule.check,
        "severity": rule.severity,
        "message": rule.message,
        "why": rule.why,
        "basis": rule.basis or pack.info.basis,
        "example": faulty,
        "counter_example": right,
        "equations": rule.assertions,
        "tests": len(rule.tests.passing) + len(rule.tests.failing),
    }


# ---- tests ---------------------------------------------------------------------------------------------------------


_AS_IS = Changes()


def _others(case: Case) -> Iterator[Message]:
    """The other reports of a case."""
    if case.last_year:
        yield messages.CASE_LAST_YEAR.fill(what=_together(case.last_year))
    for child in case.children or ():
        yield messages.CASE_CHILD.fill(what=_together(child))
    if case.missing:
        yield messages.CASE_MISSING.fill(units=listed(case.missing))
    siblings = case.siblings or ()
    for sibling in siblings:
        if sibling != _AS_IS:
            yield messages.CASE_SIBLING.fill(what=_together(sibling))
    if as_is := siblings.count(_AS_IS):
        yield messages.CASE_SIBLINGS_AS_IS.fill(number=as_is)


def _together(changes: Changes) -> Message:
    return joined(list(_parts(changes)) or [messages.CASE_AS_IS], SEMICOLON)


def _parts(case: Changes) -> Iterator[Message]:
    if case.document is not None:
        yield messages.CASE_WHOLE.fill(lines=len(case.document.splitlines()))
    if case.text is not None:
        yield plain(_one_line(case.text))
    if case.title is not None:
        yield messages.CASE_TITLE.fill(text=_one_line(case.title))
    if case.preamble is not None:
        yield messages.CASE_PREAMBLE.fill(text=_one_line(case.preamble))
    for text in case.headings.values():
        yield messages.CASE_HEADING.fill(text=_one_line(text))
    for section, text in case.sections.items():
        yield messages.CASE_SECTION.fill(section=section, text=_one_line(text))
    if case.cells:
        yield plain(", ".join(f"{cell} = {str(text) or '□'}" for cell, text in case.cells.items()))
    for table, layout in case.layouts.items():
        yield messages.CASE_LAYOUT.fill(table=table, layout=layout)
    if case.without is not None:
        named = (case.without.section, case.without.table, case.without.row, case.without.column)
        yield messages.CASE_WITHOUT.fill(what=" · ".join(name for name in named if name is not None))
