"""The keys of ``.gouji.yaml`` as types; the JSON Schema of the file comes from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import field

from gouji.findings.model import Severity
from gouji.messages.message import Language
from gouji.schema.base import StrictStruct


class Pin(StrictStruct, frozen=True, kw_only=True):
    """Files to which a pack applies, whatever they look like.

    ``paths`` are patterns, as in a ``.gitignore``. ``pack`` is the id of the pack.
    """

    paths: tuple[str, ...]
    pack: str


class Suppression(StrictStruct, frozen=True, kw_only=True):
    """Findings to leave alone, and why. What is not given takes in all.

    ``rule`` is a pattern over rule ids and check kinds. ``reason`` tells why; nothing is left alone without one.
    ``path`` is a pattern of the path. ``section`` is a pattern over ids of sections. ``table`` is a pattern over ids of
    tables. ``row`` is a pattern over ids of rows. ``column`` is a pattern over ids of columns. ``until`` is the last
    day, a date such as 2026-06-30.
    """

    rule: str
    reason: str
    path: str | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    until: str | None = None

    def ended(self, today: date) -> bool:
        """Whether the last day is over."""
        return self.until is not None and date.fromisoformat(self.until) < today


class Settings(StrictStruct, frozen=True, kw_only=True):
    """The keys of ``.gouji.yaml``. What is None or empty leaves the choice to others.

    ``language`` is that of the messages. ``packs`` are folders of own packs, or folders that hold several. ``files``
    say which pack applies where; the last entry that fits decides. ``exclude`` are patterns of paths that are not
    checked, not even where they are named on the command line. ``select`` are patterns over rule ids and check kinds:
    only what these rules find is reported. ``ignore`` is what is not reported: a text is such a pattern, an entry with
    keys leaves single findings alone. ``severity`` gives rules another severity, by such patterns; the last that fits
    decides. ``fail_on`` is the least severity with which a finding makes gouji exit with 1. ``last_year`` are patterns
    of paths of last year's report, with ``{year}`` for its year, ``{unit}`` for who writes it, and ``{name}`` or
    ``{stem}`` for the name of this year's file. ``units`` is the file that says which unit stands below which, YAML or
    CSV, or ``folders``, where the tree of folders does. ``siblings`` is a store of reports, as ``gouji corpus`` writes
    it, in which copies from other units are looked for.
    """

    language: Language | None = None
    packs: tuple[str, ...] = ()
    files: tuple[Pin, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str | Suppression, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = None
    last_year: str | tuple[str, ...] = ()
    units: str | None = None
    siblings: str | None = None

    @property
    def last_years(self) -> tuple[str, ...]:
        """The patterns of paths of last year's report."""
        return (self.last_year,) if isinstance(self.last_year, str) else self.last_year

    @property
    def ignored(self) -> tuple[str, ...]:
        """Patterns of rules whose findings are not reported."""
        return tuple(item for item in self.ignore if isinstance(item, str))

    @property
    def patterns(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """All patterns over rules and check kinds, each with the keys under which it stands."""
        yield from ((pattern, ("select", index)) for index, pattern in enumerate(self.select))
        for index, item in enumerate(self.ignore):
            yield (item, ("ignore", index)) if isinstance(item, str) else (item.rule, ("ignore", index, "rule"))
        yield from ((pattern, ("severity", pattern)) for pattern in self.severity)

    @property
    def suppressions(self) -> tuple[tuple[int, Suppression], ...]:
        """Suppressions, each with its index in ``ignore``."""
        return tuple((index, item) for index, item in enumerate(self.ignore) if isinstance(item, Suppression))
