from __future__ import annotations

import pytest

from gouji.checks.narrative.authors import is_own

OWN = ("青石县住房和城乡建设局",)


@pytest.mark.parametrize(
    "name", ["青石县住房和城乡建设局", "县住房和城乡建设局", "县住建局", "其中县住建局", "住房城乡建设局"]
)
def test_own_names_in_full_and_in_short(name: str) -> None:
    assert is_own(name, OWN)


@pytest.mark.parametrize("name", ["县水利局", "市公安局", "县住建局质监站", "县局"])
def test_names_of_others(name: str) -> None:
    assert not is_own(name, OWN)


def test_without_a_name_every_one_is_anothers() -> None:
    assert not is_own("县住建局", ())
