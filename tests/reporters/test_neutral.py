"""Whatever names of files, documents and packs hold, no terminal, log or CI server obeys it, in any format."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gouji import reporters
from gouji.checks.sections.rule import SectionsRule
from gouji.findings.model import Edit, Finding, Fix, NotEvaluated, Related, Suspect, Where
from gouji.linter.omissions import Omission
from gouji.linter.results import FileResult, Result
from gouji.messages.message import Language, Message, plain
from gouji.packs.contents import Pack
from gouji.reporters.shared.terminal import Screen
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.schema.sections import SectionForm
from gouji.text.source import Place

PIECES = st.sampled_from(
    [
        *(
            "\x1b[2J",
            "\x9b2J",
            "\r",
            "\n",
            "\x0b",
            "\x0c",
            "\x1c",
            "\x85",
            "\u2028",
            "\x00",
            "\x07",
            "\x7f",
            "\u202e",
            "\u2066",
        ),
        *(
            "\u200f",
            "\U000e0041",
            "::set-output name=a::b",
            "::error::x",
            "##vso[task.complete]",
            "##[group]x",
            "#",
            " ",
        ),
        *("\t", "甲", "<b>", "&", '"', "%0A::x", "\udc80", "]]>", "-->"),
    ]
)
HOSTILE = st.lists(PIECES, min_size=1, max_size=5).map("".join)
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    r"|##\w*\["
)
OUR_COMMANDS = re.compile(r"::(error|warning|notice) [^\n]*")


@st.composite
def results(draw: st.DrawFn) -> Result:
    """A run in which a stranger wrote all that a stranger can write."""

    def word() -> str:
        return draw(HOSTILE)

    def message() -> Message:
        return Message(word(), word())

    name, line = word(), word().replace("\n", "").replace("\r", "") or "x"
    place = draw(st.sampled_from([None, Place(1, 1, 1, 2), Place(1, 1, 3, 1)]))
    where = Where("overview", "requests", "new", "total", plain(word()))
    finding = Finding(
        path=name,
        check="sections",
        rule="stray",
        pack="ours",
        severity=draw(st.sampled_from(["error", "warning", "info"])),
        message=message(),
        where=where,
        place=place,
        actual=word(),
        expected=word(),
        confidence="certain",
        suspects=(Suspect("new", "total", word(), word()),),
        related=(Related(message(), place, where, word()),),
        fix=Fix((Edit(Place(1, 1, 1, 1), word()),), safe=True) if place else None,
    )
    file = FileResult(
        name,
        draw(st.sampled_from(["read", "partial", "unreadable", "skipped"])),
        "ours",
        message(),
        (finding,),
        not_evaluated=(NotEvaluated(name, "sections", "stray", "ours", message()),),
        lines={1: line, 3: line},
        rules=("stray",),
    )
    rule = SectionsRule(
        id="stray",
        finds="variant",
        message=message(),
        why=message(),
        basis=word(),
        example=word(),
        counter_example=word(),
    )
    info = PackInfo(id="ours", name=message(), version=1, basis=word())
    pack = Pack(info=info, form=Form(sections=(SectionForm(id="overview", number="一", title=word()),)), rules=(rule,))
    omission = Omission("excluded", 1, word(), 1, word())
    return Result((file,), (pack,), omissions=(omission,))


def whole(name: str, result: Result, language: Language, *, colour: bool = False) -> str:
    text = "".join(reporters.load(name)(result, language, screen=Screen(colour=colour, columns=80), quiet=False))
    return text.removeprefix("\ufeff").replace("\r\n", "\n") if name == "csv" else text  # as the standard has it


@pytest.mark.parametrize("name", reporters.MODULES)
@given(result=results(), language=st.sampled_from(["zh", "en"]))
def test_no_format_holds_anything_that_is_obeyed(name: str, result: Result, language: Language) -> None:
    text = whole(name, result, language).encode("utf-8", "replace").decode()
    assert OBEYED.findall(text) == []
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert [line for line in commands if name != "github" or not OUR_COMMANDS.fullmatch(line)] == []


@given(result=results())
def test_colours_are_ours(result: Result) -> None:
    text = whole("text", result, "zh", colour=True)
    assert OBEYED.findall(re.sub(r"\033\[(0|1|31|33|36)m", "", text)) == []


@pytest.mark.parametrize("name", ["gitlab", "json", "rdjson", "sarif"])
@given(result=results())
def test_json_means_the_same(name: str, result: Result) -> None:
    found: Any = json.loads(whole(name, result, "zh"))
    if name == "json":
        expected = result.files[0].findings[0].message.zh.encode("utf-8", "replace").decode()
        assert found["findings"][0]["message"] == expected


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
@given(result=results())
def test_xml_stays_xml(name: str, result: Result) -> None:
    etree.fromstring(whole(name, result, "zh").encode("utf-8", "replace"))
