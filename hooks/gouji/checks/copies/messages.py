"""Messages of ``copies``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

SAME_AS_THERE = Message("与此处相同", "the same as here")
ALSO_THERE = Message("此处也相同", "the same here, too")
STILL_NAMED = Message("{message}；文中还写着“{name}”", "{message}; it still says “{name}”")
ALSO_IN = Message("{message}；另有 {others} 份报告也相同", "{message}; {others} more of the reports have it, too")
UNDECIDED = Message("{message}；谁先写的看不出来", "{message}; which was written first can't be told")
NO_SIBLINGS = Message("没有同年度的其他单位报告可比对", "there is no report of another unit for the same year")
