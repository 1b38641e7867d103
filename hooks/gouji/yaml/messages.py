"""Messages of ``yaml``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

YAML_TOO_BIG = Message("文件超过 {limit} 字节", "larger than {limit} bytes")
YAML_TOO_DEEP = Message("嵌套超过 {limit} 层", "nested more than {limit} levels deep")
YAML_NOT_UTF8 = Message("不是 UTF-8；请另存为 UTF-8", "not UTF-8; save it as UTF-8")
YAML_CONTROL = Message("不允许的控制字符 {character}", "a control character that is not allowed: {character}")
YAML_EMPTY = Message("文件没有内容", "the file has no content")
YAML_NO_MAPPING = Message("应为“键: 值”或列表", "expected “key: value” lines or a list")
YAML_DOCUMENTS = Message("一个文件只能有一份 YAML 文档，不能再有 ---", "only one document in a file: no second ---")
YAML_DUPLICATE = Message("键“{key}”重复，第 {line} 行已有", "the key “{key}” is given twice, first in line {line}")
YAML_KEY = Message(
    "键须为一个词；以 { 或 [ 开头的文字须整个加引号", "a key is a single word; quote a text that begins with { or ["
)
YAML_ALIAS = Message(
    "以 * 开头的文字须加引号；不支持别名（*{name}）{instead}",
    "quote a text that begins with *; aliases (*{name}) are not supported{instead}",
)
YAML_ANCHOR = Message(
    "以 & 开头的文字须加引号；不支持锚点（&{name}）{instead}",
    "quote a text that begins with &; anchors (&{name}) are not supported{instead}",
)
PARTS_INSTEAD = Message("：form.yaml 中多处相同的行或列写在 parts 里", ": what a form says twice is one of its parts")
PARTS_NO_MAPPING = Message("应为“名称: 行或列的列表”", "expected “name: a list of rows or columns” entries")
PART_NO_LIST = Message("应为行或列的列表", "expected a list of rows or columns")
PART_UNUSED = Message("parts 中的“{name}”没有用到", "nothing uses the part “{name}”")
PART_OF_ITSELF = Message("parts 中有循环：{chain}", "the part holds itself: {chain}")
PARTS_TOO_MANY = Message("parts 代表的行和列超过 {limit} 个", "parts stand for more than {limit} rows and columns")
UNKNOWN_PART = Message("parts 中没有“{name}”{hint}", "there is no part “{name}”{hint}")
YAML_TAG = Message("以 ! 开头的文字须加引号；不支持标签", "quote a text that begins with !; tags are not supported")
YAML_TAB = Message("不能用制表符缩进；请改用空格", "a tab cannot indent; use spaces")
YAML_QUOTE = Message("以 {character} 开头的文字须加引号", "quote a text that begins with {character}")
YAML_QUOTE_BRACES = Message("含有 {{ 或 [ 的文字须加引号", "quote a text that holds {{ or [")
YAML_QUOTE_OPEN = Message("引号没有配对的结束引号", "this quote is never closed")
YAML_BRACKET_OPEN = Message(
    "第 {line} 行的括号在此之前没有结束：缺少 , 或 {bracket}；含有 : 或括号的文字须加引号",
    "the bracket of line {line} is not closed: , or {bracket} is missing; quote a text that contains : or brackets",
)
YAML_COLON = Message(
    "此处不能再有“键: 值”；请检查缩进，含有“: ”的文字须加引号",
    "no “key: value” can stand here; check the indentation, and quote a text that contains “: ”",
)
YAML_LEFTOVER = Message(
    "此处多出内容；请检查缩进，以 {{ [ \" ' 开头的文字须整个加引号",
    "this does not belong here; check the indentation, and quote the whole of a text that begins with {{ [ \" or '",
)
YAML_INVALID = Message("不是有效的 YAML：{problem}", "not valid YAML: {problem}")
EXPECTED_KIND = Message("实为{found}，应为{expected}", "found {found}, expected {expected}")
QUOTE_IT = Message("；如果是文字，请加引号", "; quote it if it is meant as text")
LIST_IT = Message("；只有一项也写成 [一项]", "; a single item is written [item]")
KIND_TEXT = Message("文字", "text")
KIND_INTEGER = Message("整数", "a whole number")
KIND_NUMBER = Message("数", "a number")
KIND_SWITCH = Message("true 或 false", "true or false")
KIND_LIST = Message("列表", "a list")
KIND_MAPPING = Message("“键: 值”", "“key: value” entries")
KIND_KEYS = Message("“键: 值”（键：{keys}）", "“key: value” entries (keys: {keys})")
KIND_CHOICE = Message("其中之一：{known}", "one of: {known}")
KIND_OR = Message("{one}或{other}", "{one} or {other}")
FOUND_NOTHING_THERE = Message("空", "nothing")
FOUND_TEXT = Message("文字“{text}”", "the text “{text}”")
FOUND_VALUE = Message("值 {text}", "{text}")
UNKNOWN_KEY = Message("未知的键“{key}”，可用的键：{known}{hint}", "unknown key “{key}”, known are: {known}{hint}")
BOTH_LANGUAGES = Message(
    "{{zh: …, en: …}}（只用一种语言的规则包请在 pack.yaml 写 language: zh 或 en）",
    "{{zh: …, en: …}} (a pack in one language has language: en, or zh, in its pack.yaml)",
)
LANGUAGE_MISSING = Message(
    "缺少键“{key}”；只用一种语言的规则包请在 pack.yaml 写 language: {other}",
    "the key “{key}” is missing; a pack in one language has language: {other} in its pack.yaml",
)
MISSING_KEY = Message("缺少键“{key}”", "the key “{key}” is missing")
NOT_A_CHOICE = Message("“{found}”不可用，可选：{known}{hint}", "“{found}” is none of: {known}{hint}")
NOT_IN_PATTERN = Message("“{found}”不符合 {pattern}", "“{found}” does not match {pattern}")
NOT_SHAPED = Message("“{found}”不可用：{words}", "“{found}” can not stand here: {words}")
OF_OTHERS = Message("；{key}: {others} 有“{found}”", "; {key}: {others} has “{found}”")
TOO_SHORT = Message("不能为空", "must not be empty")
TOO_SMALL = Message("{found} 太小，至少为 {limit}", "{found} is too small, at least {limit}")
TOO_LARGE = Message("{found} 太大，至多为 {limit}", "{found} is too large, at most {limit}")
ID_TWICE = Message("id“{name}”重复，已见于 {path} 第 {line} 行", "the id “{name}” is taken, see {path} line {line}")
KEY_NEEDED = Message("finds: {finds} 的规则须有“{key}”", "a rule with finds: {finds} needs “{key}”")
KEY_IDLE = Message("“{key}”只用于 finds: {finds}", "“{key}” belongs to finds: {finds}")
BAD_PATTERN = Message("正则表达式有误：{error}", "not a regular expression: {error}")
