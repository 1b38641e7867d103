"""Messages of ``messages``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

REFUSALS = {
    "EACCES": Message("没有权限，或文件正被别的程序占用", "permission denied, or another program has it open"),
    "EISDIR": Message("这是一个文件夹", "it is a folder"),
    "ENAMETOOLONG": Message("文件名太长", "its name is too long"),
    "ENOENT": Message("没有这个文件或文件夹", "no such file or folder"),
    "ENOSPC": Message("磁盘已满", "the disk is full"),
    "ENOTDIR": Message("路径中有一段不是文件夹", "a part of the path is no folder"),
    "EPERM": Message("没有权限", "permission denied"),
    "EROFS": Message("这里只能读，不能写", "this place is read-only"),
}
DID_YOU_MEAN = Message("；是不是“{suggestion}”？", "; did you mean “{suggestion}”?")
