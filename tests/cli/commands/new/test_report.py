"""``gouji new report``: in what it writes only what is to be filled in is reported, and nothing once that is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from support.checkout import EXAMPLES
from support.command import Command
from support.filling import SENTENCES, filled

pytestmark = pytest.mark.usefixtures("folder")

UNFILLED = {"document-unfilled"}
FORMATS = (".docx", ".html", ".md", ".txt")
PACKS = {
    "gia-2021": ("青石县水利局", 2025, 9),
    "gia-2019": ("青石县水利局", 2020, 8),
    "juesuan": ("青石县教育局", 2025, 12),
    "us-foia": ("Bureau of Tides", 2025, 41),
}
"""Whose document, of which year, and how many places it has to fill in."""


def new(command: Command, pack: str, *arguments: str) -> None:
    run = command("new", "report", pack, *arguments)
    assert (run.code, run.err) == (0, "")


def rules(command: Command, path: str, code: int) -> list[str]:
    """The rules by which something is found; nothing is left unjudged."""
    run = command("check", path, "--format", "json", "--fail-on", "info", "--strict")
    assert run.code == code
    assert [file["status"] for file in run.json["files"]] == ["read"]
    return run.rules


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("pack", PACKS)
def test_only_what_is_to_be_filled_in_is_reported(command: Command, pack: str, suffix: str) -> None:
    unit, year, places = PACKS[pack]
    new(command, pack, "--unit", unit, "--year", str(year), "-o", f"new{suffix}")
    found = rules(command, f"new{suffix}", 1)
    assert (set(found), len(found)) == (UNFILLED, places)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("pack", PACKS)
def test_nothing_is_reported_once_that_is_filled_in(command: Command, pack: str, suffix: str) -> None:
    new(command, pack, "--year", str(PACKS[pack][1]), "-o", f"new{suffix}")
    path = Path(f"new{suffix}")
    path.write_bytes(filled(suffix, path.read_bytes()))
    assert rules(command, f"new{suffix}", 0) == []


@pytest.mark.parametrize(
    "what", ["主动公开了哪些信息，怎样解读政策、回应关切", "其他需要报告的事项，没有的写明没有", "单位全称"]
)
def test_what_is_left_is_told_alone(command: Command, what: str) -> None:
    new(command, "gia-2021", "--year", "2025", "-o", "new.md")
    others = {asked: text for asked, text in SENTENCES.items() if asked != what}
    Path("new.md").write_bytes(filled(".md", Path("new.md").read_bytes(), others))
    run = command("check", "new.md", "--format", "json", "--lang", "zh")
    assert [each["message"] for each in run.json["findings"]] == [f"“【请填写：{what}】”还没有填写"]


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["--unit", "青石县水利局", "--year", "2025"], "青石县水利局2025年政府信息公开工作年度报告.docx"),
        (["--unit", "青石/水利局?", "--year", "2025"], "青石-水利局-2025年政府信息公开工作年度报告.docx"),
        (["--unit", " ", "--year", "2025"], "gia-2021-2025.docx"),
        ([], f"gia-2021-{date.today().year - 1}.docx"),  # noqa: DTZ011 - as the command counts
    ],
)
def test_without_a_file_it_is_named_by_its_title(command: Command, arguments: list[str], path: str) -> None:
    new(command, "gia-2021", *arguments)
    assert [each.name for each in Path().glob("*.docx")] == [path]


def test_it_says_what_to_do_next(command: Command) -> None:
    run = command("new", "report", "gia-2021", "--year", "2025", "-o", "new.md", "--lang", "zh")
    assert run.out.splitlines() == [
        "没有写明单位（--unit），标题里留了填写的地方",
        "已写入 new.md",
        "下一步：填写各处“【请填写：…】”和表格，再核对：",
        "  gouji check new.md",
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("pack", "mark"), [("gia-2021", "【请填写：…】"), ("us-foia", "[fill in: …]")])
def test_it_names_places_as_they_stand_in_the_file(command: Command, pack: str, mark: str, language: str) -> None:
    assert mark in command("new", "report", pack, "--year", "2025", "-o", "new.md", "--lang", language).out


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["gia-2022"], "no pack “gia-2022”"),
        (["gia-2021", "-o", "new.pdf"], "files cannot be written as .pdf; there are: .docx .html .htm .md .txt"),
        (["gia-2021", "-o", "new"], "files cannot be written as new"),
        (["gia-2021", "-o", "there.md"], "there.md exists already and is left as it is; --force writes over it"),
        (["gia-2021", "-o", "no/folder/new.md"], "cannot write no/folder/new.md: no such file or folder"),
        (["gia-2021", "--year", "2020", "-o", "new.md"], "gia-2021 is not for 2020; for that year there is gia-2019"),
        (["gia-2021", "--year", "1999", "-o", "new.md"], "gia-2021 is not for 1999"),
        (["juesuan", "--year", "1999", "-o", "new.md"], "juesuan reads no such year as 1999"),
        (["gia-2021", "--year", "24", "-o", "new.md"], "“24” is no year; write four digits"),
        (["gia-2021", "--from", "none.docx", "-o", "new.md"], "cannot read none.docx: no such file or folder"),
        (["gia-2021", "--from", "there.md", "-o", "new.md"], "there.md does not look like a document for gia-2021"),
        (["gia-2021", "--from", "there.md", "-o", "there.md", "--force"], "there.md is what --from reads"),
        (["gia-2021", "--from", "foia.docx", "-o", "new.md"], "foia.docx is a document for us-foia, not for gia-2021"),
        (["gia-2021", "--language", "en", "-o", "new.md"], "--language means nothing with new report"),
    ],
)
def test_what_is_refused(command: Command, arguments: list[str], error: str) -> None:
    Path("there.md").write_text("# 会议记录\n\n没有报告。\n", "utf-8")
    Path("foia.docx").write_bytes((EXAMPLES / "us-foia" / "faultless" / "tides-2024.docx").read_bytes())
    run = command("new", "report", *arguments, "--lang", "en")
    assert run.code == 2
    assert error in run.err
    assert not Path("new.md").exists()
    assert Path("there.md").read_text("utf-8") == "# 会议记录\n\n没有报告。\n"


def test_force_writes_over_a_file(command: Command) -> None:
    Path("new.md").write_text("old", "utf-8")
    new(command, "gia-2021", "--year", "2025", "-o", "new.md", "--force")
    assert Path("new.md").read_text("utf-8").startswith("# ")


def test_a_pack_of_the_repository(command: Command) -> None:
    """It has no words for new documents: these are made of what its form and rules have."""
    assert command("new", "pack", "tides", "--lang", "en").code == 0
    Path(".gouji.yaml").write_text("packs: [tides]\n", "utf-8")
    new(command, "tides", "--unit", "Bureau of Tides", "--year", "2025", "-o", "new.md")
    assert set(rules(command, "new.md", 1)) == UNFILLED
