"""The tables of the annual report as the annex of 国办公开办函〔2021〕30号 prints them, merged cells included.

Those of the trial form before it (国办公开办函〔2019〕60号) are here, too. They are written down apart from ``rules/``,
so that a slip in a pack is not repeated by its tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from support.blocks import Grid, Slot

Address = tuple[str, str, str]
"""Table, row and column, by the ids of the pack."""

_SmallTable = tuple[str, str, Mapping[str, str], Mapping[str, str]]
"""Its id, what it is called, its columns and its rows by their ids."""
_SMALL_TABLES: tuple[_SmallTable, ...] = (
    (
        "documents",
        "第二十条第（一）项",
        {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"},
        {"regulations": "规章", "normative": "行政规范性文件"},
    ),
    ("licensing", "第二十条第（五）项", {"decisions": "本年处理决定数量"}, {"licences": "行政许可"}),
    (
        "enforcement",
        "第二十条第（六）项",
        {"decisions": "本年处理决定数量"},
        {"penalties": "行政处罚", "coercion": "行政强制"},
    ),
    ("fees", "第二十条第（八）项", {"amount": "本年收费金额（单位：万元）"}, {"fees": "行政事业性收费"}),
)

_ITEMS = {"previous": "上一年项目数量", "change": "本年增/减"}
_SMALL_TABLES_2019: tuple[_SmallTable, ...] = (
    (
        "documents",
        "第二十条第（一）项",
        {"made": "本年新制作数量", "published": "本年新公开数量", "all_published": "对外公开总数量"},
        {"regulations": "规章", "normative": "规范性文件"},
    ),
    (
        "licensing",
        "第二十条第（五）项",
        {**_ITEMS, "decisions": "处理决定数量"},
        {"licences": "行政许可", "services": "其他对外管理服务事项"},
    ),
    (
        "enforcement",
        "第二十条第（六）项",
        {**_ITEMS, "decisions": "处理决定数量"},
        {"penalties": "行政处罚", "coercion": "行政强制"},
    ),
    ("fees", "第二十条第（八）项", _ITEMS, {"fees": "行政事业性收费"}),
    (
        "procurement",
        "第二十条第（九）项",
        {"projects": "采购项目数量", "amount": "采购总金额"},
        {"procurement": "政府集中采购"},
    ),
)

_APPLICANTS = ("natural", "business", "research", "charity", "legal", "other", "total")
_ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_RESULT = "三、本年度办理结果"
_REFUSED, _UNAVAILABLE = (_RESULT, "（三）不予公开"), (_RESULT, "（四）无法提供")
_NOT_PROCESSED, _OTHER = (_RESULT, "（五）不予处理"), (_RESULT, "（六）其他处理")
_Request = tuple[str, tuple[str, ...]]
"""The id of a row of table three, and its labels from the group to the row."""
_REQUESTS: tuple[_Request, ...] = (
    ("new", ("一、本年新收政府信息公开申请数量",)),
    ("carried_in", ("二、上年结转政府信息公开申请数量",)),
    ("outcome.granted", (_RESULT, "（一）予以公开")),
    ("outcome.partial", (_RESULT, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")),
    ("outcome.refused.secret", (*_REFUSED, "1.属于国家秘密")),
    ("outcome.refused.forbidden", (*_REFUSED, "2.其他法律行政法规禁止公开")),
    ("outcome.refused.safety", (*_REFUSED, "3.危及“三安全一稳定”")),
    ("outcome.refused.third_party", (*_REFUSED, "4.保护第三方合法权益")),
    ("outcome.refused.internal", (*_REFUSED, "5.属于三类内部事务信息")),
    ("outcome.refused.process", (*_REFUSED, "6.属于四类过程性信息")),
    ("outcome.refused.case_file", (*_REFUSED, "7.属于行政执法案卷")),
    ("outcome.refused.inquiry", (*_REFUSED, "8.属于行政查询事项")),
    ("outcome.unavailable.not_held", (*_UNAVAILABLE, "1.本机关不掌握相关政府信息")),
    ("outcome.unavailable.to_be_made", (*_UNAVAILABLE, "2.没有现成信息需要另行制作")),
    ("outcome.unavailable.unclear", (*_UNAVAILABLE, "3.补正后申请内容仍不明确")),
    ("outcome.not_processed.petition", (*_NOT_PROCESSED, "1.信访举报投诉类申请")),
    ("outcome.not_processed.repeated", (*_NOT_PROCESSED, "2.重复申请")),
    ("outcome.not_processed.publication", (*_NOT_PROCESSED, "3.要求提供公开出版物")),
    ("outcome.not_processed.excessive", (*_NOT_PROCESSED, "4.无正当理由大量反复申请")),
    ("outcome.not_processed.reissue", (*_NOT_PROCESSED, "5.要求行政机关确认或重新出具已获取信息")),
    (
        "outcome.other.uncorrected",
        (*_OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ),
    (
        "outcome.other.unpaid",
        (*_OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ),
    ("outcome.other.other", (*_OTHER, "3.其他")),
    ("outcome.total", (_RESULT, "（七）总计")),
    ("carried_out", ("四、结转下年度继续办理",)),
)
_REQUESTS_2019 = (
    *(
        each
        for each in _REQUESTS
        if not each[0].startswith("outcome.other") and each[0] not in ("outcome.total", "carried_out")
    ),
    ("outcome.other", (_RESULT, "（六）其他处理")),
    *(each for each in _REQUESTS if each[0] in ("outcome.total", "carried_out")),
)
_LABEL_COLUMNS = 3

_PROCEEDINGS = ("review", "litigation.direct", "litigation.after_review")
_RESULTS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结", "total": "总计"}


def addresses() -> tuple[Address, ...]:
    """All 200 cells, in the order of the form."""
    return _addresses(_SMALL_TABLES, _REQUESTS)


def addresses_of_2019() -> tuple[Address, ...]:
    """All cells of the trial form, in its order."""
    return _addresses(_SMALL_TABLES_2019, _REQUESTS_2019)


def _addresses(tables: Iterable[_SmallTable], requests: Iterable[_Request]) -> tuple[Address, ...]:
    small = [(table, row, column) for table, _, columns, rows in tables for row in rows for column in columns]
    large = [("requests", row, column) for row, _ in requests for column in _APPLICANTS]
    return (*small, *large, *_dispute_addresses())


def grids(values: Mapping[Address, str]) -> dict[str, Grid]:
    """The printed tables of the form whose cells these are, by the id of the section that they stand in."""
    trial = ("documents", "normative", "made") in values
    return {
        "proactive": tuple(_small_tables(values, _SMALL_TABLES_2019 if trial else _SMALL_TABLES)),
        "requests": tuple(_requests(values, _REQUESTS_2019 if trial else _REQUESTS)),
        "disputes": tuple(_disputes(values)),
    }


def _small_tables(values: Mapping[Address, str], tables: Iterable[_SmallTable]) -> Iterator[tuple[Slot, ...]]:
    for table, title, columns, rows in tables:
        widths = [3 // len(columns)] * (len(columns) - 1)
        widths.append(3 - sum(widths))
        yield (Slot(title, columns=4),)
        yield (Slot("信息内容"), *map(_wide, columns.values(), widths))
        for row, label in rows.items():
            yield (Slot(label), *map(_wide, (values[table, row, column] for column in columns), widths))


def _wide(text: str, columns: int) -> Slot:
    return Slot(text, columns=columns)


def _requests(values: Mapping[Address, str], rows: Sequence[_Request]) -> Iterator[tuple[Slot, ...]]:
    yield Slot(_CORNER, 3, _LABEL_COLUMNS), Slot("申请人情况", columns=len(_APPLICANTS))
    yield Slot("自然人", 2), Slot("法人或其他组织", columns=len(_ORGANISATIONS)), Slot("总计", 2)
    yield tuple(Slot(label) for label in _ORGANISATIONS)
    seen: set[tuple[str, ...]] = set()
    for row, labels in rows:
        groups = [labels[: depth + 1] for depth in range(len(labels) - 1)]
        yield (
            *(Slot(group[-1], rows=_rows_under(group, rows)) for group in groups if group not in seen),
            Slot(labels[-1], columns=_LABEL_COLUMNS - len(groups)),
            *(Slot(values["requests", row, column]) for column in _APPLICANTS),
        )
        seen.update(groups)


def _rows_under(group: tuple[str, ...], rows: Sequence[_Request]) -> int:
    return sum(labels[: len(group)] == group for _, labels in rows)


def _disputes(values: Mapping[Address, str]) -> Iterator[tuple[Slot, ...]]:
    results = tuple(Slot(label) for label in _RESULTS.values())
    yield Slot("行政复议", columns=len(results)), Slot("行政诉讼", columns=2 * len(results))
    yield (
        *(Slot(result.text, rows=2) for result in results),
        Slot("未经复议直接起诉", columns=len(results)),
        Slot("复议后起诉", columns=len(results)),
    )
    yield results + results
    yield tuple(Slot(values[address]) for address in _dispute_addresses())


def _dispute_addresses() -> tuple[Address, ...]:
    return tuple(("disputes", "cases", f"{group}.{result}") for group in _PROCEEDINGS for result in _RESULTS)
