"""Set-ups for editors that can't run here: that they are well formed, and start the server for what it knows."""

from __future__ import annotations

import json
import re
import sys

import pytest

from support.desk import DOCS, snippets

LANGUAGES = ["html", "markdown", "plaintext", "yaml"]
GLSPC, LSP4IJ, _TASKS, _SCHEMAS = map(json.loads, snippets("json"))


def test_vs_code() -> None:
    assert [GLSPC["glspc.server.command"], *GLSPC["glspc.server.commandArguments"]] == ["gouji", "server"]
    assert GLSPC["glspc.server.languageId"] == LANGUAGES


def test_jetbrains() -> None:
    assert LSP4IJ["programArgs"] == {"default": "gouji server"}
    assert [each["languageId"] for each in LSP4IJ["fileTypeMappings"]] == LANGUAGES


@pytest.mark.skipif(sys.version_info < (3, 11), reason="there is no tomllib")
def test_helix() -> None:
    import tomllib  # noqa: PLC0415 - of Python 3.11

    settings = tomllib.loads(snippets("toml")[0])
    assert settings["language-server"]["gouji"] == {"command": "gouji", "args": ["server"]}
    assert sorted(each["name"] for each in settings["language"]) == LANGUAGES
    assert {each["language-servers"][0] for each in settings["language"]} == {"gouji"}


@pytest.mark.parametrize("written", re.findall(r"^  `(\{.*\})`$", DOCS.read_text("utf-8"), re.MULTILINE))
def test_kate_and_sublime_text(written: str) -> None:
    (servers,) = json.loads(written).values()
    (server,) = servers.values()
    assert server["command"] == ["gouji", "server"]
