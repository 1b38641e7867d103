"""Messages of ``messages``, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.messages.message import Message
from gouji.system.files import Why

REFUSALS = {
    "EACCES": Message("没有权限，或文件正被别的程序占用", "permission denied, or another program has it open"),
    "ELOOP": Message("链接互相指来指去", "its links lead round in a circle"),
    "EISDIR": Message("这是一个文件夹", "it is a folder"),
    "ENAMETOOLONG": Message("文件名太长", "its name is too long"),
    "ENOENT": Message("没有这个文件或文件夹", "no such file or folder"),
    "ENOSPC": Message("磁盘已满", "the disk is full"),
    "ENOTDIR": Message("路径中有一段不是文件夹", "a part of the path is no folder"),
    "EPERM": Message("没有权限", "permission denied"),
    "EROFS": Message("这里只能读，不能写", "this place is read-only"),
}
REFUSED: Mapping[Why, Message] = {
    "outside": Message(
        "路径上的链接指到仓库（或文件夹）之外，或指到 .git 里；请直接写出所指的文件",
        "a link of its path leads out of the repository or folder, or into .git; name the file itself",
    ),
    "nowhere": Message("这个链接所指的文件不存在", "it is a link that leads nowhere"),
    "no file": Message("不是普通文件，而是管道或设备", "it is no file, but a pipe or a device"),
    "changed": Message(
        "处理期间它又被保存过，因此原样未动；请再运行一次",
        "it was saved meanwhile, and is left as it is; run gouji again",
    ),
    "read-only": Message("文件是只读的，因此原样未动", "it is read-only, and is left as it is"),
    "names": Message(
        "它有几个文件名（硬链接），改动只会落在其中一个上，因此原样未动；请先另存一份",
        "it has several names (hard links), of which one would change; it is left as it is: save a copy first",
    ),
    "owner": Message(
        "写入后它的所有者或用户组会改变，因此原样未动", "its owner or group would change; it is left as it is"
    ),
}
DID_YOU_MEAN = Message("；是不是“{suggestion}”？", "; did you mean “{suggestion}”?")
