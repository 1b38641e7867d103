"""What ``text`` says to people, in both languages."""

from __future__ import annotations

from gouji.messages.message import Message

TEXT_SEVERAL = Message("{message}（本段共 {count} 处）", "{message} ({count} times in this paragraph)")
