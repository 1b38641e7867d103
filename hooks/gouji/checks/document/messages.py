"""What ``document`` says to people, in both languages."""

from __future__ import annotations

from gouji.messages.message import Message

UNREADABLE = Message("无法读取：{reason}", "cannot be read: {reason}")
