"""The hook that docs/server-hook.md describes, in a bare repository that is pushed to."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from support.checkout import ROOT
from support.publisher import HOOK, Publisher, faulty
from support.render import as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTLESS, FAULTY

pytestmark = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="the hook is a bash script")


GOOD, BAD = as_markdown(FAULTLESS), as_markdown(FAULTY)


@pytest.fixture
def bare(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


@pytest.fixture
def publisher(bare: Publisher) -> Publisher:
    bare.install()
    return bare


class TestInitialPush:
    def test_of_faultless_reports_passes(self, publisher: Publisher) -> None:
        publisher.commit_paths({"年报/青石镇 2024.docx": as_docx(FAULTLESS), "年报/青石镇.html": as_html(FAULTLESS)})
        assert publisher.push() == ""

    def test_of_faulty_reports_is_refused_with_their_names(self, publisher: Publisher) -> None:
        files = {"年报/青石镇 2024.docx": as_docx(FAULTY), "年报/“青”石镇.txt": as_text(FAULTY), "-好.md": GOOD}
        publisher.commit_paths({**files, "说明.md": "# 说明\n".encode(), "图.png": b"\x89PNG"})
        output = publisher.push()
        assert faulty(output) == ["年报/“青”石镇.txt", "年报/青石镇 2024.docx"]

    def test_sees_what_the_last_commit_says(self, publisher: Publisher) -> None:
        publisher.commit(a=BAD, b=BAD)
        publisher.commit(a=GOOD, b=None)
        assert publisher.push() == ""


class TestUpdate:
    @pytest.fixture(autouse=True)
    def _published(self, bare: Publisher) -> None:
        """The repository holds an old faulty report from before the hook was installed."""
        bare.commit(old=BAD, good=GOOD)
        bare.git("push", "-q", "origin", "HEAD")
        bare.install()

    def test_checks_only_what_is_changed(self, publisher: Publisher) -> None:
        publisher.commit(other=GOOD)
        assert publisher.push() == ""

    def test_a_new_fault_is_refused(self, publisher: Publisher) -> None:
        publisher.commit(good=BAD)
        assert faulty(publisher.push()) == ["good.md"]

    def test_a_fault_that_is_mended_before_the_push_is_none(self, publisher: Publisher) -> None:
        publisher.commit(good=BAD)
        publisher.commit(good=GOOD + b"\n")
        assert publisher.push() == ""

    def test_a_faulty_report_may_be_deleted(self, publisher: Publisher) -> None:
        publisher.commit(old=None)
        assert publisher.push() == ""

    def test_a_faulty_report_that_is_moved_is_changed(self, publisher: Publisher) -> None:
        publisher.git("mv", "old.md", "新 位置.md")
        publisher.git("commit", "-q", "-m", "移动")
        assert faulty(publisher.push()) == ["新 位置.md"]

    def test_a_new_branch_is_checked_for_what_no_branch_has(self, publisher: Publisher) -> None:
        publisher.git("switch", "-q", "-c", "二〇二五")
        assert publisher.push() == ""
        publisher.git("switch", "-q", "-c", "next")
        publisher.commit(new=BAD)
        assert faulty(publisher.push()) == ["new.md"]

    def test_a_merge_brings_what_it_brings(self, publisher: Publisher) -> None:
        publisher.git("switch", "-q", "-c", "side", "HEAD")
        publisher.commit(side=GOOD)
        publisher.git("switch", "-q", "main")
        publisher.commit(main=GOOD)
        publisher.git("merge", "-q", "--no-commit", "side")
        publisher.commit(side=BAD)
        assert faulty(publisher.push()) == ["side.md"]

    def test_a_tag_opens_no_back_door(self, publisher: Publisher) -> None:
        publisher.git("switch", "-q", "-c", "side")
        publisher.commit(new=BAD)
        publisher.git("tag", "v1")
        assert publisher.push("v1") == ""
        assert faulty(publisher.push("side")) == ["new.md"]

    def test_a_branch_may_be_deleted_and_forced_back(self, publisher: Publisher) -> None:
        publisher.git("switch", "-q", "-c", "side")
        publisher.commit(a=GOOD)
        publisher.commit(b=GOOD)
        assert publisher.push() == ""
        assert publisher.push("--force", "HEAD~1:side") == ""
        assert publisher.push("--delete", "side") == ""

    def test_one_faulty_branch_refuses_all(self, publisher: Publisher) -> None:
        publisher.git("branch", "first")
        publisher.git("switch", "-q", "-c", "second")
        publisher.commit(new=BAD)
        assert faulty(publisher.push("first", "second")) == ["new.md"]


class TestSettings:
    def test_of_the_push_are_in_force(self, publisher: Publisher) -> None:
        publisher.commit_paths({"drafts/a.md": BAD, ".gouji.yaml": b"exclude: [drafts/]\n"})
        output = publisher.push()
        assert ".gouji.yaml:1 (exclude: drafts/)" in output
        assert faulty(output) == []

    def test_own_packs_are_at_hand(self, publisher: Publisher) -> None:
        publisher.commit_paths(
            {
                ".gouji.yaml": b"packs: [rules/city]\nfiles: [{paths: [reports/], pack: city}]\n",
                "rules/city/pack.yaml": "{id: city, name: {zh: 市, en: city}, version: 1, extends: gia-2021}".encode(),
                "rules/city/sections.yaml": b"- {id: section-number, severity: info}\n",
                "reports/a.md": GOOD,
            }
        )
        output = publisher.push()
        assert ".gouji.yaml:2 (files: city)" in output
        assert faulty(output) == []

    def test_that_are_wrong_are_refused_before_they_stop_everybody(self, publisher: Publisher) -> None:
        publisher.commit_paths({".gouji.yaml": b"exclud: [drafts/]\n"})
        assert ".gouji.yaml:1:1: " in publisher.push()


class TestSettingsOfTheBranch:
    """Those that were there before the push are in force."""

    @pytest.fixture(autouse=True)
    def _published(self, bare: Publisher) -> None:
        bare.commit_paths({"drafts/a.md": BAD, ".gouji.yaml": b"exclude: [drafts/]\n", "rules/说明.md": b"# rules\n"})
        bare.git("push", "-q", "origin", "HEAD")
        bare.call(bare.server, "git", "config", "gouji.settings", "branch")
        bare.install()

    def test_are_in_force(self, publisher: Publisher) -> None:
        publisher.commit_paths({"drafts/b.md": BAD})
        assert faulty(publisher.push()) == []

    def test_and_not_those_of_the_push(self, publisher: Publisher) -> None:
        publisher.commit_paths(
            {"a.md": BAD, ".gouji.yaml": b"exclude: [a.md]\n", "区/.gouji.yaml": b"exclude: [b.md]\n"}
        )
        publisher.commit_paths({"区/b.md": BAD})
        assert faulty(publisher.push()) == ["a.md", "区/b.md"]

    def test_count_from_the_next_push_on(self, publisher: Publisher) -> None:
        publisher.commit_paths({".gouji.yaml": b"exclude: [a.md]\n"})
        assert publisher.push() == ""
        publisher.commit_paths({"a.md": BAD})
        assert faulty(publisher.push()) == []

    def test_that_are_wrong_are_refused_all_the_same(self, publisher: Publisher) -> None:
        publisher.commit_paths({".gouji.yaml": b"exclud: [drafts/]\n"})
        assert ".gouji.yaml:1:1: " in publisher.push()

    def test_of_a_new_branch_are_those_of_the_main_one(self, publisher: Publisher) -> None:
        publisher.git("switch", "-q", "-c", "side")
        publisher.commit_paths({"a.md": BAD, "drafts/b.md": BAD, ".gouji.yaml": b"exclude: [a.md]\n"})
        assert faulty(publisher.push()) == ["a.md"]

    def test_options_refuse_comments(self, publisher: Publisher) -> None:
        publisher.commit(a="<!-- gouji: ignore-file=* 原件如此 -->\n".encode() + BAD)
        publisher.call(publisher.server, "git", "config", "--add", "gouji.option", "--no-inline-suppressions")
        publisher.call(publisher.server, "git", "config", "--add", "gouji.option", "--select=tables")
        output = publisher.push()
        assert faulty(output) == ["a.md"]
        assert "section-" not in output


class TestNothingIsPassedUnchecked:
    def test_an_unreadable_report(self, publisher: Publisher) -> None:
        publisher.commit_paths({"年报.docx": b"PK\x03\x04 no archive"})
        assert faulty(publisher.push()) == ["年报.docx"]

    def test_no_gouji_on_the_server(self, publisher: Publisher) -> None:
        publisher.call(publisher.server, "git", "config", "gouji.command", "/nowhere/gouji")
        publisher.commit(a=GOOD)
        assert "没有 gouji" in publisher.push()

    def test_a_link_is_not_followed(self, publisher: Publisher, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("password: hush\n", "utf-8")
        (publisher.clone / ".gouji.yaml").symlink_to(secret)
        (publisher.clone / "a.md").symlink_to(secret)
        publisher.commit(good=GOOD)
        assert "hush" not in publisher.push()

    def test_it_leaves_nothing_behind(self, publisher: Publisher, tmp_path: Path) -> None:
        publisher.environment["TMPDIR"] = str(tmp_path / "tmp")
        (tmp_path / "tmp").mkdir()
        for data in (GOOD, BAD):
            publisher.commit(a=data)
            publisher.push()
        assert list((tmp_path / "tmp").iterdir()) == []


def test_knows_the_same_reports_as_the_hooks() -> None:
    pattern = re.findall(r"^reports='(.+)'$", HOOK.read_text("utf-8"), re.MULTILINE)[0]
    (ours,) = {hook["files"] for hook in _manifest() if hook["id"] == "gouji"}
    assert re.sub(r"\[(.)(.)\]", lambda both: both[2], pattern) == ours.removeprefix("(?i)")


def _manifest() -> Iterator[dict[str, str]]:
    yield from YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
