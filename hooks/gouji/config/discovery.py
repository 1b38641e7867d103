"""Which ``.gouji.yaml`` applies to a document: the nearest one upwards, or one that somebody names for all.

The search ends at the root of the repository.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from gouji.config import messages
from gouji.config.settings import NAME, Config, load
from gouji.messages.errors import ConfigError, Problem
from gouji.system.files import below
from gouji.system.links import is_repository, leads_out, repositories

_MISSPELT = (".gouji.yml", "gouji.yaml", "gouji.yml")


def chosen(path: Path, *, cached: bool = True) -> Config:
    """The configuration that somebody names for all files, its paths leading from the current folder.

    Its packs may lie anywhere, but no link of a repository may lead to them.

    Raises:
        ConfigError: something is wrong with it.
    """
    config = load(path, Path.cwd(), cached=cached)
    for index, folder in enumerate(config.packs):
        if leads_out(folder, config.root):
            raise ConfigError(config.problem(messages.PACK_OUTSIDE, "packs", index))
    return config


def overruled(config: Config) -> Path | None:
    """The configuration further up in the same repository, which would apply but for this one."""
    if config.path is None or is_repository(config.root):
        return None
    return next((path for path in _upwards(config.root.parent) if path.name == NAME), None)


def nearest(folder: str | os.PathLike[str], *, cached: bool = True) -> Config:
    """The configuration of the files in ``folder``; all defaults where there is none.

    Raises:
        ConfigError: something is wrong with it.
    """
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - the way up is that of the names, links included
    for path in _upwards(start):
        if path.name != NAME:
            raise ConfigError(Problem(str(path), messages.CONFIG_ENDING))
        return _contained(load(path, cached=cached))
    return Config(start)


def _upwards(start: Path) -> Iterator[Path]:
    """Configurations from a folder to the root of the repository, those with a misspelt name as well."""
    for place in (start, *start.parents):
        if os.path.lexists(place / NAME):  # a link that leads nowhere, too: somebody meant it to hold
            yield place / NAME
        for name in _MISSPELT:
            if os.path.isfile(place / name):  # noqa: PTH113 - in a closed folder, Path.is_file raises an error
                yield place / name
        if is_repository(place):
            break


def _contained(config: Config) -> Config:
    """The configuration, if its packs lie in the repository, or else below it: who can push it shall not reach out.

    Raises:
        ConfigError: one of them lies elsewhere.
    """
    holders = repositories(config.root / NAME) or [config.root]
    for index, folder in enumerate(config.packs):
        if leads_out(folder, config.root) or not any(below(folder, holder) for holder in holders):
            raise ConfigError(config.problem(messages.PACK_OUTSIDE, "packs", index))
    for key, path, message in (
        ("units", config.units, messages.UNITS_OUTSIDE),
        ("siblings", config.siblings, messages.SIBLINGS_OUTSIDE),
    ):
        if path and (leads_out(path, config.root) or not any(below(path, holder) for holder in holders)):
            raise ConfigError(config.problem(message, key))
    return config
