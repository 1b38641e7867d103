from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.checkout import ROOT
from support.command import Command


def test_lists_them(command: Command) -> None:
    assert command("schema", "--lang", "en").out.splitlines() == [
        "form      form.yaml: the document as it must be",
        "pack      pack.yaml: what a pack is",
        "rules     the other files of a pack: rules",
        "settings  .gouji.yaml: settings",
        "units     units.yaml: units and those above them",
        "output    what --format json writes",
    ]


@pytest.mark.parametrize("file", sorted((ROOT / "schemas").iterdir()), ids=lambda file: file.stem)
def test_prints_what_the_checkout_has(command: Command, file: Path) -> None:
    run = command("schema", file.stem)
    assert (run.code, json.loads(run.out)) == (0, json.loads(file.read_text("utf-8")))


def test_one_that_there_is_not(command: Command) -> None:
    run = command("schema", "rule", "--lang", "en")
    assert (run.code, run.err) == (
        2,
        "gouji: NAME has no “rule”; there are: form, pack, rules, settings, units, output; did you mean “rules”?\n",
    )
