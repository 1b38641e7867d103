"""How figures, years and days are written in Chinese, for the forms of tests."""

from __future__ import annotations

from gouji.schema.words import FigureWords

CHINESE_FIGURES = FigureWords(
    about=("(第|约|近|超|逾|数|几|不足|超过){n}", "{n}(余|多|几)", "{n}{m}(以上|左右)"),
    years=("{year}年(度|)",),
    months=(r"(?!1[-至]12月)(?:[0-9]{1,2}[-至])?[0-9]{1,2}月(?![0-9]|底|末)",),
    unread=(r"[0-9]{1,2}月(?:[0-9]{1,2}日?|[底末])", r"《[^《》]{1,120}》", r"〔[0-9]{4}〕[0-9]{0,5}号?"),
)
