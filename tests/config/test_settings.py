from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gouji.config.discovery import chosen, nearest, overruled
from gouji.config.keys import Settings
from gouji.config.messages import GLOB_IDLE
from gouji.config.settings import Config, load
from gouji.messages.errors import ConfigError

FULL = """\
language: en
packs: [rules/lake]
files:
  - {paths: [2023/, "*.club.md"], pack: anglers}
  - {paths: [2023/lake], pack: lake}
exclude: [drafts/, "*.bak"]
select: [identities, "fish-*"]
ignore: [fish-wording]
severity: {copied: warning, "section-*": info}
fail_on: warning
"""


@pytest.fixture(autouse=True)
def _store(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gouji.yaml").write_bytes(text.encode())
    return folder / ".gouji.yaml"


@pytest.fixture
def full(tmp_path: Path) -> Config:
    (tmp_path / "rules" / "lake").mkdir(parents=True)
    return load(write(tmp_path, FULL))


def test_all_keys(tmp_path: Path, full: Config) -> None:
    assert full.root == tmp_path
    assert full.packs == (tmp_path / "rules" / "lake",)
    assert full.settings.language == "en"
    assert full.settings.select == ("identities", "fish-*")
    assert full.settings.ignore == ("fish-wording",)
    assert full.settings.severity == {"copied": "warning", "section-*": "info"}
    assert full.settings.fail_on == "warning"


def test_all_keys_may_be_missing(tmp_path: Path) -> None:
    config = load(write(tmp_path, "{}"))
    assert config.settings == Settings()
    assert not config.excludes(tmp_path / "a.md")
    assert config.pinned(tmp_path / "a.md") is None


@pytest.mark.parametrize(
    ("file", "excluded", "pinned"),
    [
        ("a.md", False, None),
        ("drafts/a.md", True, None),
        ("2023/drafts/x/a.md", True, "anglers"),
        ("2023/a.bak", True, "anglers"),
        ("2023/a.md", False, "anglers"),
        ("x/a.club.md", False, "anglers"),
        ("2023/lake/a.club.md", False, "lake"),
        ("../drafts/a.md", False, None),
    ],
)
def test_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: Config, file: str, *, excluded: bool, pinned: str | None
) -> None:
    assert full.excludes(tmp_path / file) is excluded
    assert full.pinned(tmp_path / file) == pinned
    (tmp_path / "x").mkdir()
    monkeypatch.chdir(tmp_path / "x")
    assert full.excludes(f"../{file}") is excluded
    assert full.pinned(f"../{file}") == pinned


def test_folders_above_the_root_do_not_count(tmp_path: Path) -> None:
    config = load(write(tmp_path / "drafts", "exclude: [drafts/]"))
    assert not config.excludes(tmp_path / "drafts" / "a.md")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links(tmp_path: Path) -> None:
    config = load(write(tmp_path / "real", "exclude: [drafts/]"))
    (tmp_path / "real" / "drafts").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert config.excludes(tmp_path / "link" / "drafts" / "a.md")
    assert nearest(tmp_path / "link").excludes(tmp_path / "real" / "drafts" / "a.md")


# ---- which file applies --------------------------------------------------------------------------------------------


def test_the_nearest_file_applies_alone(tmp_path: Path) -> None:
    write(tmp_path, "language: zh\nexclude: [a.md]\n")
    inner = write(tmp_path / "x", "language: en\n")
    (tmp_path / "x" / "y").mkdir()
    assert nearest(tmp_path / "x" / "y").path == inner
    assert not nearest(tmp_path / "x" / "y").excludes(tmp_path / "x" / "a.md")
    assert nearest(tmp_path).settings.language == "zh"


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_the_search_ends_at_the_repository(tmp_path: Path, kind: str) -> None:
    write(tmp_path, "language: en")
    repository = tmp_path / "repository"
    (repository / "docs").mkdir(parents=True)
    if kind == "folder":
        (repository / ".git").mkdir()
    else:
        (repository / ".git").write_bytes(b"gitdir: elsewhere")
    assert nearest(repository / "docs") == Config(repository / "docs")
    assert nearest(repository).path is None
    at_root = write(repository, "language: zh")
    assert nearest(repository / "docs").path == at_root


def test_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "exclude: [a.md]")
    (tmp_path / "x").mkdir()
    monkeypatch.chdir(tmp_path / "x")
    assert nearest(".").excludes("../a.md")
    assert nearest("").root == tmp_path


@pytest.mark.parametrize("name", [".gouji.yml", "gouji.yaml", "gouji.yml"])
def test_a_file_of_nearly_that_name_is_not_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"language: en")
    with pytest.raises(ConfigError) as caught:
        nearest(tmp_path)
    assert caught.value.text("en") == f"{tmp_path / name}: rename it .gouji.yaml"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
class TestLinks:
    @pytest.mark.parametrize(
        ("leads_to", "expected"),
        [("none.yaml", "leads nowhere"), ("../other.yaml", "leads out"), ("/dev/zero", "leads out"), ("a", "a folder")],
    )
    def test_one_that_does_not_lead_to_a_file_inside(self, tmp_path: Path, leads_to: str, expected: str) -> None:
        (tmp_path / "other.yaml").write_bytes(b"language: en")
        repository = tmp_path / "repository"
        for name in (".git", "a"):
            (repository / name).mkdir(parents=True)
        (repository / ".gouji.yaml").symlink_to(leads_to)
        with pytest.raises(ConfigError, match=expected):
            nearest(repository / "a")

    def test_one_to_a_file_inside(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        (tmp_path / "settings.yaml").write_bytes(b"language: en")
        (tmp_path / ".gouji.yaml").symlink_to("settings.yaml")
        assert nearest(tmp_path).settings.language == "en"

    @pytest.mark.parametrize("folder", ["../packs", "link", "a/../../packs", "{outside}"])
    def test_packs_outside(self, tmp_path: Path, folder: str) -> None:
        (tmp_path / "packs").mkdir()
        repository = tmp_path / "repository"
        for name in (".git", "a"):
            (repository / name).mkdir(parents=True)
        (repository / "link").symlink_to("../packs")
        path = write(repository, f"packs: ['{folder.format(outside=tmp_path / 'packs')}']")
        with pytest.raises(ConfigError, match="outside of the repository"):
            nearest(repository)
        assert load(path).packs  # where somebody names the file


# ---- what is wrong with it -----------------------------------------------------------------------------------------

KEYS = ", ".join(Settings.__struct_encode_fields__)
FAULTS = [
    ("", "1:1: the file has no content"),
    ("- a", f"1:1: found a list, expected “key: value” entries (keys: {KEYS})"),
    ("language: en\nlanguage: zh", "2:1: the key “language” is given twice, first in line 1"),
    ("language: cn", "1:11: “cn” is none of: en, zh"),
    ("exlude: [a]", f"1:1: unknown key “exlude”, known are: {KEYS}; did you mean “exclude”?"),
    ("exclude: a", "1:10: found the text “a”, expected a list; a single item is written [item]"),
    (
        "exclude: [*.md]",
        "1:11: quote a text that begins with *; aliases (*.md) are not supported",
    ),
    ("exclude: [a, 'b\\c']", "1:14: not a path pattern: write / between folders, not \\"),
    ("exclude: ['']", "1:11: not a path pattern: it is empty"),
    ("files: [{paths: [../a], pack: b}]", "1:18: not a path pattern: it can't lead outside with .."),
    ("exclude: ['!a.md']", f"1:11: not a path pattern: {GLOB_IDLE.en}"),
    ("files: [{paths: [a/, '!a/b.md'], pack: b}]", f"1:22: not a path pattern: {GLOB_IDLE.en}"),
    ("ignore: [{rule: a, path: '!a.md', reason: b}]", f"1:26: not a path pattern: {GLOB_IDLE.en}"),
    ("files: [{paths: [a]}]", "1:9: the key “pack” is missing"),
    (
        "files: [{paths: [a], pack: b, packs: c}]",
        "1:31: unknown key “packs”, known are: paths, pack; did you mean “pack”?",
    ),
    ("severity: {copied: warn}", "1:20: “warn” is none of: error, info, warning; did you mean “warning”?"),
    ("severity: [copied]", "1:11: found a list, expected “key: value” entries"),
    ("fail_on: none", "1:10: “none” is none of: error, info, warning"),
    ("packs: [rules/none]", "1:9: there is no such folder"),
    ("select: [1]", "1:10: found 1, expected text; quote it if it is meant as text"),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_faults(tmp_path: Path, text: str, expected: str) -> None:
    path = write(tmp_path, text)
    for _ in range(2):  # what is wrong is not kept
        with pytest.raises(ConfigError) as caught:
            load(path)
        assert caught.value.text("en") == f"{path}:{expected}"
    assert len(caught.value.text("zh").splitlines()) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: no such file"):
        load(tmp_path / "none.yaml")


def test_pins_to_unknown_packs(tmp_path: Path, full: Config) -> None:
    full.verify_packs(["anglers", "lake"])
    Config(tmp_path).verify_packs([])
    with pytest.raises(ConfigError) as caught:
        full.verify_packs(["anglers", "lakes"])
    assert caught.value.text("en") == f"{full.path}:5:32: there is no pack “lake”; did you mean “lakes”?"


def test_a_known_file_is_read_without_yaml(tmp_path: Path) -> None:
    write(tmp_path, "language: en")
    code = (
        "import sys; from gouji.config.discovery import nearest;"
        "print(nearest('.').settings.language, 'ruamel.yaml' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    first, second = (subprocess.run(command, cwd=tmp_path, capture_output=True, check=True) for _ in range(2))
    assert first.stdout.split() == [b"en", b"True"]
    assert second.stdout.split() == [b"en", b"False"]


def test_a_change_counts(tmp_path: Path) -> None:
    assert load(write(tmp_path, "language: en")).settings.language == "en"
    assert load(write(tmp_path, "language: zh")).settings.language == "zh"
    assert load(write(tmp_path, "language: zh"), cached=False).settings.language == "zh"


def test_paths_may_lead_from_another_folder(tmp_path: Path) -> None:
    file = write(tmp_path / "ci", "exclude: [/drafts/]")
    assert load(file).excludes(tmp_path / "ci" / "drafts" / "a.md")
    assert load(file, tmp_path).excludes(tmp_path / "drafts" / "a.md")
    assert not load(file, tmp_path).excludes(tmp_path / "ci" / "drafts" / "a.md")


def test_one_that_somebody_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here" / ".git").mkdir(parents=True)
    (tmp_path / "packs" / "lake").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert chosen(write(tmp_path / "ci", "packs: [../packs]")).packs == (tmp_path / "packs",)
    (tmp_path / "here" / "rules").symlink_to(tmp_path / "packs")
    with pytest.raises(ConfigError) as caught:
        chosen(write(tmp_path / "ci", "packs: [rules]"))
    assert (caught.value.line, caught.value.column) == (1, 9)


def test_one_that_takes_the_place_of_another(tmp_path: Path) -> None:
    inner = load(write(tmp_path / "a" / "b", "language: en"))
    (tmp_path / ".git").mkdir()
    assert overruled(inner) is None
    outer = write(tmp_path, "language: zh")
    assert overruled(inner) == outer
    assert overruled(load(outer)) is None
    assert overruled(Config(tmp_path / "a")) is None
    (tmp_path / "a" / "b" / ".git").mkdir()
    assert overruled(inner) is None
