from __future__ import annotations

import pickle
from pathlib import Path

import anglers
import pytest

from gouji.packs import cache
from gouji.packs.library import Library
from gouji.packs.shelf import Shelf, Shelved, shelved


@pytest.fixture
def taken() -> list[str]:
    """The packs that were loaded."""
    return []


@pytest.fixture
def shelf(taken: list[str]) -> Shelf:
    library = Library()

    def put(name: str) -> Shelved:
        pack = library.get(name)
        return Shelved(pack.info, lambda: taken.append(name) or pack)

    return Shelf(map(put, ("gia-2021", "juesuan")))


def test_a_pack_is_loaded_when_it_is_taken_and_once(shelf: Shelf, taken: list[str]) -> None:
    assert len(shelf) == 2
    assert [each.info.id for each in shelf.shelved] == ["gia-2021", "juesuan"]
    assert taken == []
    assert shelf[1] is shelf[1]
    assert taken == ["juesuan"]
    assert [pack.info.id for pack in shelf[:]] == ["gia-2021", "juesuan"]
    assert taken == ["juesuan", "gia-2021"]


def test_packs_are_at_hand_without_being_loaded(shelf: Shelf, taken: list[str]) -> None:
    assert [each.info.id for each in shelved(shelf)] == ["gia-2021", "juesuan"]
    assert taken == []
    assert [each.pack for each in shelved(tuple(shelf))] == list(shelf)


def test_another_process_gets_the_packs(shelf: Shelf) -> None:
    assert pickle.loads(pickle.dumps(shelf)) == tuple(shelf)  # noqa: S301 - our own


def test_a_pack_that_was_kept_is_what_it_was_whenever_it_is_loaded(tmp_path: Path) -> None:
    folder = anglers.write(tmp_path / "anglers")
    first = cache.load(folder, {})
    kept = cache.shelved(folder, {})
    (folder / "pack.yaml").unlink()
    assert kept.pack == first
