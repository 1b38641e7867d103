"""Several configurations in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.render import as_markdown
from support.sample_reports import FAULTLESS

PACK = {
    "pack.yaml": "id: ours\nname: {zh: 本市, en: our city}\nversion: 1\nextends: gia-2021\n",
    "rules.yaml": (
        "- id: no-plan\n  check: sections\n  finds: only\n  sections: [other]\n  texts: [待补充]\n  severity: error\n"
        "  message: {zh: 没有写完, en: not finished}\n  why: {zh: 须写完, en: it must be}\n"
    ),
}


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    """A folder with a configuration and a pack of its own."""
    for name, text in PACK.items():
        path = folder / "本市" / "rules" / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "本市" / ".gouji.yaml").write_text("packs: [rules/ours]\n", encoding="utf-8")
    for name in ("报告.md", "本市/报告.md"):
        (folder / name).write_bytes(as_markdown(FAULTLESS))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "no-plan"], None),
        (["--ignore", "no-plan,cell-*"], None),
        (["--select", "no-plna"], "no rule matches “no-plna”; did you mean “no-plan”?"),
        (["--ignore", "tables,no-plna"], "no rule matches “no-plna”"),
    ],
)
def test_rules_of_any_folder_can_be_selected(command: Command, arguments: list[str], told: str | None) -> None:
    run = command("check", ".", *arguments, "--lang", "en")
    assert run.code == (2 if told else 0)
    assert (told or "") in run.err


def test_a_configuration_further_down_is_verified(command: Command) -> None:
    Path("本市/.gouji.yaml").write_text("packs: [rules/ours]\nignore: [no-plan, cell-blnk]\n", encoding="utf-8")
    run = command("check", ".", "--lang", "en")
    assert run.code == 2
    assert "本市/.gouji.yaml:2:19: no rule matches “cell-blnk”; did you mean “cell-blank”?" in run.err
