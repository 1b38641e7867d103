"""Options by which a run has other settings than those that lie beside the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import Command
from support.render import as_html, as_markdown
from support.sample_reports import FAULTLESS, FAULTY

BAD = as_markdown(FAULTY)


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    for name in ("区/坏.md", "区/街道/坏.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(BAD)
    (folder / "区" / ".gouji.yaml").write_text('exclude: ["*.md"]\n', encoding="utf-8")
    (folder / "区" / "街道" / ".gouji.yaml").write_text("nonsense: 1\n", encoding="utf-8")


def written(text: str, name: str = "ci/gate.yaml") -> str:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


class TestConfig:
    def test_takes_the_place_of_every_file_that_lies_there(self, command: Command) -> None:
        run = command("check", "--config", written("select: [duplicates]\n"), "--format", "json")
        assert (run.code, set(run.rules)) == (1, {"section-copied"})
        assert [file["path"] for file in run.json["files"]] == ["区/坏.md", "区/街道/坏.md"]

    def test_its_paths_lead_from_the_current_folder(self, command: Command) -> None:
        gate = written("exclude: [区/街道/]\nfiles: [{paths: [/区/坏.md], pack: gia-2021}]\n")
        run = command("check", "区", "--config", gate, "--format", "json")
        assert [file["path"] for file in run.json["files"]] == ["区/坏.md"]

    def test_what_it_excludes_is_not_laid_to_another(self, command: Command) -> None:
        run = command("check", "区/坏.md", "--config", written("exclude: [区/]\n"), "--lang", "en")
        assert run.out.splitlines()[1] == "  skipped: excluded by ci/gate.yaml"
        assert command("check", "区/坏.md", "--config", "ci/gate.yaml", "--strict").code == 0

    def test_its_packs_too(self, command: Command) -> None:
        pack = Path("rules/city/pack.yaml")
        pack.parent.mkdir(parents=True)
        pack.write_text("{id: city, name: {zh: 市, en: city}, version: 1, extends: gia-2021}", encoding="utf-8")
        gate = written("packs: [rules/city]\nfiles: [{paths: [区/], pack: city}]\n")
        assert {file["pack"] for file in command("check", "--config", gate, "--format", "json").json["files"]} == {
            "city"
        }
        assert command("check", "--config", written("packs: [city]\n")).err.startswith("gouji: ci/gate.yaml:1:9: ")

    def test_its_language_and_level_hold(self, command: Command) -> None:
        Path("好.md").write_bytes(as_markdown(FAULTLESS))
        gate = written("language: en\nfail_on: info\nselect: [section-number]\nseverity: {sections: info}\n")
        assert command("check", "好.md", "--config", gate).out.startswith("files checked: 1")
        assert command("check", "区/坏.md", "--config", gate).code == 1

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("exclud: []\n", "ci/gate.yaml:1:1: "),
            ("select: [tabels]\n", "ci/gate.yaml:1:10: "),
            (None, "ci/gate.yaml: "),
        ],
    )
    def test_what_is_wrong_with_it_stops_the_run(self, command: Command, text: str | None, said: str) -> None:
        if text is not None:
            written(text)
        run = command("check", "--config", "ci/gate.yaml")
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith(f"gouji: {said}")

    def test_is_the_origin_of_settings(self, command: Command) -> None:
        run = command("config", "区/坏.md", "--config", written("fail_on: info\n"), "--lang", "en")
        assert "config    ci/gate.yaml\n" in run.out
        assert "fail_on   info  ← ci/gate.yaml:1\n" in run.out

    def test_not_with_isolated(self, command: Command) -> None:
        run = command("check", "--config", written(""), "--isolated", "--lang", "en")
        assert (run.code, run.err) == (2, "gouji: use either --config or --isolated\n")


class TestIsolated:
    def test_no_file_is_looked_at(self, command: Command) -> None:
        Path("gouji.yml").write_text("", encoding="utf-8")
        run = command("check", "--isolated", "--format", "json")
        assert run.code == 1
        assert [file["status"] for file in run.json["files"]] == ["read", "read"]
        assert "config    没有 .gouji.yaml\n" in command("config", "区/坏.md", "--isolated").out

    def test_cells_are_read_with_the_packs_that_ship(self, command: Command) -> None:
        assert command("facts", "区/街道/坏.md").code == 2
        assert command("facts", "区/街道/坏.md", "--isolated").code == 0


@pytest.mark.parametrize(("name", "render"), [("坏.md", as_markdown), ("坏.html", as_html)])
def test_comments_in_documents_can_be_refused(command: Command, name: str, render: object) -> None:
    assert callable(render)
    Path(name).write_bytes(
        b"<!-- gouji: ignore-file=* \xe5\xaf\xb9 -->\n<!-- gouji: ignore=nothing -->\n\n" + render(FAULTY)
    )
    assert command("check", name).code == 0
    run = command("check", name, "--no-inline-suppressions", "--format", "json")
    assert run.code == 1
    assert not [rule for rule in run.rules if rule.startswith("suppression")]
    written("ignore: [{rule: '*', path: " + name + ", reason: 原件如此}]\n", ".gouji.yaml")
    assert command("check", name, "--no-inline-suppressions").code == 0
