from __future__ import annotations

from pathlib import Path

import anglers
import pytest

from gouji.messages.errors import PackError, UsageError
from gouji.packs.library import Library, built_in


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_CACHE_DIR", str(tmp_path / "cache"))


def test_built_in_packs_are_found_and_faultless() -> None:
    library = Library(cached=False)
    assert library.names() == tuple(folder.name for folder in built_in())
    assert [library.get(name).info.id for name in library.names()] == list(library.names())


def test_own_packs_are_named_one_by_one_or_by_their_parent(tmp_path: Path) -> None:
    one = anglers.write(tmp_path / "one" / "anglers")
    anglers.write_extension(tmp_path / "many" / "lake", "[]")
    anglers.write_extension(tmp_path / "many" / "pond", "[]")
    library = Library((one, tmp_path / "many"))
    assert library.names()[-3:] == ("anglers", "lake", "pond")
    assert library.get("pond").info.id == "pond"


def test_a_pack_is_also_found_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = anglers.write(tmp_path / "packs" / "anglers")
    monkeypatch.chdir(tmp_path)
    for path in (str(folder), "packs/anglers", "./packs/anglers/"):
        assert Library().get(path).info.id == "anglers"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("angler", "there is no pack “angler”; did you mean “anglers”?"),
        ("cookery", "there is no pack “cookery”"),
        ("./cookery", "there is no pack “./cookery”"),
    ],
)
def test_unknown_packs(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        Library((anglers.write(tmp_path / "anglers"),)).get(name)
    assert caught.value.text("en") == sentence


def test_a_folder_without_packs(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        Library((tmp_path,)).names()
    assert caught.value.text("en") == f"{tmp_path}: no pack in “{tmp_path.name}” (there is no pack.yaml)"


def test_a_name_that_is_taken(tmp_path: Path) -> None:
    first, second = anglers.write(tmp_path / "a" / "anglers"), anglers.write(tmp_path / "b" / "anglers")
    assert Library((first, first)).names()[-1] == "anglers"
    with pytest.raises(PackError) as caught:
        Library((first, second)).names()
    sentence = f"there is a pack “anglers” already ({first.resolve()}); give it another name"
    assert caught.value.text("en") == f"{second.resolve() / 'pack.yaml'}: {sentence}"
