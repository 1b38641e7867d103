"""The stores in which copies from other units are looked for: the one of a run, or that of each configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from gouji.config.settings import Config
from gouji.linter import messages
from gouji.linter.beside import Beside
from gouji.linter.neighbourhood import WithSiblings
from gouji.linter.plan import Plan
from gouji.messages.errors import ConfigError
from gouji.records.model import Record
from gouji.system.files import relative


def verify(configs: Iterable[Config], beside: Beside) -> None:
    """Opens the stores that a run will need, so that what is wrong with them is told before anything else.

    Raises:
        GoujiError: one is not there, is none, or is damaged.
    """
    for config in configs:
        _opened(config, beside)


class Stores(Struct, frozen=True, dict=True):
    """Those of a run; ``plans`` say by which configuration each report is checked, by its path."""

    plans: Mapping[str, Plan]
    beside: Beside

    def of(self, record: Record) -> tuple[WithSiblings, ...]:
        """Those in which siblings of a report are looked for: one at most.

        Raises:
            GoujiError: as of :func:`verify`.
        """
        config = self.plans[record.path].config
        path = self.beside.siblings or config.siblings
        if path not in self._known:
            self._known[path] = _opened(config, self.beside)
        return self._known[path]

    @cached_property
    def _known(self) -> dict[Path | None, tuple[WithSiblings, ...]]:
        return {}


def _opened(config: Config, beside: Beside) -> tuple[WithSiblings, ...]:
    path = beside.siblings or config.siblings
    if path is None or beside.open_store is None:
        return ()
    if path == config.siblings and not path.is_dir():
        raise ConfigError(config.problem(messages.NO_STORE.fill(path=relative(path)), "siblings"))
    return (beside.open_store(path),)
