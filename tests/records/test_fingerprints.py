"""Fingerprints: the same everywhere, and shared by all who share a run of letters."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.records.fingerprints import GRAM, SEEN, fingerprints, fold_passage, hashes

letters = st.text(st.characters(codec="utf-8", categories=["Lo", "Ll"]), max_size=60)


@given(letters, letters, letters, letters, st.text(min_size=SEEN, max_size=40))
def test_a_shared_run_shares_a_fingerprint(before: str, after: str, ahead: str, behind: str, run: str) -> None:
    assert {*fingerprints(before + run + after)} & {*fingerprints(ahead + run + behind)}


@given(st.text(max_size=80))
def test_every_run_has_its_hash_and_some_are_fingerprints(text: str) -> None:
    found = hashes(text)
    assert found == [hashes(text[at : at + GRAM])[0] for at in range(len(text) - GRAM + 1)]
    assert all(0 <= each < 2**63 for each in found)
    kept = fingerprints(text)
    assert list(kept) == sorted(set(kept))
    assert set(kept) <= set(found)
    assert bool(kept) == bool(found)


def test_they_are_what_stores_have_kept() -> None:
    text = "全年组织业务培训两次，参加人员覆盖各科室。"
    expected = (687703480152003865, 1693685330122422540, 3163808748187880780)
    assert fingerprints(fold_passage(text).value) == expected
    code = (
        f"from gouji.records.fingerprints import *; print(fingerprints(fold_passage({text!r}).value) == {expected!r})"
    )
    run = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "True"


@pytest.mark.parametrize(
    "other",
    [
        "一是制定《青石县政务公开办法》，全年培训12次；二是更新专栏。",
        "1.制定《白河镇政务公开细则》, 全年培训 7 次;2.更新专栏",
        "（一）制定，全年培训次。②更新专栏！",
    ],
)
def test_what_copying_keeps(other: str) -> None:
    assert fold_passage(other).value == "制定全年培训次更新专栏"
