"""What a run compares its reports with, beside each other and what configurations name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from gouji.linter.neighbourhood import WithSiblings
    from gouji.records.archive import Archive


class Beside(Struct, frozen=True):
    """``previous`` are paths of documents, and of folders that hold some; ``archives`` are facts and stores.

    ``project``: all documents of the repository that belong with those of the run. ``units`` is the table of units, and
    ``siblings`` the store in which copies are looked for, in place of those that configurations name; ``open_store``
    opens such a store, and without it none is looked at.
    """

    previous: tuple[str, ...] = ()
    archives: tuple[Archive, ...] = ()
    project: bool = False
    units: Path | None = None
    siblings: Path | None = None
    open_store: Callable[[Path], WithSiblings] | None = None

    @property
    def is_asked(self) -> bool:
        """Whether somebody asked for comparisons."""
        return self.asks_for_last_year or self.siblings is not None

    @property
    def asks_for_last_year(self) -> bool:
        """Whether somebody asked for comparisons with last year's reports."""
        return bool(self.previous or self.archives or self.project)
