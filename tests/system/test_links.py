from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gouji.system.links import leads_out, names_descriptor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a folder beside it."""
    for name in ("here/reports/2024", "here/more", "beside"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.md").touch()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def link(name: str, leads_to: str) -> str:
    Path(name).symlink_to(leads_to)
    return name


@pytest.mark.parametrize(
    ("leads_to", "from_repository", "from_folder"),
    [
        ("a.md", False, False),
        ("./2024/a.md", False, False),
        ("../more/a.md", False, True),
        ("../../beside/a.md", True, True),
        ("/etc/passwd", True, True),
        ("/dev/zero", True, True),
        ("../.git/config", True, True),
        ("../.GIT/config", True, True),
        ("../.git/annex/objects/a.md", False, True),
        ("../.git/annexed", True, True),
        ("nowhere.md", False, False),
        ("../../nowhere.md", True, True),
        ("link.md", False, False),
    ],
)
def test_a_link(folder: Path, leads_to: str, from_repository: bool, from_folder: bool) -> None:  # noqa: FBT001 - columns
    path = link("reports/link.md", leads_to)
    assert leads_out(path) is from_folder
    (folder / ".git").mkdir()
    assert leads_out(path) is leads_out(folder / path) is from_repository


def test_what_is_no_link(folder: Path) -> None:
    assert not leads_out("reports/a.md")
    assert not leads_out("../beside/a.md")
    (folder / ".git").mkdir()
    assert not leads_out(".git/config")
    assert not leads_out("../beside/a.md")


def test_links_above_the_folder_do_not_count(folder: Path) -> None:
    """As where a home is a link, or `/tmp` is one."""
    (folder / ".git").mkdir()
    (folder.parent / "way").symlink_to(folder)
    assert not leads_out(folder.parent / "way" / "reports" / "a.md")


def test_a_folder_that_is_a_link(folder: Path) -> None:
    path = link("out", "../beside")
    assert not leads_out(f"{path}/a.md")  # somebody has named it
    assert not leads_out(path, Path(path))
    assert leads_out(path)
    (folder / ".git").mkdir()
    assert leads_out(f"{path}/a.md")
    assert leads_out(path, Path(path))


def test_a_folder_that_is_searched(folder: Path) -> None:
    path = link("reports/link.md", "../more/a.md")
    assert leads_out(path, Path("reports").absolute())
    assert not leads_out(path, folder)


def test_a_repository_in_a_repository(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "reports" / ".git").mkdir()
    assert leads_out(link("reports/link.md", "../more/a.md"))


def test_a_link_to_another_repository(folder: Path) -> None:
    for place in (folder, folder.parent / "beside"):
        (place / ".git").mkdir()
    assert leads_out(link("out", "../beside") + "/a.md")


@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])
def test_what_a_process_has_open(name: str) -> None:
    assert not leads_out(name)


@pytest.mark.parametrize(
    "path", ["/dev/stdin", "/./dev/fd/3", "/proc/self/fd/0", "/a/../dev/fd", "dev/a", "/devices/a"]
)
def test_names_of_what_a_process_has_open(path: str) -> None:
    assert names_descriptor(path) is names_descriptor(Path(path)) is path.startswith(("/dev/", "/./dev/", "/proc/"))
