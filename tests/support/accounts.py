"""The final accounts of an invented bureau, and how they may be set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from support.accounts_figures import (
    ACCOUNT,
    BASIC,
    BUSINESS,
    CARRIED_IN,
    CARRIED_OUT,
    CLASSES,
    FISCAL,
    FUNDS,
    NAMES,
    OFFICE,
    PLANNED,
    PROJECT,
    STAFF,
    lines,
    printed,
    total,
    tree,
)
from support.accounts_text import BEFORE, NOTES, WORDS
from support.blocks import Block, Grid, Heading, Slot

Rows = list[list[str]]
_NIL = printed(0)
_PARTS = ("第一部分 部门概况", "第二部分 部门决算表", "第三部分 部门决算情况说明", "第四部分 名词解释")
_CODE = ("科目编码", "科目名称")
TITLES = {
    "t1": "收入支出决算总表",
    "t2": "收入决算表",
    "t3": "支出决算表",
    "t4": "财政拨款收入支出决算总表",
    "t5": "一般公共预算财政拨款支出决算表",
    "t6": "一般公共预算财政拨款基本支出决算表",
    "t7": "财政拨款“三公”经费支出决算表",
    "t8": "政府性基金预算财政拨款收入支出决算表",
    "t9": "国有资本经营预算财政拨款支出决算表",
}


def rows() -> dict[str, Rows]:
    """What stands under the headers of the tables."""
    spent = (BASIC, PROJECT, FUNDS, BUSINESS)
    general = (BASIC, PROJECT)
    return {
        "t1": _beside(_incomes(), _expenses()),
        "t2": lines(_income, FISCAL, BUSINESS),
        "t3": lines(lambda code: [total(*spent, code=code), *_both(code, PROJECT, FUNDS, BUSINESS), 0, 0, 0], *spent),
        "t4": _beside(_granted(), _spent_of_grants()),
        "t5": lines(lambda code: [total(*general, code=code), *_both(code, PROJECT)], *general),
        "t6": _economic(),
        "t7": [[*_three(PLANNED), *_three(ACCOUNT)]],
        "t8": lines(lambda code: [0, *[total(FUNDS, code=code)] * 2, 0, total(FUNDS, code=code), 0], FUNDS),
        "t9": [["合计", "", "", "", ""]],
    }


def _both(code: str, *projects: Mapping[str, int]) -> list[int]:
    return [total(BASIC, code=code), total(*projects, code=code)]


def _income(code: str) -> list[int]:
    fiscal, business = total(FISCAL, code=code), total(BUSINESS, code=code)
    return [fiscal + business, fiscal, 0, business, 0, 0, 0]


def _incomes() -> Rows:
    general, funds, business = total(FISCAL) - total(FUNDS), total(FUNDS), total(BUSINESS)
    year = general + funds + business
    return [
        ["一、一般公共预算财政拨款收入", printed(general)],
        ["二、政府性基金预算财政拨款收入", printed(funds)],
        ["三、国有资本经营预算财政拨款收入", _NIL],
        ["四、上级补助收入", _NIL],
        ["五、事业收入", printed(business)],
        ["六、经营收入", _NIL],
        ["七、附属单位上缴收入", _NIL],
        ["八、其他收入", _NIL],
        ["本年收入合计", printed(year)],
        ["使用非财政拨款结余", _NIL],
        ["年初结转和结余", printed(CARRIED_IN)],
        ["总计", printed(year + CARRIED_IN)],
    ]


def _expenses() -> Rows:
    spent = (BASIC, PROJECT, FUNDS, BUSINESS)
    return [
        *_of_classes(lambda code: [total(*spent, code=code)]),
        *[["", ""]] * 3,
        ["本年支出合计", printed(total(*spent))],
        ["结余分配", _NIL],
        ["年末结转和结余", printed(CARRIED_OUT)],
        ["总计", printed(total(*spent) + CARRIED_OUT)],
    ]


def _of_classes(columns: Callable[[str], list[int]]) -> Rows:
    numbered = zip("一二三四五六七八九", CLASSES, strict=False)
    return [[f"{number}、{NAMES[code]}", *map(printed, columns(code))] for number, code in numbered]


def _granted() -> Rows:
    general, funds = total(FISCAL) - total(FUNDS), total(FUNDS)
    return [
        ["一、一般公共预算财政拨款", printed(general)],
        ["二、政府性基金预算财政拨款", printed(funds)],
        ["三、国有资本经营预算财政拨款", _NIL],
        *[["", ""]] * 2,
        ["本年收入合计", printed(general + funds)],
        ["年初财政拨款结转和结余", printed(CARRIED_IN)],
        ["总计", printed(general + funds + CARRIED_IN)],
    ]


def _spent_of_grants() -> Rows:
    def columns(code: str) -> list[int]:
        general, funds = total(BASIC, PROJECT, code=code), total(FUNDS, code=code)
        return [general + funds, general, funds, 0]

    both, general, funds, capital = columns("")
    return [
        *_of_classes(columns),
        ["本年支出合计", *map(printed, (both, general, funds, capital))],
        ["年末财政拨款结转和结余", *map(printed, (CARRIED_OUT, CARRIED_OUT, 0, 0))],
        ["总计", *map(printed, (both + CARRIED_OUT, general + CARRIED_OUT, funds, capital))],
    ]


def _beside(left: Rows, right: Rows) -> Rows:
    """Two lists side by side, each line with its number behind the label."""
    counted = [[row[0], str(number), *row[1:]] for number, row in enumerate([*left, *right], 1)]
    return [[*one, *other] for one, other in zip(counted[: len(left)], counted[len(left) :], strict=True)]


def _economic() -> Rows:
    staff, office = _codes(STAFF, "30"), _codes(OFFICE, "302")
    capital = _codes(OFFICE, "31")
    empty = ["", "", ""]
    beside = zip_longest(staff, office, capital, fillvalue=empty)
    totals = ["人员经费合计", "", printed(total(STAFF)), "公用经费合计", "", "", "", "", printed(total(OFFICE))]
    return [*([*one, *two, *three] for one, two, three in beside), totals]


def _codes(amounts: Mapping[str, int], under: str) -> Rows:
    codes = (code for code in tree(amounts) if code.startswith(under))
    return [[code, NAMES[code], printed(total(amounts, code=code))] for code in codes]


def _three(amounts: Mapping[str, int]) -> list[str]:
    cars = amounts["bought"] + amounts["run"]
    figures = (total(amounts), amounts["abroad"], cars, amounts["bought"], amounts["run"], amounts["guests"])
    return [printed(each) for each in figures]


def headers() -> dict[str, Grid]:
    """The headers of the tables, a group over its members."""
    three = (
        "合计",
        "因公出国（境）费",
        ("公务用车购置及运行维护费", "小计", "公务用车购置费", "公务用车运行维护费"),
        "公务接待费",
    )
    grants = ("合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    spending = ("合计", "基本支出", "项目支出")
    money = ("项目", "行次", "金额")
    incomes = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
    others = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
    return {
        "t1": _header(("收入", *money), ("支出", *money)),
        "t2": _header(("项目", *_CODE), "本年收入合计", *incomes),
        "t3": _header(("项目", *_CODE), "本年支出合计", *others),
        "t4": _header(("收入", *money), ("支出", "项目", "行次", *grants)),
        "t5": _header(("项目", *_CODE), ("本年支出", *spending)),
        "t6": _header(("人员经费", *_CODE, "金额"), ("公用经费", *_CODE, "金额", *_CODE, "金额")),
        "t7": _three_high(three),
        "t8": _header(
            ("项目", *_CODE),
            "年初结转和结余",
            "本年收入",
            ("本年支出", "小计", "基本支出", "项目支出"),
            "年末结转和结余",
        ),
        "t9": _header(("项目", *_CODE), ("本年支出", *spending)),
    }


def _header(*labels: str | tuple[str, ...]) -> Grid:
    upper: list[Slot] = []
    lower: list[Slot] = []
    for label in labels:
        if isinstance(label, str):
            upper.append(Slot(label, 2))
        else:
            upper.append(Slot(label[0], 1, len(label) - 1))
            lower += map(Slot, label[1:])
    return tuple(upper), tuple(lower)


def _three_high(three: Sequence[str | tuple[str, ...]]) -> Grid:
    upper, lower = _header(*three)
    wide = sum(slot.columns for slot in upper)
    first = (Slot("预算数", 1, wide), Slot("决算数", 1, wide))
    return (first, (*upper, *upper), (*lower, *lower))


class Setting(Struct, frozen=True):
    """How accounts are set: their title, the headings of their parts, a table with what stands around it."""

    title: str = "青石县教育局2024年度部门决算"
    parts: Sequence[str] = _PARTS
    header: Callable[[str, Grid], Grid] = lambda _, header: header
    table: Callable[[str, Grid], Sequence[Block]] = lambda table, grid: (Heading(TITLES[table], 2), grid)


AS_PUBLISHED = Setting()


def report(body: Mapping[str, Rows], setting: Setting = AS_PUBLISHED, *, notes: Sequence[Block] = NOTES) -> list[Block]:
    """The whole report."""
    heads = headers()
    tables = [
        block
        for table, below in body.items()
        for block in setting.table(
            table, (*setting.header(table, heads[table]), *(tuple(map(Slot, row)) for row in below))
        )
    ]
    about, accounts, told, words = map(Heading, setting.parts)
    return [Heading(setting.title, 0), about, *BEFORE, accounts, *tables, told, *notes, words, *WORDS]


def changed(body: Mapping[str, Rows], cells: Mapping[tuple[str, int, int], str]) -> dict[str, Rows]:
    """The tables with other texts in some cells: table, row and column."""
    return {
        table: [[cells.get((table, r, c), text) for c, text in enumerate(row)] for r, row in enumerate(below)]
        for table, below in body.items()
    }


FAULTLESS = report(rows())
_FAULTS = {
    ("t1", 0, 2): "2,358.70",
    ("t3", 2, 3): "1,651.85",
    ("t5", 4, 4): "-",
    ("t7", 0, 6): "21.00",
    ("t8", 3, 3): "",
}
_SAID = [
    block.replace("全部用于日常办公", "比上年减少3.00万元，增长1.88%") if isinstance(block, str) else block
    for block in NOTES
]
FAULTY = report(changed(rows(), _FAULTS), notes=_SAID)
"""One fault of each of six kinds; as a total is wrong, so is a share of it."""
