"""The money of an invented bureau in fen of ten thousand yuan: it agrees in all nine tables of final accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

NAMES = {
    "205": "教育支出",
    "20502": "普通教育",
    "2050201": "学前教育",
    "2050202": "小学教育",
    "2050203": "初中教育",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101102": "事业单位医疗",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "229": "其他支出",
    "22960": "彩票公益金安排的支出",
    "2296003": "用于体育事业的彩票公益金支出",
    "301": "工资福利支出",
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30107": "绩效工资",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费",
    "30113": "住房公积金",
    "303": "对个人和家庭的补助",
    "30305": "生活补助",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30211": "差旅费",
    "30217": "公务接待费",
    "30231": "公务用车运行维护费",
    "30299": "其他商品和服务支出",
    "310": "资本性支出",
    "31002": "办公设备购置",
}
"""The words for each code, functional and economic."""
CLASSES = [code for code in NAMES if len(code) == 3 and code.startswith("2")]

BASIC = {
    "2050201": 12_050,
    "2050202": 80_025,
    "2050203": 64_010,
    "2080505": 15_030,
    "2080506": 7_515,
    "2101102": 6_000,
    "2210201": 11_000,
}
PROJECT = {"2050201": 3_000, "2050202": 21_000, "2050203": 16_040}
"""What was spent of the general budget, by code; all of it is basic or for projects."""
FUNDS = {"2296003": 2_500}
"""What was received and spent in the budget of funds."""
BUSINESS = {"2050202": 3_600}
"""What was earned, and spent on projects."""
CARRIED_IN, CARRIED_OUT = 2_000, 1_200
FISCAL = {
    code: BASIC.get(code, 0) + PROJECT.get(code, 0) + FUNDS.get(code, 0) - (code == "2050203") * 800
    for code in [*BASIC, *FUNDS]
}
"""What was received of both budgets: some was left from last year, some is left for the next."""
STAFF = {
    "30101": 70_000,
    "30102": 30_000,
    "30107": 37_455,
    "30108": 15_030,
    "30109": 7_515,
    "30110": 6_000,
    "30113": 11_000,
    "30305": 3_000,
}
OFFICE = {"30201": 6_030, "30211": 2_000, "30217": 400, "30231": 1_600, "30299": 4_000, "31002": 1_600}
PLANNED = {"abroad": 0, "bought": 0, "run": 2_000, "guests": 600}
ACCOUNT = {"abroad": 0, "bought": 0, "run": OFFICE["30231"], "guests": OFFICE["30217"]}

Amounts = Mapping[str, int]


def total(*amounts: Amounts, code: str = "") -> int:
    """What stands under a code, under all where it is empty."""
    return sum(amount for each in amounts for below, amount in each.items() if below.startswith(code))


def tree(*amounts: Amounts) -> Iterator[str]:
    """The codes with money, each above those below it."""
    leaves = {code for each in amounts for code in each}
    return (code for code in NAMES if any(leaf.startswith(code) for leaf in leaves))


def printed(fen: int) -> str:
    """An amount as tables print it."""
    return f"{fen / 100:,.2f}"


def lines(columns: Callable[[str], list[int]], *amounts: Amounts) -> list[list[str]]:
    """The rows of a table of codes below its total: code, words, figures."""
    codes = ["", *tree(*amounts)]
    return [[code or "合计", NAMES.get(code, ""), *map(printed, columns(code))] for code in codes]
