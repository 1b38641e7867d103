from __future__ import annotations

import pytest

from gouji.messages import Message, plain
from gouji.packs.schema import DuplicatesRule, Form, Pack, PackInfo, SectionForm, SectionsRule
from gouji.selection import Selection, narrow, unmatched

PACK = Pack(
    info=PackInfo(id="diary", name=plain("diary"), version=1),
    form=Form(sections=(SectionForm(id="one", number="一", title="值班情况"),)),
    rules=(
        SectionsRule(id="section-missing", message=plain("…"), why=plain("…"), finds="missing"),
        SectionsRule(id="section-empty", message=plain("…"), why=plain("…"), finds="empty"),
        DuplicatesRule(id="copied", message=plain("…"), why=plain("…"), finds="copied"),
    ),
)
ALL = ["section-missing", "section-empty", "copied"]


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ((), (), ALL),
        (("sections",), (), ["section-missing", "section-empty"]),
        (("copied",), (), ["copied"]),
        (("section-*",), (), ["section-missing", "section-empty"]),
        (("dup*", "*-empty"), (), ["section-empty", "copied"]),
        ((), ("sections",), ["copied"]),
        (("sections",), ("section-empty",), ["section-missing"]),
        (("sections",), ("*",), []),
    ],
)
def test_ids_kinds_and_globs(select: tuple[str, ...], ignore: tuple[str, ...], kept: list[str]) -> None:
    assert [rule.id for rule in narrow(PACK, Selection(select, ignore), {}).rules] == kept


def test_severities_are_by_pattern_and_the_last_counts() -> None:
    rules = narrow(PACK, Selection(), {"sections": "warning", "*-empty": "info"}).rules
    assert [rule.severity for rule in rules] == ["warning", "info", "error"]


@pytest.mark.parametrize("pattern", ["copied", "sections", "section-?mpty", "document", "document-unreadable", "*"])
def test_a_pattern_that_matches(pattern: str) -> None:
    assert not list(unmatched([pattern], [PACK]))


def test_a_pattern_that_matches_nothing_is_probably_misspelt() -> None:
    assert list(unmatched(["secions", "copied", "xyz"], [PACK])) == [
        Message("没有规则与“secions”相符；是不是“sections”？", "no rule matches “secions”; did you mean “sections”?"),
        Message("没有规则与“xyz”相符", "no rule matches “xyz”"),
    ]
