"""Servers that tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.served import Served, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that runs for all tests of a module."""
    with served(tmp_path_factory.mktemp("temporary")) as found:
        yield found
