"""Messages of ``annotations``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

AUTHOR = Message("勾稽 {severity}", "gouji {severity}")
AFTER_SEVERITY = Message("：", ": ")
ITEM = Message("{severity}：{sentence}（{rule}）", "{severity}: {sentence} ({rule})")
OF_THE_WHOLE = Message("没有具体位置的问题：", "what has no place of its own:")
NOT_EVALUATED = Message(
    "有 {count} 项检查没有做：要用的内容缺少，或者读不出来；改好后请再检查一次（{rules}）",
    "checks that could not be made: {count}, as what they need is missing or can't be read; "
    "correct it and check again ({rules})",
)
ALSO = Message("见：{related}", "see: {related}")
CONVERTED = Message(
    "此件由 LibreOffice 从旧格式（.doc 或 .wps）转换而来，版面可能与原件略有不同。",
    "converted from an old format (.doc or .wps) by LibreOffice; its layout may differ from the original.",
)
NO_ANNOTATIONS = Message("这种格式不能加批注；能加的有：{known}", "this format takes no annotations; these do: {known}")
NOT_A_REPORT = Message("没有适用的规则包，没有检查", "no rule pack applies, so it was not checked")
EXCLUDED = Message("被配置排除，没有检查", "excluded by the configuration, so it was not checked")
NOT_SPLICED = Message(
    "文件的 XML 不合常规，无法加批注；用 Word 打开后另存一份再试",
    "its XML is too unusual for comments; open it in Word, save a copy and try again",
)
