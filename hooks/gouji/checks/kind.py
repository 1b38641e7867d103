"""What makes a check kind: the type of its rules, and where its check and its validation stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from gouji.findings.model import OtherReports
from gouji.schema.rule import Rule

if TYPE_CHECKING:
    from gouji.checks.context import Context
    from gouji.checks.fault import Outcomes
    from gouji.checks.neighbours import Neighbours
    from gouji.forms.report import Report
    from gouji.messages.errors import Problem
    from gouji.records.model import Record
    from gouji.schema.form import Form
    from gouji.yaml.nodes import Node


class Check(Protocol):
    """The function ``check`` of a kind."""

    def __call__(self, report: Report, rules: Sequence[Rule], context: Context) -> Outcomes:
        """What is wrong by ``rules``, which are all of this kind, in the order of the form."""


class Comparison(Protocol):
    """The function ``compare`` of a kind."""

    def __call__(self, record: Record, rules: Sequence[Rule], neighbours: Neighbours) -> Outcomes:
        """What is wrong with a report beside others by ``rules``, which are all of this kind."""


class Validation(Protocol):
    """The function ``problems`` of a kind."""

    def __call__(self, form: Form, rule: Rule, node: Node) -> Iterator[Problem]:
        """What is wrong with a rule of the right type; ``node`` is its YAML."""


class Ahead(Protocol):
    """The function ``ahead`` of a kind."""

    def __call__(self, form: Form, rules: Sequence[Rule]) -> dict[str, bytes]:
        """What :attr:`gouji.schema.form.Form.ahead` is to have for these rules, which are all of this kind."""


class Kind(Struct, frozen=True):
    """A check kind: ``check`` is about one report, ``comparison`` about one beside others; a kind has either.

    ``compares_with`` are the other reports that a comparison needs; without them its rules are not evaluated.

    Both, ``validation`` and ``ahead`` name modules, imported when they are first needed: a run pays only for what it
    applies. They have functions ``check`` as in :class:`Check`, ``compare`` as in :class:`Comparison`, ``problems`` as
    in :class:`Validation` and ``ahead`` as in :class:`Ahead`.
    """

    rule: type[Rule]
    check: str | None = None
    comparison: str | None = None
    compares_with: OtherReports = "last_year"
    validation: str | None = None
    ahead: str | None = None

    @property
    def name(self) -> str:
        """The value of ``check:`` in YAML."""
        return str(self.rule.__struct_config__.tag)

    def load_check(self) -> Check | None:
        """The check, None where the kind compares reports."""
        return cast("Check", import_module(self.check).check) if self.check else None

    def load_comparison(self) -> Comparison | None:
        """The comparison, None where the kind is about one report."""
        return cast("Comparison", import_module(self.comparison).compare) if self.comparison else None

    def load_validation(self) -> Validation | None:
        """The validation, None where the types are enough."""
        return cast("Validation", import_module(self.validation).problems) if self.validation else None

    def load_ahead(self) -> Ahead | None:
        """What the build makes of a pack for it, None where that is nothing."""
        return cast("Ahead", import_module(self.ahead).ahead) if self.ahead else None
