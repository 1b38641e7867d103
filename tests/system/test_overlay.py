"""Settings and packs as an editor holds them, not saved; ``gouji.system.overlay``."""

from __future__ import annotations

import os
from pathlib import Path

import anglers
import pytest

from gouji.config import discovery, settings
from gouji.messages.errors import ConfigError, PackError
from gouji.packs import cache, loader
from gouji.packs.files import contents
from gouji.system import overlay


def held(path: Path, text: str) -> dict[str, bytes]:
    return {os.path.realpath(path): text.encode()}


def test_a_file_is_what_is_held_of_it_and_then_what_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / settings.NAME
    path.write_text("language: zh\n", "utf-8")
    with overlay.holding(held(path, "language: en\n")):
        assert discovery.nearest(tmp_path).settings.language == "en"
    assert discovery.nearest(tmp_path).settings.language == "zh"
    assert path.read_text("utf-8") == "language: zh\n"


def test_what_is_wrong_with_it_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / settings.NAME
    path.write_text("language: zh\n", "utf-8")
    with overlay.holding(held(path, "language: zh\nfail_on: never\n")), pytest.raises(ConfigError) as caught:
        discovery.nearest(tmp_path)
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(2, 10)]


def test_a_pack_consists_of_what_is_held_and_of_the_rest(tmp_path: Path) -> None:
    folder = anglers.write(tmp_path / "anglers")
    with overlay.holding(held(folder / "more.yaml", "- {id: x, check: none}\n")):
        assert "more.yaml" in contents(folder)
        with pytest.raises(PackError) as caught:
            loader.load(folder)
    assert Path(caught.value.path).name == "more.yaml"
    assert loader.load(folder).info.id == "anglers"


def test_what_is_not_saved_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path / "cache"))
    folder = anglers.write(tmp_path / "anglers")
    with overlay.holding(held(folder / "pack.yaml", (folder / "pack.yaml").read_text("utf-8") + "# typed\n")):
        assert cache.load(folder, {}).info.id == "anglers"
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("folder", ["a", "a/b", "a/bc"])
def test_a_folder_is_touched_by_what_is_held_below_it(tmp_path: Path, folder: str) -> None:
    with overlay.holding(held(tmp_path / "a" / "b" / "x.yaml", "")):
        assert overlay.touches(tmp_path / folder) == (folder != "a/bc")
        assert overlay.names(tmp_path / folder) == ({"x.yaml"} if folder == "a/b" else set())
    assert not overlay.touches(tmp_path / folder)
