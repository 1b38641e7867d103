"""What the final accounts of an invented bureau say in words, by the figures of its tables."""

from __future__ import annotations

from support.accounts_figures import (
    ACCOUNT,
    BASIC,
    BUSINESS,
    CARRIED_IN,
    CARRIED_OUT,
    FISCAL,
    FUNDS,
    NAMES,
    OFFICE,
    PLANNED,
    PROJECT,
    STAFF,
    printed,
    total,
)
from support.blocks import Block, Heading

BEFORE = (
    "（一）主要职能。青石县教育局负责管理全县的学前教育和义务教育，指导学校的教学、安全和后勤。",
    "（二）机构设置。青石县教育局设办公室、教育股、计划财务股，下属学校十二所。",
)
WORDS = (
    "一、事业收入：指学校开展教学活动取得的收入。",
    "二、机关运行经费：指为保障机关运转购买货物和服务的各项资金。",
)


def _money(fen: int) -> str:
    return f"{printed(fen)}万元"


def _share(part: int, whole: int) -> str:
    return f"占{100 * part / whole:.2f}%"


_INCOME = total(FISCAL, BUSINESS)
_SPENT = total(BASIC, PROJECT, FUNDS, BUSINESS)
_GENERAL = total(BASIC, PROJECT)
_PROJECTS = _SPENT - total(BASIC)
_MORE = 12_345
_SUM = _INCOME + CARRIED_IN
_CLASSES = "；".join(
    f"{NAMES[code]}{_money(total(BASIC, PROJECT, code=code))}，{_share(total(BASIC, PROJECT, code=code), _GENERAL)}"
    for code in ("205", "208", "210", "221")
)
_CARS, _GUESTS, _PUBLIC = ACCOUNT["run"], ACCOUNT["guests"], total(ACCOUNT)

_ALIKE = f"2024年度收、支总计均为{_money(_SUM)}。与上年相比，收、支总计各增加{_money(_MORE)}，"
_ABROAD = "其中：因公出国（境）费支出决算为0.00万元；"
_TOLD = {
    "一、收入支出决算总体情况说明": _ALIKE + f"增长{100 * _MORE / (_SUM - _MORE):.2f}%，主要原因是新建了两所小学。",
    "二、收入决算情况说明": f"2024年度收入合计{_money(_INCOME)}，其中：财政拨款收入{_money(total(FISCAL))}，"
    f"{_share(total(FISCAL), _INCOME)}；事业收入{_money(total(BUSINESS))}，{_share(total(BUSINESS), _INCOME)}。",
    "三、支出决算情况说明": f"2024年度支出合计{_money(_SPENT)}，其中：基本支出{_money(total(BASIC))}，"
    f"{_share(total(BASIC), _SPENT)}；项目支出{_money(_PROJECTS)}，{_share(_PROJECTS, _SPENT)}。",
    "四、财政拨款收入支出决算总体情况说明": f"2024年度财政拨款收、支总计均为{_money(total(FISCAL) + CARRIED_IN)}，"
    f"年末财政拨款结转和结余{_money(CARRIED_OUT)}。",
    "五、一般公共预算财政拨款支出决算情况说明": f"2024年度一般公共预算财政拨款支出{_money(_GENERAL)}，"
    f"占本年支出合计的{100 * _GENERAL / _SPENT:.2f}%。其中：{_CLASSES}。",
    "六、一般公共预算财政拨款基本支出决算情况说明": f"2024年度一般公共预算财政拨款基本支出{_money(total(BASIC))}，"
    f"其中：人员经费{_money(total(STAFF))}，公用经费{_money(total(OFFICE))}。",
    "七、财政拨款“三公”经费支出决算情况说明": f"2024年度财政拨款“三公”经费支出预算为{_money(total(PLANNED))}，"
    f"支出决算为{_money(_PUBLIC)}，完成预算的{100 * _PUBLIC / total(PLANNED):.2f}%，{_ABROAD}"
    f"公务用车购置及运行维护费支出决算为{_money(_CARS)}，{_share(_CARS, _PUBLIC)}；"
    f"公务接待费支出决算为{_money(_GUESTS)}，{_share(_GUESTS, _PUBLIC)}。",
    "八、政府性基金预算财政拨款收入支出决算情况说明": f"2024年度政府性基金预算财政拨款支出{_money(total(FUNDS))}，"
    "用于添置体育器材。",
    "九、国有资本经营预算财政拨款支出决算情况说明": "2024年度没有国有资本经营预算财政拨款支出。",
    "十、其他重要事项的情况说明": f"机关运行经费支出{_money(total(OFFICE))}，全部用于日常办公。",
}
NOTES: tuple[Block, ...] = tuple(block for title, text in _TOLD.items() for block in (Heading(title, 2), text))
