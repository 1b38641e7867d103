from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.render import as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTLESS, FAULTY

pytestmark = pytest.mark.usefixtures("folder")
FAULTS = {"cell-blank", "cell-placeholder", "requests-outcomes", "section-copied", "section-number"}


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    for path, data in (("坏.docx", as_docx(FAULTY)), ("坏.txt", as_text(FAULTY)), ("好.txt", as_text(FAULTLESS))):
        (folder / path).write_bytes(data)


def ignore(*entries: str) -> None:
    Path(".gouji.yaml").write_text("ignore:\n" + "".join(f"- {entry}\n" for entry in entries), encoding="utf-8")


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ("cell-blank", FAULTS - {"cell-blank"}),
        ("{rule: cell-blank, reason: 原件如此}", FAULTS - {"cell-blank"}),
        ("{rule: tables, path: 坏.*, reason: 原件如此}", FAULTS - {"cell-blank", "cell-placeholder"}),
        ("{rule: '*', section: problems, reason: 统一口径}", FAULTS - {"section-copied"}),
        ("{rule: identities, row: outcome.*, column: natural, reason: 待核}", FAULTS - {"requests-outcomes"}),
        ("{rule: cell-blank, path: 坏.docx, reason: 原件如此, until: 9999-12-31}", FAULTS - {"cell-blank"}),
    ],
)  # fmt: skip
def test_entries_hold_in_every_format(command: Command, entry: str, left: set[str]) -> None:
    ignore(entry)
    run = command("check", "坏.docx", "--format", "json")
    assert set(run.rules) == left
    assert run.json["summary"]["suppressed"] == (entry != "cell-blank") * len(FAULTS - left)


def test_the_summary_says_it(command: Command) -> None:
    ignore("{rule: '*', reason: 原件如此}")
    run = command("check", "坏.docx")
    assert run.code == 0
    assert "已抑制 5 条" in run.out


def test_one_that_has_ended_does_not_hold_and_is_reported(command: Command) -> None:
    ignore("cell-placeholder", "{rule: cell-blank, reason: 原件如此, until: 2001-01-31}")
    run = command("check", "坏.docx", "坏.txt", "--format", "json", "--lang", "en")
    assert run.rules.count("cell-blank") == 2
    [unused] = [finding for finding in run.json["findings"] if finding["rule"] == "suppression-unused"]
    assert (unused["path"], unused["check"], unused["severity"]) == ("坏.docx", "document", "warning")
    assert unused["message"].startswith(
        "the entry under ignore in .gouji.yaml, line 3, ended on 2001-01-31: cell-blank"
    )


@pytest.mark.parametrize(
    ("entry", "arguments", "reported"),
    [
        ("{rule: cell-negative, path: 坏.docx, reason: 多余}", ["坏.docx"], True),
        ("{rule: cell-negative, path: 坏.docx, reason: 多余}", ["坏.docx", "--select", "tables"], True),
        ("{rule: cell-negative, path: 坏.docx, reason: 多余}", ["坏.docx", "--select", "sections"], False),
        ("{rule: cell-negative, path: 坏.docx, reason: 多余}", ["坏.docx", "--ignore", "suppression-unused"], False),
        ("{rule: cell-negative, path: 坏.docx, reason: 多余}", ["坏.txt"], False),
        # of one for several files only the whole folder can tell
        ("{rule: cell-negative, path: 坏.*, reason: 多余}", ["坏.docx"], False),
        ("{rule: cell-negative, path: 坏.*, reason: 多余}", ["."], True),
        ("{rule: cell-negative, reason: 多余}", [], True),
        ("{rule: cell-negative, path: 没有.docx, reason: 多余}", [], False),
        ("{rule: cell-blank, reason: 需要}", [], False),
        ("{rule: cell-blank, path: 坏.docx, row: new, reason: 多余}", ["坏.docx"], True),
    ],
)
def test_one_that_is_unused(command: Command, entry: str, arguments: list[str], reported: bool) -> None:  # noqa: FBT001 - a test parameter
    ignore(entry)
    run = command("check", *arguments, "--format", "json")
    assert run.rules.count("suppression-unused") == reported


def test_its_severity_can_be_chosen(command: Command) -> None:
    ignore("{rule: cell-negative, reason: 多余}")
    with Path(".gouji.yaml").open("a", encoding="utf-8") as file:
        file.write("severity: {suppression-unused: error}\n")
    Path("坏.txt").unlink()
    Path("坏.docx").unlink()
    assert command("check", ".").code == 1


@pytest.mark.parametrize("rule", ["suppression-unused", "suppression-invalid"])
def test_its_rules_are_explained(command: Command, rule: str) -> None:
    assert command("explain", rule).out.startswith(f"{rule}  (document, warning)\n")


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("{rule: cell-blank}", "2:3: the key “reason” is missing"),
        ("{reason: x}", "2:3: the key “rule” is missing"),
        ("{rule: cell-blank, reason: '  '}", "2:30: give the reason"),
        ("{rule: cell-blank, reason: x, until: soon}", "2:40: “soon” is no date; write 2025-12-31"),
        ("{rule: cell-blank, reason: x, until: 20250131}", "2:40: found 20250131, expected text"),
        ("{rule: cell-blank, reason: x, until: 2025-02-30}", "2:40: “2025-02-30” is no date"),
        ("{rule: cell-blank, reason: x, paht: a}", "2:33: unknown key “paht”"),
        ("{rule: cell-blank, reason: x, path: ../a}", "2:39: not a path pattern"),
        ("[a]", "2:3: found a list, expected text or “key: value” entries"),
    ],
)
def test_what_is_wrong_is_reported_with_its_place(command: Command, entry: str, place: str) -> None:
    ignore(entry)
    run = command("check", "坏.docx", "--lang", "en")
    assert run.code == 2
    assert place in run.err


def test_a_misspelt_rule(command: Command) -> None:
    ignore("{rule: cell-blnk, reason: 原件如此}")
    run = command("check", "坏.docx", "--lang", "en")
    assert (run.code, run.err.count("did you mean “cell-blank”?")) == (2, 1)


# ---- comments --------------------------------------------------------------------------------------------------------


def test_comments_in_a_report(command: Command) -> None:
    text = as_markdown(FAULTY).decode()
    heading = next(line for line in text.splitlines() if "行政复议" in line and line.startswith("#"))
    text = text.replace(heading, f"<!-- gouji: ignore=section-number 旧版编号 -->\n\n{heading}")
    text = (
        "<!-- gouji: ignore-file=duplicates,cell-blank 统一口径 -->\n<!-- gouji: ignore-file=cell-negative 多余 -->\n"
        + text
    )
    Path("坏.md").write_text(text, encoding="utf-8")
    run = command("check", "坏.md", "--format", "json")
    assert run.rules == ["suppression-unused", "requests-outcomes", "cell-placeholder"]
    assert run.json["findings"][0]["line"] == 2
    assert run.json["summary"]["suppressed"] == 3


def test_a_row_of_a_web_page(command: Command) -> None:
    text = as_html(FAULTY).decode()
    row = next(line for line in text.splitlines() if "<td>/</td>" in line)
    Path("坏.html").write_text(text.replace(row, f"<!-- gouji: ignore=tables 原件如此 -->\n{row}"), encoding="utf-8")
    assert sorted(command("check", "坏.html", "--format", "json").rules) == sorted(FAULTS - {"cell-placeholder"})
