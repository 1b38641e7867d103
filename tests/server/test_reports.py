"""Reports as they are typed, in a real server, by a real client."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from gouji.linter.session import Session
from gouji.server.diagnostics import uri_of
from support.editor import Editor, Start, edited, report


def codes(found: list[types.Diagnostic]) -> list[str]:
    return [str(each.code) for each in found]


def at(text: str, words: str) -> types.Position:
    """Where words stand in a text, in UTF-16."""
    line, before = next((n, each.partition(words)[0]) for n, each in enumerate(text.split("\n")) if words in each)
    return types.Position(line, len(before.encode("utf-16-le")) // 2)


def test_diagnostics_are_the_findings_of_the_command_line(editor: Editor, root: Path, faulty: str) -> None:
    path = root / "报告 一.md"
    found = editor.diagnostics(editor.open(path, faulty))
    result = Session().lint(str(path), faulty.encode())
    assert codes(found) == [finding.rule for finding in result.findings]
    assert [(each.range.start.line + 1, each.range.end.line + 1) for each in found] == [
        (finding.place.line, finding.place.end_line) for finding in result.findings if finding.place
    ]
    assert {each.source for each in found} == {"gouji"}
    assert not path.exists()


def test_a_diagnostic_says_what_is_right_where_and_why(editor: Editor, root: Path, faulty: str) -> None:
    uri = editor.open(root / "what.md", faulty)
    found = next(each for each in editor.diagnostics(uri) if each.code == "requests-outcomes")
    assert "应为 3" in found.message
    assert found.severity == types.DiagnosticSeverity.Error
    assert found.code_description
    assert found.code_description.href.endswith("/docs/rules/gia-2021.md#requests-outcomes")
    assert found.related_information
    assert [each.location.uri for each in found.related_information] == [uri, uri]
    assert "左边 15，右边 20" in found.related_information[0].message


def test_a_change_is_answered_for_its_version(editor: Editor, root: Path) -> None:
    text = report("")
    uri = editor.open(root / "change.md", text)
    assert editor.diagnostics(uri) == []
    start = types.Position(at(text, "一、").line + 2, 0)
    typed = types.TextDocumentContentChangePartial(types.Range(start, start), "𠮷祥村参加了“政务公开日活动。\n\n")
    version = editor.change(uri, typed)
    assert codes(editor.diagnostics(uri, version)) == ["unpaired-mark"]


@pytest.mark.parametrize(
    ("encodings", "chosen", "column"),
    [
        (None, "utf-16", 7),
        (["utf-16"], "utf-16", 7),
        (["utf-16", "utf-32"], "utf-32", 6),
        (["utf-8", "utf-16"], "utf-8", 19),
    ],
)
def test_columns_are_in_the_units_of_the_client(
    start: Start, tmp_path: Path, encodings: list[types.PositionEncodingKind] | None, chosen: str, column: int
) -> None:
    general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
    editor = start(capabilities=types.ClientCapabilities(general=general))
    assert editor.initialized.capabilities.position_encoding == chosen
    (found,) = editor.diagnostics(editor.open(tmp_path / "a.md", report()))
    assert found.range.start.character == column
    assert found.range.end.character - column == (3 if chosen == "utf-8" else 1)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_mark_change_no_place(editor: Editor, root: Path, ends: str, mark: str) -> None:
    text = report()
    uri = editor.open(root / f"ends-{len(ends)}{len(mark)}.md", mark + text.replace("\n", ends))
    assert [each.range.start for each in editor.diagnostics(uri)] == [at(text, "“政务公开日")]


def test_of_many_changes_the_last_one_counts(editor: Editor, root: Path) -> None:
    uri = editor.open(root / "many.md", report(""))
    for _ in range(19):
        editor.replace(uri, report())
    last = editor.replace(uri, report(""))
    assert editor.diagnostics(uri, last) == []
    assert editor.latest(uri) == []
    versions = [each.version for each in editor.published if each.uri == uri]
    assert versions == sorted(versions)


class TestDocumentsThatAreNone:
    def test_what_no_pack_claims_has_no_diagnostics(self, editor: Editor, root: Path) -> None:
        assert editor.diagnostics(editor.open(root / "README.md", "# 说明\n\n这是说明。\n")) == []

    def test_what_is_not_saved_yet_is_checked_as_what_it_is_taken_for(self, editor: Editor) -> None:
        assert codes(editor.diagnostics(editor.open("untitled:Untitled-1", report()))) == ["unpaired-mark"]

    def test_what_lies_outside_of_any_root_is_checked(self, editor: Editor, tmp_path: Path) -> None:
        assert codes(editor.diagnostics(editor.open(tmp_path / "a.md", report()))) == ["unpaired-mark"]

    @pytest.mark.parametrize("text", ["", " \n", "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"])
    def test_what_cannot_be_read_says_why_on_its_first_line(self, editor: Editor, root: Path, text: str) -> None:
        (found,) = editor.diagnostics(editor.open(root / f"unreadable-{len(text)}.md", text))
        assert (found.code, found.range.start) == ("document-unreadable", types.Position(0, 0))

    def test_what_is_too_long_says_so(self, editor: Editor, root: Path) -> None:
        (found,) = editor.diagnostics(editor.open(root / "long.txt", report() + "长" * 200_000, "plaintext"))
        assert "200,000" in found.message

    @pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.py"])
    def test_what_is_not_edited_as_text_is_let_alone(self, editor: Editor, root: Path, name: str) -> None:
        uri = editor.open(root / name, report(), "plaintext")
        editor.diagnostics(editor.open(root / f"after-{name}.md", report()))
        assert editor.latest(uri) in (None, [])

    def test_of_what_is_closed_nothing_is_said(self, editor: Editor, root: Path) -> None:
        uri = editor.open(root / "closed.md", report())
        assert editor.diagnostics(uri)
        editor.close(uri)
        assert editor.diagnostics(uri, None) == []


class TestHover:
    def test_tells_what_why_and_on_what_basis(self, editor: Editor, root: Path, faulty: str) -> None:
        uri = editor.open(root / "hover.md", faulty)
        found = next(each for each in editor.diagnostics(uri) if each.code == "requests-outcomes")
        text = editor.hover(uri, found.range.start)
        assert all(part in text for part in ("错误", "应为 3", "左边 15，右边 20", "**为什么**", "**依据**"))

    @pytest.mark.parametrize(
        ("language", "parts"),
        [
            ("zh", ("**错误**", "应为 3", "左边 15，右边 20", "**为什么**：", "**依据**：国办公开办函〔2021〕30号")),
            (
                "en",
                (
                    "**error**",
                    "it should be 3",
                    "left 15, right 20",
                    "**Why**: ",
                    "**Basis**: 国办公开办函〔2021〕30号",
                ),
            ),
        ],
    )
    def test_is_in_the_language_of_the_reader(
        self, start: Start, tmp_path: Path, faulty: str, language: str, parts: tuple[str, ...]
    ) -> None:
        editor = start("--lang", language)
        uri = editor.open(tmp_path / "a.md", faulty)
        found = next(each for each in editor.diagnostics(uri) if each.code == "requests-outcomes")
        text = editor.hover(uri, found.range.start)
        assert [part for part in parts if part not in text] == []

    def test_is_nothing_where_nothing_is_wrong(self, editor: Editor, root: Path, faulty: str) -> None:
        uri = editor.open(root / "no-hover.md", faulty)
        assert editor.hover(uri, types.Position(1, 0)) == ""

    def test_has_no_markup_of_the_document(self, editor: Editor, root: Path) -> None:
        text = report("发放“*材料*`12`份。")
        uri = editor.open(root / "markup.md", text)
        found = editor.diagnostics(uri)
        assert "\\*" in editor.hover(uri, found[0].range.start) or "*" not in found[0].message


class TestCodeActions:
    def test_a_safe_fix_is_preferred_and_another_is_not(self, editor: Editor, root: Path, faulty: str) -> None:
        uri = editor.open(root / "fixes.md", faulty)
        preferred = {}
        for found in editor.diagnostics(uri):
            for action in editor.actions(uri, [found], ["quickfix"]):
                if "注释" not in action.title:
                    preferred[str(found.code)] = action.is_preferred
        assert preferred == {
            "cell-blank": True,
            "requests-outcomes": False,
            "cell-placeholder": True,
            "section-number": False,
        }

    def test_a_fix_does_away_with_its_finding(self, editor: Editor, root: Path, faulty: str) -> None:
        uri = editor.open(root / "mended.md", faulty)
        before = editor.diagnostics(uri)
        action = editor.actions(uri, [before[0]], ["quickfix"])[0]
        after = editor.diagnostics(uri, editor.replace(uri, edited(faulty, action)))
        assert codes(after) == codes(before)[1:]

    def test_all_safe_fixes_at_once(self, editor: Editor, root: Path, faulty: str) -> None:
        uri = editor.open(root / "all.md", faulty)
        before = editor.diagnostics(uri)
        (action,) = editor.actions(uri, only=["source.fixAll"])
        assert action.kind == "source.fixAll.gouji"
        after = editor.diagnostics(uri, editor.replace(uri, edited(faulty, action)))
        assert codes(after) == [code for code in codes(before) if code not in ("cell-blank", "cell-placeholder")]

    @pytest.mark.parametrize(
        ("only", "kinds"),
        [
            (None, {"quickfix", "source.fixAll.gouji"}),
            (["quickfix"], {"quickfix"}),
            (["source"], {"source.fixAll.gouji"}),
            (["source.fixAll.gouji"], {"source.fixAll.gouji"}),
            (["source.fixAll.other"], set()),
            (["refactor"], set()),
        ],
    )
    def test_only_what_is_asked_for(
        self, editor: Editor, root: Path, faulty: str, only: list[str] | None, kinds: set[str]
    ) -> None:
        uri = editor.open(root / "only.md", faulty)
        shown = editor.diagnostics(uri)
        assert {action.kind for action in editor.actions(uri, shown, only)} == kinds

    def test_none_on_what_the_client_does_not_show(self, editor: Editor, root: Path, faulty: str) -> None:
        uri = editor.open(root / "shown.md", faulty)
        editor.diagnostics(uri)
        foreign = types.Diagnostic(types.Range(types.Position(0, 0), types.Position(0, 1)), "a", source="other")
        assert editor.actions(uri, [foreign], ["quickfix"]) == []

    def test_edits_are_of_a_version_and_come_when_they_are_asked_for(
        self, start: Start, tmp_path: Path, faulty: str
    ) -> None:
        support = types.CodeActionClientCapabilities(
            resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"])
        )
        editor = start(
            capabilities=types.ClientCapabilities(
                text_document=types.TextDocumentClientCapabilities(code_action=support),
                workspace=types.WorkspaceClientCapabilities(
                    workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
                ),
            )
        )
        uri = editor.open(tmp_path / "a.md", faulty)
        shown = editor.diagnostics(uri)
        fix, *_, whole = editor.actions(uri, shown[:1])
        assert fix.edit
        assert fix.edit.document_changes
        (change,) = fix.edit.document_changes
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 1
        assert whole.edit is None
        resolved = editor.do(editor.client.code_action_resolve_async(whole))
        assert resolved.edit
        assert resolved.edit.document_changes
        assert editor.do(editor.client.code_action_resolve_async(fix)).edit == fix.edit


class TestPull:
    PULLING = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
        workspace=types.WorkspaceClientCapabilities(
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
        ),
    )

    def test_a_client_that_pulls_is_sent_nothing(self, start: Start, tmp_path: Path) -> None:
        editor = start(capabilities=self.PULLING)
        uri = editor.open(tmp_path / "a.md", report())
        assert codes(editor.pull(uri)) == ["unpaired-mark"]
        editor.replace(uri, report(""))
        assert editor.pull(uri) == []
        assert editor.latest(uri) is None

    def test_it_is_asked_to_pull_again(self, start: Start, tmp_path: Path) -> None:
        editor = start(capabilities=self.PULLING)
        uri = editor.open(tmp_path / "a.md", report())
        assert editor.pull(uri)
        settings = tmp_path / ".gouji.yaml"
        settings.write_text("ignore: [unpaired-mark]\n", "utf-8")
        editor.touch(settings)
        editor.until(lambda: editor.refreshed)
        assert editor.pull(uri) == []

    def test_another_client_does_not_pull(self, editor: Editor) -> None:
        assert editor.initialized.capabilities.diagnostic_provider is None


@pytest.mark.parametrize(
    ("arguments", "options", "settings", "locale", "environment", "language"),
    [
        ((), None, None, None, "C", "en"),
        ((), None, None, None, "en_GB.UTF-8", "en"),
        ((), None, None, "zh-cn", "en_GB.UTF-8", "zh"),
        ((), None, "en", "zh-cn", "C", "en"),
        ((), {"language": "zh"}, "en", "en", "en_GB.UTF-8", "zh"),
        (("--lang", "en"), {"language": "zh"}, "zh", "zh-cn", "C", "en"),
    ],
)
def test_who_asks_for_a_language_first_is_heard(
    start: Start,
    tmp_path: Path,
    arguments: tuple[str, ...],
    options: dict[str, str] | None,
    settings: str | None,
    locale: str | None,
    environment: str,
    language: str,
) -> None:
    if settings:
        (tmp_path / ".gouji.yaml").write_text(f"language: {settings}\n", "utf-8")
    editor = start(*arguments, options=options, locale=locale, environment={"LC_ALL": environment})
    (found,) = editor.diagnostics(editor.open(tmp_path / "a.md", report()))
    assert ("没有" in found.message) == (language == "zh"), found.message


def test_addresses_are_those_of_the_client(editor: Editor, root: Path) -> None:
    uri = uri_of(str(root / "年报")) + "/%61.md"
    assert codes(editor.diagnostics(editor.open(uri, report()))) == ["unpaired-mark"]
