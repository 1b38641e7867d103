"""Messages of engines, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

NO_ENGINE = Message(
    "没有名为“{name}”的引擎：可用 duckdb、spark、local[2]、spark://主机:端口",
    "no engine “{name}”: there are duckdb, spark, local[2] and spark://host:port",
)
MISSING = Message(
    "没有安装 {library}：请运行 pip install 'gouji[{extra}]'",
    "{library} is not installed: run pip install 'gouji[{extra}]'",
)
NO_SIZE = Message("“{text}”不是内存大小：请写成 4GB 这样", "“{text}” is no size of memory: write it like 4GB")
NO_FOLDER = Message(
    "不能把内存放不下的数据写到 {folder}：{reason}", "can't write what memory has no room for to {folder}: {reason}"
)
NO_JAVA = Message(
    "Spark 没有启动：{reason}。Spark 需要 Java 17 或更高版本",
    "Spark did not start: {reason}. It needs Java 17 or later",
)
