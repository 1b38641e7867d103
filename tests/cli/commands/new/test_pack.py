from __future__ import annotations

import errno
from pathlib import Path

import pytest

from support.checkout import EXAMPLES
from support.command import Command
from support.render import as_markdown
from support.sample_reports import FAULTLESS

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_it_tells_to_do_next_works(command: Command, language: str) -> None:
    run = command("new", "pack", "tides", "--lang", language)
    steps = [line.split()[1:] for line in run.out.splitlines() if line.startswith("  gouji ")]
    assert (run.code, run.err) == (0, "")
    assert [step[0] for step in steps] == ["test", "check"]
    assert command(*steps[0]).code == 0
    checked = command(*steps[1], "--format", "json")
    assert (checked.code, len(checked.rules)) == (1, 1)


def test_from_a_document(command: Command) -> None:
    Path("a.md").write_bytes(as_markdown(FAULTLESS))
    run = command("new", "pack", "tides", "--from", "a.md", "--output", "packs/own")
    assert (run.code, run.err) == (0, "")
    assert command("test", "packs/own/tides").code == 0
    assert command("check", "a.md", "--pack", "packs/own/tides").code == 0


@pytest.mark.parametrize("example", ["", "juesuan", "us-foia"])
def test_from_each_example(command: Command, example: str) -> None:
    [document] = (EXAMPLES / example / "faultless").glob("*.docx")
    assert command("new", "pack", "ours", "--from", str(document)).code == 0
    assert command("test", "ours").code == 0
    assert command("check", "ours/example.md", "--pack", "ours").code == 1


def test_writes_over_nothing(command: Command) -> None:
    Path("tides").mkdir()
    run = command("new", "pack", "tides", "--lang", "en")
    assert (run.code, run.err) == (2, "gouji: tides exists already and is left as it is\n")
    assert list(Path("tides").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["pack"], "missing: ID"),
        (["folder", "tides"], "KIND has no “folder”; there are: report, pack"),
        (["pack", "tides", "--unit", "Bureau of Tides"], "--unit means nothing with new pack"),
        (["pack", "Tides"], "“Tides” is no id"),
        (["pack", "tides", "--from", "b.md"], "cannot read b.md: no such file or folder"),
        (["pack", "tides", "--from", "empty.md"], "cannot read empty.md: "),
        (["pack", "tides", "--from", "plain.md"], "no headings were found in plain.md"),
        (["pack", "tides", "--language", "fr"], "--language has no “fr”; there are: zh, en"),
    ],
)
def test_what_is_refused(command: Command, arguments: list[str], error: str) -> None:
    Path("empty.md").touch()
    Path("plain.md").write_text("Nothing but a sentence.\n", "utf-8")
    run = command("new", *arguments, "--lang", "en")
    assert run.code == 2
    assert error in run.err
    assert not Path("tides").exists()


def test_leaves_no_half_of_a_pack(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    write, full = Path.write_bytes, OSError(errno.ENOSPC, "No space left on device")

    def disk(path: Path, data: bytes) -> int:
        if path.name == "form.yaml":
            raise full
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", disk)
    run = command("new", "pack", "tides", "--lang", "en")
    assert (run.code, run.err) == (2, "gouji: cannot write tides: the disk is full\n")
    assert not Path("tides").exists()
