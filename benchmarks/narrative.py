"""The narrative of an invented report: formulas that all have, a county's own template, and what only this unit says.

A report has twenty-two passages. :data:`OWN` are those of a unit's own sentences, which others may copy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import phrases
from ledger import AT, FEE, Figures
from msgspec import Struct
from phrases import common, fresh, lack

COMMONPLACES = 2_000
"""Sentences that say nothing, which units of the whole country use; most reports share a few of them with somebody."""
LOCAL = 40
"""Phrases of a city, each of which two or three of its units use."""
TEMPLATE = 6
"""Passages that a county hands to those below it."""
FOLLOWING = 0.9
"""Share of the units below that take a passage of the template."""
SECTIONS = (*["overview"] * 13, *["problems"] * 6, *["other"] * 3)
"""Of the passages."""
OWN = (2, 7, 9, 10, 12, 14, 16, 17)


class Stock(Struct, frozen=True):
    """Sentences that others share with a unit: of the country, of its city, of its county (none: an empty tuple)."""

    country: tuple[str, ...]
    city: tuple[str, ...] = ()
    county: tuple[str, ...] = ()


def country(seed: int) -> tuple[str, ...]:
    """What is said in the whole country."""
    return _several(f"{seed} country", common, COMMONPLACES)


def local(seed: int, city: int) -> tuple[str, ...]:
    """What is said in a city."""
    return _several(f"{seed} city {city}", phrases.local, LOCAL)


def template(seed: int, city: int, county: int) -> tuple[str, ...]:
    """What a county hands to those below it."""
    return _several(f"{seed} county {city} {county}", lambda draw: fresh(draw) + fresh(draw), TEMPLATE)


def own(draw: Random) -> dict[int, str]:
    """A unit's own sentences by their passages; ``@`` stands for its name."""
    said = {at: "".join([fresh(draw) for _ in range(2 + (draw.random() < 0.4))]) for at in OWN}  # noqa: PLR2004 - a share
    said[14] = f"一是{fresh(draw)[:-1]}；二是{lack(draw)}，{fresh(draw)[:-1]}；三是{fresh(draw)}"
    return said


def passages(draw: Random, year: int, figures: Figures, stock: Stock, said: dict[int, str]) -> list[str]:
    """All passages of a report, its own as they are given; ``@`` stands for the unit's name."""
    empty = iter(_common(draw, stock.country, 5))
    from_above = stock.city[int(draw.random() * len(stock.city))] if stock.city and draw.random() < 0.5 else ""  # noqa: PLR2004 - a share
    handed = [text if draw.random() < FOLLOWING else fresh(draw) for text in stock.county] or [
        fresh(draw) + fresh(draw) for _ in range(TEMPLATE)
    ]
    return [
        f"{year}年，@认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外。{handed[0]}",
        f"（一）主动公开。{_published(draw)}{_documents(figures)}{fresh(draw)}",
        said[2],
        f"依法公示{_decisions(figures)}。全年行政事业性收费{figures[FEE] / 100:.2f}万元。{handed[1]}",
        f"（二）依申请公开。{_handled(figures)}",
        f"{_disputes(figures)}{handed[2]}",
        f"（三）政府信息管理。{next(empty)}{from_above}{fresh(draw)}",
        said[7],
        f"{next(empty)}{handed[3]}",
        f"（四）政府信息公开平台建设。{said[9]}",
        said[10],
        f"（五）监督保障。{next(empty)}{handed[4]}全年没有发生应当追究责任的情形。",
        said[12],
        f"（一）存在的主要问题。对照条例要求和群众期待，公开工作还存在一些不足。{next(empty)}",
        said[14],
        f"（二）改进情况。针对上述问题，@采取了以下措施。{next(empty)}",
        said[16],
        said[17],
        handed[5],
        f"{year}年，@没有收取政府信息公开信息处理费。",
        fresh(draw) + fresh(draw),
        "没有其他需要报告的事项。",
    ]


def _several(seed: str, make: Callable[[Random], str], number: int) -> tuple[str, ...]:
    draw = Random(seed)  # noqa: S311 - invented text, no secrets
    return tuple(make(draw) for _ in range(number))


def _common(draw: Random, sentences: Sequence[str], number: int) -> list[str]:
    """Different ones, of which the first of the country are far more frequent than the last."""
    taken: dict[int, None] = {}
    while len(taken) < number:
        taken[int(draw.random() ** 3 * len(sentences))] = None
    return [sentences[at] for at in taken]


# ---- what the figures say --------------------------------------------------------------------------------------------


def _published(draw: Random) -> str:
    return f"全年通过门户网站和政务新媒体发布信息{draw.randint(60, 900)}条。"


def _documents(figures: Figures) -> str:
    issued, repealed, stock = (
        figures[AT["documents", "normative", each]] for each in ("issued", "repealed", "in_force")
    )
    return f"制发行政规范性文件{issued}件，废止{repealed}件，现行有效{stock}件。"


def _decisions(figures: Figures) -> str:
    licences, penalties, coercion = (figures[at] for at in range(FEE - 3, FEE))
    return f"行政许可决定{licences}件、行政处罚决定{penalties}件、行政强制决定{coercion}件"


def _handled(figures: Figures) -> str:
    new, carried_in, done, carried_out, granted, partial = (
        figures[AT["requests", row, "total"]]
        for row in ("new", "carried_in", "outcome.total", "carried_out", "outcome.granted", "outcome.partial")
    )
    return (
        f"全年收到政府信息公开申请{new}件，上年结转{carried_in}件，办结{done}件，结转下年度继续办理{carried_out}件。"
        f"办结的申请中，予以公开{granted}件，部分公开{partial}件。"
    )


def _disputes(figures: Figures) -> str:
    review, direct, later = (
        figures[AT["disputes", "cases", f"{each}.total"]]
        for each in ("review", "litigation.direct", "litigation.after_review")
    )
    return f"因政府信息公开工作被申请行政复议{review}件，被提起行政诉讼{direct + later}件。"
