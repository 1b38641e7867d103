"""Which pack applies to a document: the one whose form claims it most strongly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from gouji import readers
from gouji.checks.identities.rule import IdentitiesRule
from gouji.document.model import Document
from gouji.equations.equation import Equation
from gouji.forms.bind import Outline, outline
from gouji.forms.recognition import Claim, at_most, claim
from gouji.forms.report import Report
from gouji.forms.tables.find import Equations
from gouji.packs.contents import Pack
from gouji.schema.form import Layout, TableForm
from gouji.text.source import Source


class Bound(Struct, frozen=True):
    """A document to which the form of a pack is bound, and how strongly the pack claims it."""

    pack: Pack
    report: Report
    claim: Claim


def bind_source(source: Source, packs: Sequence[Pack]) -> Bound:
    """Reads a document and binds the form to it that :func:`bind_strongest` chooses.

    Raises:
        Unreadable: no reader can read it.
    """
    return bind_strongest(readers.read(source), packs)


def bind_strongest(document: Document, packs: Sequence[Pack], *, nearest: bool = True) -> Bound:
    """Binds the forms of the packs to a document: the one with the strongest claim, the first of equals.

    A pack that claims the whole document ends the search. The tables of a pack are not looked for where those of
    another make its claim stronger than this one's can get. Where none claims it, the pack is that which comes
    ``nearest`` to it, or any.
    """
    bound: dict[int, Bound] = {}
    waiting: dict[int, tuple[Pack, Outline]] = {}
    strongest = -1.0
    for order, pack in enumerate(packs):
        outlined = outline(document, pack.form)
        most = at_most(outlined.bare, pack.info)
        if most is None or most <= strongest:
            waiting[order] = pack, outlined
            continue
        bound[order] = _laid(pack, outlined)
        if bound[order].claim.claimed:
            strongest = max(strongest, bound[order].claim.strength)
        if strongest >= 1:
            break
    if strongest < 0:  # no pack claims the document, and which of them comes nearest depends on the tables of all
        asked = waiting.items() if nearest else islice(waiting.items(), not bound)
        bound |= {order: _laid(*each) for order, each in asked}
    ordered = (bound[order] for order in sorted(bound))
    return max(ordered, key=lambda each: (each.claim.claimed, bool(each.claim.look_alike), each.claim.strength))


def rival_of(bound: Bound, rivals: Sequence[Pack]) -> Pack | None:
    """The pack that would apply to the document if the choice were only among ``rivals``, unless it does."""
    best = bind_strongest(bound.report.document, rivals) if rivals else bound
    return best.pack if best.claim.claimed and best.pack.info.id != bound.pack.info.id else None


def bound_to(document: Document, pack: Pack) -> Bound:
    """The form of one pack bound to a document, whether or not the pack claims it."""
    return _laid(pack, outline(document, pack.form))


def _laid(pack: Pack, outlined: Outline) -> Bound:
    report = outlined.laid(_equations(pack))
    return Bound(pack, report, claim(report, pack.info))


def _equations(pack: Pack) -> Equations:
    """What must hold in a table of the pack."""
    rules = pack.of_type(IdentitiesRule)
    tables = [table.id for table in pack.form.tables]

    def equations(form: TableForm, layout: Layout | None) -> tuple[Equation, ...]:
        from gouji.checks.identities.equations import table_equations  # noqa: PLC0415 - hardly any document needs it

        return table_equations(form, layout, rules, tables).equations

    return equations
