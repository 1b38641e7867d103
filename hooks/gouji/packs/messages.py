"""Messages of ``packs``, in Chinese and English."""

from __future__ import annotations

from gouji.messages.message import Message

FILE_MISSING = Message("没有这个文件", "there is no such file")
FILE_ENDING = Message("扩展名须为 .yaml，否则不会被读取", "name it .yaml, otherwise it would not be read")
RULES_NO_LIST = Message("规则文件应为规则的列表（- id: …）", "a file of rules is a list of them (- id: …)")
FORM_NO_MAPPING = Message("应为“键: 值”，与 form.yaml 相同", "expected “key: value” entries, as in form.yaml")
KEY_TWICE = Message("“{key}”已在 {path} 第 {line} 行给出", "“{key}” is given already, see {path} line {line}")
NO_RULES = Message("规则包没有规则", "the pack has no rules")
FOLDER_NAME = Message("规则包的 id 须与文件夹同名（{folder}）", "the id of a pack is the name of its folder ({folder})")
UNKNOWN_BASE = Message("没有可扩展的规则包“{name}”{hint}", "there is no pack “{name}” to extend{hint}")
EXTENDS_ITSELF = Message("规则包扩展了自身：{chain}", "the pack extends itself: {chain}")
UNKNOWN_CHANGE = Message(
    "被扩展的规则包没有“{name}”；新规则须写 check{hint}",
    "the extended pack has no “{name}”; a new rule gives its check{hint}",
)
UNKNOWN_OFF = Message("被扩展的规则包没有“{name}”{hint}", "the extended pack has no “{name}”{hint}")
OFF_ALONE = Message("“off: true”旁边只写 id", "only the id may stand beside “off: true”")
OTHER_CHECK = Message(
    "“{name}”的 check 是 {check}，不能更改；请用新的 id",
    "the check of “{name}” is {check} and can't be changed; use a new id",
)
ID_RESERVED = Message(
    "“{name}”在等式中有特别含义，不能作 id", "“{name}” means something else in equations and can't be an id"
)
UNKNOWN_GROUP = Message("表格没有行组或列组“{name}”{hint}", "the table has no group of rows or columns “{name}”{hint}")
UNKNOWN_KIND = Message("form.yaml 没有值的种类“{name}”{hint}", "form.yaml has no kind of values “{name}”{hint}")
KIND_BUILT_IN = Message(
    "“{name}”的 kind 须为 {kind}；请用新的名称", "the kind of “{name}” is {kind}; use a new name for another kind"
)
KIND_OF_WORDS = Message(
    "kind: {kind} 的名称须为 {kind}，不能是“{name}”", "kind: {kind} has the name {kind} and no other such as “{name}”"
)
KEY_OF_KIND = Message("kind: {kind} 没有“{key}”", "“{key}” means nothing with kind: {kind}")
EXACTLY = Message("“exactly”须有 decimals", "“exactly” needs “decimals”")
NO_UNIT_GROUP = Message(
    "正则表达式须用 (?P<unit>…) 标出单位名称", "the expression needs a group (?P<unit>…) around the name of the unit"
)
NO_YEAR_GROUP = Message("正则表达式须用括号标出年份", "the expression needs a group (…) around the year")
UNKNOWN_VALUE = Message(
    "这条规则没有值“{name}”，可用：{known}{hint}",
    "this rule has no value “{name}”, there are: {known}{hint}",
)
UNKNOWN_FIELD = Message(
    "这里没有值“{name}”，可用：{known}{hint}", "there is no value “{name}” here, there are: {known}{hint}"
)
NOT_SIDE_BY_SIDE = Message("这些列不相邻", "these columns are not side by side")
NO_CELLS = Message(
    "“{name}”是整张表；请写一行（{name}.行）、一列（{name}@列）或一格（{name}.行@列）",
    "“{name}” is a whole table; name a row ({name}.row), a column ({name}@column) or a cell ({name}.row@column)",
)
PATTERN_TOO_LONG = Message(
    "代入 words 后超过 {limit} 个字符；请减少相互引用",
    "with its words put in this is longer than {limit} characters; let fewer words name each other",
)
PATTERNS_TOO_LONG = Message(
    "规则包的文字和正则表达式（代入 words 后）总共超过 {limit} 个字符；请分成几个规则包",
    "up to here the texts of the pack, with words put in, have more than {limit} characters; split the pack",
)
BARE_BRACES = Message(
    "花括号里只能有一个名字；文字中的花括号写成两个", "only a name stands in braces; double a brace that is text"
)
PACK_TAKEN = Message(
    "已有同名规则包“{name}”（{path}）；请换一个名字", "there is a pack “{name}” already ({path}); give it another name"
)
NO_PACKS_HERE = Message("“{folder}”里没有规则包（没有 pack.yaml）", "no pack in “{folder}” (there is no pack.yaml)")
UNKNOWN_OPEN_ROWS = Message(
    "没有名为“{name}”的不定行（any）{hint}", "there are no open rows (any) called “{name}”{hint}"
)
NOT_AN_OPEN_ROW = Message("“{row}”不符合 {name} 的 any", "“{row}” is none of {name}: no expression of any matches it")
NO_LABEL = Message(
    "行须写 label（固定的行；没有标签的写 label: ''）或 any（不定行）",
    "a row has a label (label: '' for one without), or any for open rows",
)
NOT_OPEN = Message("不定行下面只能是不定行（any）", "below open rows there are only open rows (any)")
ONE_OPEN = Message("不定行下面只能有一组不定行", "below open rows there is one group of open rows")
ONLY_OPEN = Message("“{key}”只用于不定行（any）", "“{key}” belongs to open rows (any)")
UNKNOWN_COLUMN_OF_KEY = Message("表格没有列“{name}”{hint}", "the table has no column “{name}”{hint}")
