"""The notation of places to fill in, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

FILL_IN = Message("【请填写：{what}】", "[fill in: {what}]")
