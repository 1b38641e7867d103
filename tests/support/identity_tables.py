"""Shapes that the tests of identities share: a small shop's till book, and the two tables of the annual report."""

from __future__ import annotations

from hypothesis import strategies as st

from gouji.equations.compile import compile_assertion
from gouji.equations.equation import Address, Equation
from gouji.equations.names import Names

# ---- till book: deliveries and sales by counter ----

TILL_ROWS = ("opening", "moves.delivered", "moves.sold.cash", "moves.sold.card", "closing")
TILL_COLUMNS = ("bread", "milk", "total")
TILL_ROW_LABELS = {
    "opening": ("一、期初库存", "期初"),
    "moves": ("二、本期变动",),
    "moves.delivered": ("（一）进货",),
    "moves.sold": ("（二）销售",),
    "moves.sold.cash": ("1.现金",),
    "moves.sold.card": ("2.刷卡（含扫码）",),
    "closing": ("三、期末库存", "期末"),
}
TILL_COLUMN_LABELS = {"bread": ("面包",), "milk": ("牛奶",), "total": ("总计", "合计")}


def till() -> tuple[Names, Names]:
    """The rows and columns of the till book."""
    return Names("row", TILL_ROWS, TILL_ROW_LABELS), Names("column", TILL_COLUMNS, TILL_COLUMN_LABELS)


# ---- annual report ----

OUTCOMES = (
    "outcome.granted",
    "outcome.partial",
    *(
        f"outcome.refused.{row}"
        for row in ("secret", "forbidden", "safety", "third_party", "internal", "process", "case_file", "inquiry")
    ),
    *(f"outcome.unavailable.{row}" for row in ("not_held", "to_be_made", "unclear")),
    *(f"outcome.not_processed.{row}" for row in ("petition", "repeated", "publication", "excessive", "reissue")),
    *(f"outcome.other.{row}" for row in ("uncorrected", "unpaid", "other")),
)
OUTCOMES_2019 = (*OUTCOMES[:-3], "outcome.other")
REQUESTS = ("new", "carried_in", *OUTCOMES, "outcome.total", "carried_out")
REQUESTS_2019 = ("new", "carried_in", *OUTCOMES_2019, "outcome.total", "carried_out")
APPLICANTS = ("natural", "business", "research", "charity", "legal", "other", "total")
FLOW = "for every column: new + carried_in = outcome.total + carried_out"
SUM = "for every column: outcome.total = sum(outcome.** except outcome.total)"
ACROSS = "for every row: total = natural + business + research + charity + legal + other"

RESULTS = ("upheld", "corrected", "other", "pending")
GROUPS = ("review", "litigation.direct", "litigation.after_review")
DISPUTES = tuple(f"{group}.{result}" for group in GROUPS for result in (*RESULTS, "total"))
DISPUTE_TOTALS = tuple(f"{group}.total = {' + '.join(f'{group}.{result}' for result in RESULTS)}" for group in GROUPS)


def compiled(rows: tuple[str, ...], columns: tuple[str, ...], *assertions: str) -> tuple[Equation, ...]:
    """The equations of several assertions."""
    names = Names("row", rows), Names("column", columns)
    return tuple(equation for assertion in assertions for equation in compile_assertion(assertion, *names))


REQUEST_EQUATIONS = compiled(REQUESTS, APPLICANTS, FLOW, SUM, ACROSS)
DISPUTE_EQUATIONS = compiled(("cases",), DISPUTES, *DISPUTE_TOTALS)


@st.composite
def request_tables(draw: st.DrawFn) -> dict[Address, int]:
    """A table of requests in which every equation holds; most cells are 0, as in real ones."""
    counts = st.one_of(st.just(0), st.just(0), st.just(0), st.integers(0, 9), st.integers(0, 3000))
    values: dict[Address, int] = {}
    for column in APPLICANTS[:-1]:
        parts = draw(st.lists(counts, min_size=len(OUTCOMES), max_size=len(OUTCOMES)))
        done, carried_out = sum(parts), draw(counts)
        carried_in = draw(st.integers(0, min(done + carried_out, 20)))
        figures = (done + carried_out - carried_in, carried_in, *parts, done, carried_out)
        values |= {(row, column): figure for row, figure in zip(REQUESTS, figures, strict=True)}
    for row in REQUESTS:
        values[row, "total"] = sum(values[row, column] for column in APPLICANTS[:-1])
    return values
