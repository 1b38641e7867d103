from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gouji.equations.ast import (
    Assertion,
    AxisName,
    CellSelection,
    NameNode,
    NoFigure,
    Path,
    Quantifier,
    Quotient,
    Reference,
    Relation,
    Scope,
    Sum,
    Term,
)
from gouji.equations.parser import MAXIMUM_NESTING, parse, parse_relation, parse_scope
from gouji.equations.scanner import MAXIMUM_LENGTH, ExpressionError

PAIR = "these can't stand together; only group and column can, or row and column"
SCOPE = "“for every column”, “for every row”, “for every cell”, “for every group” or “if”"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("a@x = b@x", None),
        ("for every column: a + b = c - d", None),
        ("for every row in x.*, y except z: a >= 2 * b + 1", None),
        ("for every cell: this = 0", None),
        ("- a + 3 * (b - c) = sum(d.**@x, e except e.f)", None),
        ("a = b = c", None),
        ("for every group in codes, for every column: group = sum(group.*)", None),
        ("for every row, for every column except x: this >= 0", None),
        ("for every row, if a.b = 0: a.c = none", None),
        ("if a@x <= b@x < 3: c@x != none", None),
        ("for every row in a, b except if, if if = 0: c = 1", None),
        ("for every column in if, if.a: if = 1", None),
        ("min(a.*@x, b@x except c@x) <= d@x <= 2 * max(a.*@x)", None),
        ("a = 100 * b / c", None),
        ("a = -(b - c) / 2 * sum(d, e)", None),
        ("none.a = none@x + none", None),
        ("min = max", None),
        ("group@x = sum(group.*@x)", None),
        (
            "每组属于科目，每列：本组＝合计（本组.＊）",
            "for every group in 科目, for every column: group = sum(group.*)",
        ),
        ("每行除甲、每列除乙：本格＞0", "for every row except 甲, for every column except 乙: this > 0"),
        ("每行，若 待办＝0：天数＝无", "for every row, if 待办 = 0: 天数 = none"),
        ("每列：最小（甲.＊）≤乙≤最大（甲.＊）", "for every column: min(甲.*) <= 乙 <= max(甲.*)"),
        ("每列：甲＝100×乙÷丙", "for every column: 甲 = 100 * 乙 / 丙"),
        ("甲＝乙／丙", "甲 = 乙 / 丙"),
        ("for every column: all = sum(codes.208.20805.*)", None),
        ("a  =b", "a = b"),
        ("for every rows: a=b", "for every row: a = b"),
        ("a ≤ b ≠ c ≥ d", "a <= b != c >= d"),
        ("children.a.b@x = text.received", None),
        ('"1.现金" = “a b” + 「c」', '"1.现金" = "a b" + "c"'),
        ("'一、（甲）' = 0", '"一、（甲）" = 0'),
        ("每列：新收＋上年结转＝总计－结转下年度", "for every column: 新收 + 上年结转 = 总计 - 结转下年度"),
        ("每行：总计＝合计（自然人，法人．＊）", "for every row: 总计 = sum(自然人, 法人.*)"),
        ("每行：总计＝合计（甲、乙 除 丙）", "for every row: 总计 = sum(甲, 乙 except 丙)"),
        ("每列除总计：甲＝上年.乙", "for every column except 总计: 甲 = last_year.乙"),
        ("每列 属于 甲、乙 除 乙：１＜２×丙", "for every column in 甲, 乙 except 乙: 1 < 2 * 丙"),
        ("每格：本格＝合计（下级.本格）", "for every cell: this = sum(children.this)"),
        ("for = every", None),
        ("in + except + sum = row", None),
        ("for every column in in except except: sum = 1", None),
    ],
)
def test_what_can_be_written(written: str, normal: str | None) -> None:
    assert str(parse(written)) == (normal or written)


def test_the_tree_of_an_assertion() -> None:
    cash = Reference(Path((NameNode("sold"), NameNode("cash"))))
    assert parse("for every column: opening - 2 * sold.cash = sum(closing)") == Assertion(
        Relation(
            (
                Sum((Term(1, Reference(Path((NameNode("opening"),)))), Term(-2, cash))),
                Sum((Term(1, CellSelection((Reference(Path((NameNode("closing"),))),))),)),
            ),
            ("=",),
        ),
        Scope((Quantifier("column"),)),
    )


def test_a_mapping_gives_quantifier_and_relation_apart() -> None:
    assert str(parse_scope("for every row except a.**")) == "for every row except a.**"
    assert str(parse_scope("每行除甲")) == "for every row except 甲"
    assert str(parse_relation("a = b")) == "a = b"


def test_positions_are_those_of_the_text_as_written() -> None:
    relation = parse("每列：  新收＋“１．现金”＝总计").relation
    assert [side.position for side in relation.sides] == [5, 15]


@pytest.mark.parametrize(
    ("written", "position", "said"),
    [
        ("", 0, "expected the name of a row or column here, found the end"),
        ("a", 1, "expected an operator or a comparison (= <= >= < > !=) here, found the end"),
        ("a = ", 4, "expected the name of a row or column here, found the end"),
        ("a == b", 2, "a single = says that two sides are equal; write it once"),
        ("a = b c", 6, "expected an operator or the end here, found “c”"),
        ("a = b )", 6, "expected an operator or the end here, found “)”"),
        ("a = (b + c", 10, "expected a closing bracket here, found the end"),
        ("a = sum(b; c)", 9, "“;” has no meaning here; put a name that has it in quotes"),
        ("a = 'b", 4, "the quotation does not end"),
        ("a = b * 2", 6, "a cell may only be multiplied by a whole number written before it"),
        ("a = b * c", 6, "a cell may only be multiplied by a whole number written before it"),
        ("a = 0.5 * b", 5, "only whole numbers can be used"),
        ("a = 2 * 3", 8, "expected the name of a row or column here, found “3”"),
        ("1.a = b", 1, "expected an operator or a comparison (= <= >= < > !=) here, found “.”"),
        ("for every colum: a = b", 10, "expected column, row, cell or group here, found “colum”"),
        ("for every column a = b", 17, "expected a colon here, found “a”"),
        ("for every column in: a = b", 19, "expected the name of a row or column here, found “:”"),
        ("每列 ＋ 甲＝乙", 3, "expected a colon here, found “+”"),
        ("for every row, for every cell: a = b", 15, f"{PAIR}"),
        ("for every column, for every column: a = b", 18, f"{PAIR}"),
        ("for every row, a = b", 15, f"expected {SCOPE} here, found “a”"),
        ("for every row, if a: b = c", 19, "expected an operator or a comparison (= <= >= < > !=) here, found “:”"),
        ("a = b / c / d", 10, "there can be only one quotient, and nothing beside it"),
        ("a = b / c + d", 10, "there can be only one quotient, and nothing beside it"),
        ("a = b + c / d", 4, "put a sum that is divided in brackets"),
        ("a <= b / c", 5, "a quotient can only be written as cell = dividend / divisor"),
        ("a + b = c / d", 8, "a quotient can only be written as cell = dividend / divisor"),
        ("b / c = a", 0, "a quotient can only be written as cell = dividend / divisor"),
        ("a < none", 4, "“none” can only be written as cell = none or cell != none"),
        ("sum(a, b) = none", 12, "“none” can only be written as cell = none or cell != none"),
        ("none = a", 0, "“none” can only be written as cell = none or cell != none"),
        ("a = ❤", 4, "“❤” has no meaning here; put a name that has it in quotes"),
        (
            "a = " + "(" * (MAXIMUM_NESTING + 1),
            4 + MAXIMUM_NESTING,
            "brackets are nested too deeply: at most 20 levels",
        ),
        ("a" * (MAXIMUM_LENGTH + 1), MAXIMUM_LENGTH, "too long: at most 2000 characters"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(written: str, position: int, said: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(written)
    assert (caught.value.position, caught.value.message.en) == (position, said)
    assert caught.value.message.zh


def test_a_quantifier_stands_alone_as_a_key() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_scope("new + carried_in")
    assert caught.value.position == 0
    with pytest.raises(ExpressionError) as caught:
        parse_scope("for every row:")
    assert caught.value.position == 13


def test_the_longest_and_deepest_that_is_allowed() -> None:
    parse("(" * MAXIMUM_NESTING + "a" + ")" * MAXIMUM_NESTING + " = b")
    parse("a = " + "9" * (MAXIMUM_LENGTH - 4))


# ---- properties ----

_ENGLISH = ("for", "every", "column", "row", "cell", "in", "except", "sum", "this", "last_year.", "children.", "b.c")
_ENGLISH += ("group", "if", "none", "min", "max", "for every row,")
_CHINESE = (
    "每列",
    "每行",
    "每组",
    "若",
    "无",
    "除",
    "属于",
    "合计",
    "上年",
    "自然人",
    "'甲",
    "乙'",
    "“丙”",
    "，",
    "、",
    "：",
    "＝",
    "＋",
    "（",
)
_SIGNS = (".", ".*", ".**", ",", ":", "=", "≤", "!=", "+", "-", "−", "*", "/", "(", ")", "@", "1", "0.5", "'", "“", "❤")
_FRAGMENTS = st.sampled_from(_ENGLISH + _CHINESE + _SIGNS)


@given(st.one_of(st.text(), st.lists(_FRAGMENTS).map(" ".join), st.lists(_FRAGMENTS).map("".join)))
@example("每")
@example("for every")
@example("a.")
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    try:
        assertion = parse(text)
    except ExpressionError as error:
        position = error.position
    else:
        assert parse(str(assertion)) == assertion
        position = 0
    assert 0 <= position <= len(text)


_WORDS = st.sampled_from(["a", "b2", "_c", "自然人", "sum", "in", "except", "for", "every", "column", "group", "min"])
_NAMES = st.one_of(
    _WORDS.map(NameNode), st.text("ab甲 .*()“'", max_size=5).map(lambda text: NameNode(text, quoted=True))
)
_INNER = _NAMES | st.sampled_from(["208", "0"]).map(NameNode)
_NAMED = st.builds(lambda first, inner: (first, *inner), _NAMES, st.lists(_INNER, max_size=2))
_PATHS = st.builds(Path, _NAMED, st.sampled_from(("", ".*", ".**")))
_REFERENCES = st.builds(
    Reference, _PATHS, st.none() | _PATHS, st.sampled_from((None, "last_year", "children", "parent", "text"))
)
_ITEMS = st.lists(_REFERENCES, min_size=1, max_size=3).map(tuple)
_SELECTIONS = st.builds(CellSelection, _ITEMS, st.just(()) | _ITEMS, st.sampled_from(("sum", "min", "max")))
_FACTORS = st.integers(-99, 99).filter(bool)


def _sums(atoms: st.SearchStrategy[Reference | CellSelection | Sum]) -> st.SearchStrategy[Sum]:
    terms = st.builds(Term, _FACTORS, st.none() | atoms)
    return st.lists(terms, min_size=1, max_size=3).map(lambda terms: Sum(tuple(terms)))


_SUMS = st.recursive(_sums(_REFERENCES | _SELECTIONS), _sums, max_leaves=5)
_CELLS = _REFERENCES.map(lambda cell: Sum((Term(1, cell),)))
_SIGNED = st.builds(Term, _FACTORS, st.none() | _SUMS | _SELECTIONS)
_UNSIGNED = st.builds(Term, st.integers(1, 99), st.none() | _SUMS | _SELECTIONS)
_RELATIONS = st.one_of(
    st.lists(_SUMS, min_size=2, max_size=3).flatmap(
        lambda sides: st.lists(
            st.sampled_from(("=", "<=", ">=", "<", ">", "!=")), min_size=len(sides) - 1, max_size=len(sides) - 1
        ).map(lambda comparisons: Relation(tuple(sides), tuple(comparisons)))
    ),
    st.builds(
        lambda cell, sign: Relation((cell, NoFigure()), (sign,)),
        _CELLS,
        st.sampled_from(("=", "!=")),
    ),
    st.builds(
        lambda cell, above, below: Relation((cell, Quotient(above, below)), ("=",)),
        _CELLS,
        _SIGNED,
        _UNSIGNED,
    ),
)


def _quantifier(axis: AxisName) -> st.SearchStrategy[Quantifier]:
    return st.builds(Quantifier, st.just(axis), st.just(()) | _ITEMS, st.just(()) | _ITEMS)


_AXES: tuple[tuple[AxisName, ...], ...] = (
    (),
    ("column",),
    ("row",),
    ("cell",),
    ("group",),
    ("group", "column"),
    ("column", "row"),
)
_SCOPES = st.builds(
    Scope,
    st.sampled_from(_AXES).flatmap(lambda axes: st.tuples(*map(_quantifier, axes))),
    st.none() | _RELATIONS,
)


@given(st.builds(Assertion, _RELATIONS, _SCOPES))
def test_a_printed_assertion_reads_as_itself(assertion: Assertion) -> None:
    assert parse(str(assertion)) == assertion
