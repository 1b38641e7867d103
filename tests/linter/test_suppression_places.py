"""Entries of ``.gouji.yaml`` that name what does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.render import as_markdown
from support.sample_reports import FAULTLESS

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        ("rule: cell-blank, section: requests", None),
        ("rule: cell-blank, table: requests, row: outcome.refused.secret, column: natural", None),
        ("rule: cell-blank, table: requests, row: outcome.other", None),  # a group, and a row of an older layout
        ("rule: cell-blank, table: requests, row: outcome.*, column: '*'", None),
        ("rule: cell-blank, row: cases", None),
        ("rule: cell-blnk", "2:10: no rule matches “cell-blnk”; did you mean “cell-blank”?"),
        ("rule: cell-blank, section: request", "2:31: no section matches “request”; did you mean “requests”?"),
        ("rule: cell-blank, table: reqests", "2:29: no table matches “reqests”; did you mean “requests”?"),
        ("rule: cell-blank, row: carriedin", "2:27: no row matches “carriedin”; did you mean “carried_in”?"),
        ("rule: cell-blank, column: nobody", "2:30: no column matches “nobody”\n"),
        # in a table that has no such row
        ("rule: cell-blank, table: fees, row: carried_in", "2:40: no row matches “carried_in”"),
        ("rule: cell-blank, table: requests, row: outcome.refuse.*", "2:44: no row matches “outcome.refuse.*”"),
    ],
)
def test_what_does_not_exist_is_reported_with_its_place(command: Command, entry: str, reported: str | None) -> None:
    Path("报告.md").write_bytes(as_markdown(FAULTLESS))
    Path(".gouji.yaml").write_text(f"ignore:\n- {{{entry}, reason: 原件如此}}\n", encoding="utf-8")
    run = command("check", "报告.md", "--lang", "en", "--quiet")
    assert run.code == (2 if reported else 0)
    assert (reported or "") in run.err
    assert command("test", ".gouji.yaml").code == run.code


def test_all_of_it_is_reported(command: Command) -> None:
    Path(".gouji.yaml").write_text(
        "select: [tabels]\nignore: [cell-blnk]\nseverity: {idenities: info}\n", encoding="utf-8"
    )
    run = command("check", ".", "--lang", "en")
    assert run.code == 2
    assert [line.rpartition("/")[2].partition(";")[0] for line in run.err.splitlines()] == [
        ".gouji.yaml:1:10: no rule matches “tabels”",
        ".gouji.yaml:2:10: no rule matches “cell-blnk”",
        ".gouji.yaml:3:23: no rule matches “idenities”",
    ]
