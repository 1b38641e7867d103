"""Messages of ``serving.shortcuts``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NAME = Message("勾稽检查", "Check reports (gouji)")
COMMENT = Message("核对报告，文件不离开这台电脑", "checks reports; no file leaves this computer")
FOREIGN = Message("{path} 已存在，不是 gouji 建的，没有动它", "{path} is not made by gouji and was left alone")
CANNOT_WRITE = Message("无法写入 {path}：{error}", "cannot write {path}: {error}")
CANNOT_REMOVE = Message("无法删除 {path}：{error}", "cannot remove {path}: {error}")
