from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import anglers
import pytest

from gouji.messages.errors import PackError
from gouji.packs import loader
from gouji.packs.cache import load


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "packs"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were compiled rather than found in the cache."""
    folders: list[Path] = []
    real = loader.load

    def load_and_tell(folder: Path, *others: object) -> object:
        folders.append(folder)
        return real(folder, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "load", load_and_tell)
    return folders


def test_a_pack_is_compiled_once(tmp_path: Path, store: Path, compiled: list[Path]) -> None:
    folder = anglers.write(tmp_path / "anglers")
    first, second = load(folder, {}), load(folder, {})
    assert first == second == loader.load(folder)
    assert compiled[:-1] == [folder]
    assert len(list(store.iterdir())) == 1


@pytest.mark.parametrize("name", ["pack", "form", "rules", "more"])
def test_a_change_of_any_file_counts(tmp_path: Path, store: Path, compiled: list[Path], name: str) -> None:
    folder = anglers.write(tmp_path / "anglers")
    load(folder, {})
    path = folder / f"{name}.yaml"
    path.write_bytes((path.read_bytes() if path.exists() else b"[]") + b"\n# a comment\n")
    load(folder, {})
    assert len(compiled) == 2
    assert len(list(store.iterdir())) == 2


def test_a_change_of_the_base_counts(tmp_path: Path, store: Path, compiled: list[Path]) -> None:
    bases = {"anglers": anglers.write(tmp_path / "anglers")}
    lake = anglers.write_extension(tmp_path / "lake", "- {id: copied, severity: info}")
    load(lake, bases)
    anglers.write(tmp_path / "anglers", rules=anglers.RULES.replace("Petri Heil!?", "Good luck"))
    assert getattr(load(lake, bases).rules[2], "ignore", None) == ("Good luck",)
    assert len(compiled) == 2
    assert len(list(store.iterdir())) == 2


def test_a_change_of_the_name_counts(tmp_path: Path, store: Path) -> None:
    load(anglers.write(tmp_path / "anglers"), {})
    with pytest.raises(PackError, match="name of its folder"):
        load(anglers.write(tmp_path / "fishers"), {})
    assert len(list(store.iterdir())) == 1


def test_faulty_packs_are_not_kept(tmp_path: Path, store: Path) -> None:
    folder = anglers.write(tmp_path / "anglers", rules="- 5")
    for _ in range(2):
        with pytest.raises(PackError):
            load(folder, {})
    assert not store.exists()


def test_without_cache(tmp_path: Path, store: Path, compiled: list[Path]) -> None:
    folder = anglers.write(tmp_path / "anglers")
    load(folder, {}, cached=False)
    load(folder, {}, cached=False)
    assert len(compiled) == 2
    assert not store.exists()


def test_a_hit_imports_nothing_heavy(tmp_path: Path, store: Path) -> None:
    folder = anglers.write(tmp_path / "anglers")
    load(folder, {})
    code = (
        "import sys; from pathlib import Path; from gouji.packs.cache import load;"
        "load(Path(sys.argv[1]), {}); print(*sorted({'ruamel.yaml', 'regex', 'difflib'} & set(sys.modules)))"
    )
    environment = {**os.environ, "GOUJI_CACHE_DIR": str(store.parent)}
    done = subprocess.run([sys.executable, "-c", code, str(folder)], env=environment, capture_output=True, check=True)
    assert done.stdout.strip() == b""
