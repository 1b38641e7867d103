"""Settings and packs as they are written: what is wrong with them, and reports that are checked again."""

from __future__ import annotations

from pathlib import Path

import anglers
import pytest
from lsprotocol import types

from gouji.messages.errors import PackError
from gouji.packs import loader
from gouji.server.diagnostics import uri_of
from support.editor import Editor, Start, report

SUM = """\
- id: year
  check: identities
  table: fish
  assert: ["for every row: year = spring + autumn"]
  message: {zh: 不符, en: does not add up}
  why: {zh: 两季之和, en: two seasons}
  tests:
    fail: [{cells: {pike@year: 99}}]
"""


def places(found: list[types.Diagnostic]) -> list[tuple[int, int]]:
    """Lines and columns from 1, as ``gouji test`` prints them."""
    return [(each.range.start.line + 1, each.range.start.character + 1) for each in found]


def written(folder: Path, text: str) -> Path:
    path = folder / ".gouji.yaml"
    path.write_text(text, "utf-8")
    return path


class TestSettings:
    def test_what_is_saved_holds_for_what_is_open(self, start: Start, tmp_path: Path) -> None:
        editor = start()
        uri = editor.open(tmp_path / "a.md", report())
        assert editor.diagnostics(uri)
        editor.touch(written(tmp_path, "ignore: [unpaired-mark]\n"))
        editor.until(lambda: editor.latest(uri) == [])

    def test_they_are_saved_in_this_editor(self, start: Start, tmp_path: Path) -> None:
        editor = start()
        settings = editor.open(written(tmp_path, "ignore: []\n"), "ignore: []\n", "yaml")
        uri = editor.open(tmp_path / "a.md", report())
        assert editor.diagnostics(uri)
        editor.replace(settings, "ignore: [unpaired-mark]\n")
        written(tmp_path, "ignore: [unpaired-mark]\n")
        editor.save(settings)
        editor.until(lambda: editor.latest(uri) == [])

    def test_what_is_typed_holds_before_it_is_saved(self, start: Start, tmp_path: Path) -> None:
        editor = start()
        uri = editor.open(tmp_path / "a.md", report())
        path = written(tmp_path, "ignore: []\n")
        settings = editor.open(path, "ignore: []\n", "yaml")
        assert editor.diagnostics(uri)
        editor.replace(settings, "ignore: [unpaired-mark]\n")
        editor.until(lambda: editor.latest(uri) == [])
        assert path.read_text("utf-8") == "ignore: []\n"
        editor.close(settings)
        editor.until(lambda: editor.latest(uri) != [])

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("ignore: [unpaired-marks]\n", (1, 10)),
            ("fail_on: never\n", (1, 10)),
            ("# 𠮷\n\nlanguages: zh\n", (3, 1)),
            ("packs: [nowhere]\n", (1, 9)),
            ("a: [1\n", (2, 1)),
        ],
    )
    def test_what_is_wrong_has_its_place(
        self, editor: Editor, tmp_path: Path, text: str, place: tuple[int, int]
    ) -> None:
        (tmp_path / ".git").mkdir()
        uri = editor.open(tmp_path / ".gouji.yaml", "language: zh\n", "yaml")
        version = editor.replace(uri, text)
        found = editor.until(lambda: editor.latest(uri) or None)
        assert places(found) == [place]
        assert {each.version for each in editor.published if each.uri == uri and each.diagnostics} == {version}
        editor.replace(uri, "language: zh\n")
        editor.until(lambda: editor.latest(uri) == [])

    def test_it_is_said_once_and_where_it_is_wrong_though_it_is_not_open(self, start: Start, tmp_path: Path) -> None:
        path = written(tmp_path, "language: zh\nfail_on: never\n")
        editor = start()
        uri = editor.open(tmp_path / "a.md", report())
        (unchecked,) = editor.diagnostics(uri)
        assert unchecked.code == "not-checked"
        assert places(editor.until(lambda: editor.latest(uri_of(str(path))))) == [(2, 10)]
        for _ in range(3):
            editor.diagnostics(uri, editor.replace(uri, report("")))
        assert len(editor.shown) == 1
        assert f"{path}:2:10" in editor.shown[0]
        editor.touch(written(tmp_path, "language: zh\n"))
        editor.until(lambda: editor.latest(uri_of(str(path))) == [])
        editor.until(lambda: editor.latest(uri) == [])

    def test_while_they_are_wrong_the_last_sound_ones_hold(self, start: Start, tmp_path: Path) -> None:
        path = written(tmp_path, "ignore: [unpaired-mark]\n")
        editor = start()
        uri = editor.open(tmp_path / "a.md", report())
        assert editor.diagnostics(uri) == []
        settings = editor.open(path, path.read_text("utf-8"), "yaml")
        editor.replace(settings, "ignore: [unpaired-mark\n")
        editor.until(lambda: editor.latest(settings))
        assert editor.diagnostics(uri, editor.replace(uri, report())) == []
        assert editor.shown == []

    def test_a_misspelt_name_is_said(self, editor: Editor, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        path = tmp_path / ".gouji.yml"
        path.write_text("language: zh\n", "utf-8")
        uri = editor.open(path, "language: zh\n", "yaml")
        (found,) = editor.until(lambda: editor.latest(uri) or None)
        assert ".gouji.yaml" in found.message

    def test_other_yaml_is_let_alone(self, editor: Editor, tmp_path: Path) -> None:
        uri = editor.open(tmp_path / "compose.yaml", "a: [1\n", "yaml")
        editor.diagnostics(editor.open(tmp_path / "a.md", report()))
        assert editor.latest(uri) is None


class TestPacks:
    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("form.yaml", anglers.FORM.replace("id: catches", "ids: catches")),
            ("pack.yaml", anglers.PACK.replace("version", "versions")),
            ("rules.yaml", SUM.replace("spring +", "sprung +")),
            ("more.yaml", SUM.replace("autumn", "winter")),
            ("more.yaml", SUM + "  : [\n"),
        ],
    )
    def test_what_is_wrong_has_its_place_before_it_is_saved(
        self, editor: Editor, tmp_path: Path, name: str, text: str
    ) -> None:
        """The same as in a pack that is saved like that."""
        saved = anglers.write(tmp_path / "saved" / "anglers")
        (saved / name).write_text(text, "utf-8")
        with pytest.raises(PackError) as caught:
            loader.read(saved)
        folder = anglers.write(tmp_path / "anglers")
        before = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
        uri = editor.open(folder / name, text, "yaml")
        found = editor.until(lambda: editor.latest(uri) or None)
        assert places(found) == [(problem.line, problem.column) for problem in caught.value.problems]
        assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == before

    def test_a_test_of_a_rule_that_fails_is_told_at_its_place(self, editor: Editor, tmp_path: Path) -> None:
        folder = anglers.write(tmp_path / "anglers")
        failing = SUM.replace("fail:", "pass:")
        uri = editor.open(folder / "more.yaml", failing, "yaml")
        found = editor.until(lambda: editor.latest(uri) or None)
        assert places(found) == [(8, failing.split("\n")[7].index("{") + 1)]
        editor.replace(uri, SUM)
        editor.until(lambda: editor.latest(uri) == [])

    def test_it_holds_for_reports_that_are_open(self, start: Start, tmp_path: Path) -> None:
        (tmp_path / "rules").mkdir()
        folder = tmp_path / "rules" / "our-city"
        folder.mkdir()
        own = "id: our-city\nname: {zh: 本市, en: our city}\nversion: 1\nextends: gia-2021\n"
        (folder / "pack.yaml").write_text(own, "utf-8")
        (folder / "more.yaml").write_text("- {id: section-number, severity: error}\n", "utf-8")
        written(tmp_path, "packs: [rules]\nfiles: [{paths: ['*.md'], pack: our-city}]\n")
        editor = start()
        uri = editor.open(tmp_path / "a.md", report())
        assert [each.code for each in editor.diagnostics(uri)] == ["unpaired-mark"]
        rules = editor.open(folder / "more.yaml", "- {id: section-number, severity: error}\n", "yaml")
        editor.replace(rules, "- {id: unpaired-mark, off: true}\n")
        editor.until(lambda: editor.latest(uri) == [])
        assert "off" not in (folder / "more.yaml").read_text("utf-8")

    def test_what_is_wrong_with_a_pack_in_force_is_said_in_its_file(self, start: Start, tmp_path: Path) -> None:
        folder = anglers.write(tmp_path / "anglers", form=anglers.FORM.replace("id: catches", "ids: catches"))
        written(tmp_path, "packs: [anglers]\n")
        editor = start()
        uri = editor.open(tmp_path / "a.md", report())
        assert [each.code for each in editor.diagnostics(uri)] == ["not-checked"]
        assert places(editor.until(lambda: editor.latest(uri_of(str(folder / "form.yaml")))))[0] == (2, 5)


class TestHover:
    SETTINGS = (
        "select: [requests-outcomes]\nignore:\n  - unpaired-mark\n  - tables\nseverity: {section-number: error}\n"
    )

    @pytest.mark.parametrize(
        ("word", "zh", "en"),
        [
            (
                "requests-outcomes",
                ("办理结果总计", "**为什么**", "sum(outcome.**"),
                ("total handled", "**Why**", "**Basis**"),
            ),
            (
                "unpaired-mark",
                ("没有与之配对", "**依据**：GB/T 15834"),
                ("lacks its other half", "**Basis**: GB/T 15834"),
            ),
            ("section-number", ("的序号是", "无法按序号"), ("is numbered", "by its number")),
        ],
    )
    def test_a_rule_that_settings_name_is_told(
        self, start: Start, tmp_path: Path, word: str, zh: tuple[str, ...], en: tuple[str, ...]
    ) -> None:
        for language, parts in (("zh", zh), ("en", en)):
            editor = start("--lang", language)
            uri = editor.open(written(tmp_path, self.SETTINGS), self.SETTINGS, "yaml")
            text = editor.hover(uri, self._of(self.SETTINGS, word))
            assert f"**{word}**" in text
            assert [part for part in parts if part not in text] == []

    def test_a_rule_of_a_pack_is_told_in_its_file(self, start: Start, tmp_path: Path) -> None:
        folder = anglers.write(tmp_path / "anglers")
        text = (folder / "rules.yaml").read_text("utf-8")
        editor = start("--lang", "zh")
        uri = editor.open(folder / "rules.yaml", text, "yaml")
        hover = editor.hover(uri, self._of(text, "section-missing"))
        assert "**section-missing** · anglers" in hover
        assert "会员要看" in hover

    @pytest.mark.parametrize("word", ["tables", "severity", "error"])
    def test_of_other_words_nothing_is_told(self, editor: Editor, tmp_path: Path, word: str) -> None:
        uri = editor.open(written(tmp_path, self.SETTINGS), self.SETTINGS, "yaml")
        assert editor.hover(uri, self._of(self.SETTINGS, word)) == ""

    def _of(self, text: str, word: str) -> types.Position:
        line = next(number for number, each in enumerate(text.split("\n")) if word in each)
        return types.Position(line, text.split("\n")[line].index(word) + 1)


def test_what_changes_is_watched_where_the_client_can(start: Start) -> None:
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watching)
    editor = start(capabilities=types.ClientCapabilities(workspace=workspace))
    editor.until(lambda: editor.watches or None)
    assert [each.method for each in editor.watches] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]


def test_folders_that_are_renamed(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    written(folder, "ignore: [unpaired-mark]\n")
    editor = start()
    uri = editor.open(tmp_path / "new" / "a.md", report())
    assert editor.diagnostics(uri)
    folder.rename(tmp_path / "new")
    renamed = types.FileRename(uri_of(str(folder)), uri_of(str(tmp_path / "new")))
    editor.tell(editor.client.workspace_did_rename_files, types.RenameFilesParams([renamed]))
    editor.until(lambda: editor.latest(uri) == [])
