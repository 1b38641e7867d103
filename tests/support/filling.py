"""What a person writes into the places that new documents leave, by what these ask for, and a script that does so."""

from __future__ import annotations

import io
from collections.abc import Mapping
from html import escape

import docx

SENTENCES: Mapping[str, str] = {
    # gia-2021, gia-2019
    "单位全称": "青石县水利局",
    "主动公开了哪些信息，怎样解读政策、回应关切": "在门户网站公布水利工程和防汛信息，重要文件同步作出解读。",
    "收到和办理了多少件申请，与表三一致；答复质量怎样": "全年没有收到政府信息公开申请，申请渠道保持畅通。",
    "公开审查、目录和文件清理等管理情况": "定期清理现行文件，发布前逐件审核。",
    "网站、新媒体、查阅场所的建设和维护": "门户网站专栏由专人维护，栏目逐月检查。",
    "考核、社会评议、培训和责任追究的情况": "公开工作列入年度考核，组织培训两次。",
    "本年度还存在哪些问题，上年度的问题改得怎样": "个别栏目更新不够及时，政策解读的形式比较单一。",
    "针对每个问题采取或将要采取的措施": "把栏目责任落实到人，增加图解和问答。",
    "本年度收取信息处理费的情况，没有收取的也要写明": "本年度未收取信息处理费。",
    "其他需要报告的事项，没有的写明没有": "没有其他需要报告的事项。",
    "需要报告的其他事项，没有的写明没有": "没有召开听证会，没有其他需要报告的事项。",
    # juesuan
    "部门全称": "青石县教育局",
    "部门的主要职责": "贯彻教育方针，管理全县学校。",
    "内设机构和所属单位": "设办公室、财务科两个内设机构，没有所属单位。",
    "收入总计、支出总计，与上年相比的变化和原因": "收入总计和支出总计均为0.00万元。",
    "本年收入合计及其构成": "本年收入合计0.00万元。",
    "本年支出合计及其构成": "本年支出合计0.00万元。",
    "财政拨款收入、支出总计，与上年相比的变化和原因": "财政拨款收入总计和支出总计均为0.00万元。",
    "一般公共预算财政拨款支出的总体情况、结构和具体情况": "一般公共预算财政拨款支出0.00万元。",
    "基本支出中的人员经费和公用经费": "一般公共预算财政拨款基本支出0.00万元。",
    "“三公”经费的预算数、决算数和增减变化的原因": "财政拨款“三公”经费支出决算为0.00万元，与预算持平。",
    "政府性基金预算财政拨款收支，没有的写明没有": "没有政府性基金预算财政拨款收入和支出。",
    "国有资本经营预算财政拨款支出，没有的写明没有": "没有国有资本经营预算财政拨款支出。",
    "文中专业名词的解释": "财政拨款收入：从同级财政取得的预算资金。",
    # us-foia
    "name of the agency": "Bureau of Tides",
    "name, title, address and telephone number of whom to contact with questions about the report": (
        "Questions go to the Records Officer, 1 Pier Road."
    ),
    "where the report can be read and downloaded": "The report can be downloaded from www.tides.example.",
    "how to make a request, with addresses and telephone numbers of all components": "Requests may be sent by mail.",
    "why some requests are not granted, in brief": "The Bureau grants a request unless an exemption applies.",
    "agency-specific acronyms and other terms": "HO is the Harbor Office.",
    "definitions of the terms and of the nine exemptions, as the handbook has them": "Terms are those of the handbook.",
    "components": "Harbor Office",
    "statutes": "15 U.S.C. § 3710a(c)",
    "reasons": "Records sealed by a court",
}
"""By what a place asks for, what stands there in the end."""


def filled(suffix: str, data: bytes, sentences: Mapping[str, str] = SENTENCES) -> bytes:
    """A file with the sentences in the places that ask for them."""
    places = {
        f"{start}{what}{end}": text
        for what, text in sentences.items()
        for start, end in (("【请填写：", "】"), ("[fill in: ", "]"))
    }
    if suffix == ".docx":
        return _in_word(data, places)
    text = data.decode("utf-8")
    for place, sentence in places.items():
        if suffix == ".html":
            place, sentence = escape(place, quote=False), escape(sentence, quote=False)  # noqa: PLW2901 - as it stands there
        text = text.replace(place, sentence)
    return text.encode("utf-8")


def _in_word(data: bytes, places: Mapping[str, str]) -> bytes:
    """The same in a Word document, run by run, so that all looks as it did."""
    document = docx.Document(io.BytesIO(data))
    for run in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        for place, sentence in places.items():
            run.text = (run.text or "").replace(place, sentence)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
