"""All copies among the reports of a year, on an engine: steps of SQL, and Python where texts are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from gouji.corpus.copies import sql
from gouji.corpus.copies.verifying import COPIES, MASKED, hidden, judged
from gouji.corpus.engines import Engine
from gouji.corpus.parquet import verified
from gouji.corpus.reading import Store
from gouji.records.thresholds import FAMILY_PART, LEAST, THRESHOLDS, Thresholds


def prepare(engine: Engine, store: Store) -> None:
    """Names the tables of a store.

    Raises:
        FileError: a file of it is missing or damaged.
    """
    engine.view("reports", verified(store.files("reports")))
    engine.view("passages", verified(store.files("passages")))


def number(engine: Engine, year: int, thresholds: Thresholds = THRESHOLDS) -> int:
    """Numbers what a year has: steps ``members`` and ``families``. How many units there are."""
    engine.step("members", sql.filled(sql.MEMBERS, year=year))
    engine.step("families", sql.filled(sql.FAMILIES, family=thresholds.family, least=LEAST, part=FAMILY_PART))
    (total,) = engine.rows("SELECT CAST(coalesce(sum(units), 0) AS BIGINT) AS units FROM families").read_all()["units"]
    return int(total.as_py())


def learn(engine: Engine, units: int, thresholds: Thresholds = THRESHOLDS) -> None:
    """Tells common fingerprints, and those of templates of families: steps ``common`` and ``templates``."""
    engine.step("shared", sql.filled(sql.SHARED))
    engine.step("counted", sql.filled(sql.COUNTED))
    engine.step("common", sql.filled(sql.COMMON, units=thresholds.most_units(units)))
    engine.step("templates", sql.filled(sql.TEMPLATES))


def common(engine: Engine) -> frozenset[int]:
    """The common fingerprints, once they are learned."""
    return frozenset(engine.rows("SELECT fingerprint FROM common").read_all()["fingerprint"].to_pylist())


def templates(engine: Engine) -> dict[int, frozenset[int]]:
    """Those of templates, by the number of the family."""
    rows = engine.rows("SELECT family, fingerprint FROM templates").read_all()
    found = defaultdict[int, set[int]](set)
    for family, fingerprint in zip(rows["family"].to_pylist(), rows["fingerprint"].to_pylist(), strict=True):
        found[family].add(fingerprint)
    return {family: frozenset(fingerprints) for family, fingerprints in found.items()}


def compare(engine: Engine, year: int, thresholds: Thresholds = THRESHOLDS) -> None:
    """Finds the copies among the reports of a year: step ``copies``, as :func:`judge` does.

    :func:`prepare` comes before it.
    """
    judge(engine, meet(engine, year, thresholds), thresholds)


def meet(engine: Engine, year: int, thresholds: Thresholds = THRESHOLDS) -> int:
    """Finds which passages of a year may be copies of each other: step ``pairs``. How many units there are."""
    units = number(engine, year, thresholds)
    learn(engine, units, thresholds)
    engine.step("rare", sql.filled(sql.RARE, units=thresholds.most_met(units)))
    engine.step("pairs", sql.filled(sql.PAIRS, shared=thresholds.shared))
    return units


def judge(engine: Engine, units: int, thresholds: Thresholds = THRESHOLDS, phrases: Sequence[str] = ()) -> None:
    """Tells which of them are: step ``copies``, with the columns of :data:`COPIES`.

    :func:`meet` comes before it, and tells ``units``. ``phrases`` are folded and no evidence. Each pair is there once,
    the report with the smaller id first.
    """
    hide = partial(hidden, common=common(engine), templates=templates(engine), phrases=phrases)
    engine.mapped("masked", sql.COMPARED, hide, MASKED)
    side_by_side = sql.filled(sql.SIDE_BY_SIDE, total=units)
    engine.mapped("copies", side_by_side, partial(judged, thresholds=thresholds), COPIES)
