"""Messages of ``equations``, in Chinese and English."""

from __future__ import annotations

from gouji.equations.ast import PlaceName
from gouji.messages.message import Message

ASSERT_ROW = Message("行", "row")
ASSERT_COLUMN = Message("列", "column")
ASSERT_END = Message("结尾", "the end")
ASSERT_COLON = Message("冒号", "a colon")
ASSERT_NAME = Message("行或列的名称", "the name of a row or column")
ASSERT_OPERATOR = Message("运算符或结尾", "an operator or the end")
ASSERT_COMPARISON = Message("运算符或比较符（= <= >= < > !=）", "an operator or a comparison (= <= >= < > !=)")
ASSERT_BRACKET = Message("右括号", "a closing bracket")
ASSERT_QUANTIFIER = Message(
    "“for every column”“for every row”“for every cell”“for every group”或“if”（每列、每行、每格、每组、若）",
    "“for every column”, “for every row”, “for every cell”, “for every group” or “if”",
)
ASSERT_AXIS = Message("column、row、cell 或 group", "column, row, cell or group")
ASSERT_EXPECTED = Message("这里应为{expected}，却是{found}", "expected {expected} here, found {found}")
ASSERT_TOO_LONG = Message("算式过长：最多 {limit} 个字符", "too long: at most {limit} characters")
ASSERT_TOO_DEEP = Message("括号过深：最多 {limit} 层", "brackets are nested too deeply: at most {limit} levels")
ASSERT_CHARACTER = Message(
    "算式中不能有“{character}”；名称中有此字符时请加引号",
    "“{character}” has no meaning here; put a name that has it in quotes",
)
ASSERT_DOUBLE = Message("等号只写一个：=", "a single = says that two sides are equal; write it once")
ASSERT_QUOTE_OPEN = Message("引号没有结束", "the quotation does not end")
ASSERT_WHOLE = Message("只能用整数", "only whole numbers can be used")
ASSERT_LINEAR = Message(
    "单元格只能乘以写在它前面的整数",
    "a cell may only be multiplied by a whole number written before it",
)
ASSERT_EMPTY = Message("没有写任何等式", "nothing is asserted")
ASSERT_UNKNOWN = Message("没有名为“{name}”的{role}{hint}", "there is no {role} called “{name}”{hint}")
ASSERT_AMBIGUOUS_NAME = Message(
    "“{name}”可以指 {names}；请写全名",
    "“{name}” may be any of {names}; write the full name",
)
ASSERT_GROUP = Message(
    "“{name}”是一组{role}；要全部{role}请写 {name}.**",
    "“{name}” is a group, not a {role}; {name}.** means every {role} in it",
)
ASSERT_ROLE = Message("“{name}”是{found}，这里应为{wanted}", "“{name}” is a {found}; a {wanted} is needed here")
ASSERT_PLAIN_NAME = Message("这里只写{role}的名称", "only the name of a {role} can stand here")
ASSERT_CELL = Message("单元格在这里写作“行@列”：{name}@…", "name a cell as row@column here: {name}@…")
ASSERT_ONLY_THIS = Message(
    "每格的算式中只能写 this（本格）或“行@列”",
    "in “for every cell” a cell is “this” or row@column",
)
ASSERT_THIS = Message("this（本格）只能用于 for every cell（每格）", "“this” has a meaning only in “for every cell”")
ASSERT_SEVERAL = Message(
    "这里指的是多个单元格：请用 sum(…)（合计）",
    "several cells here: wrap them in sum(…)",
)
ASSERT_NO_CELL = Message("没有涉及任何单元格", "this is about no cell")
ASSERT_PLACES: dict[PlaceName, Message] = {
    "last_year": Message(
        "“last_year.”（上年.）只能写在 check: years 的规则中",
        "“last_year.” can only be written in rules with check: years",
    ),
    "children": Message(
        "“children.”（下级.）只能写在 check: units 的规则中",
        "“children.” can only be written in rules with check: units",
    ),
    "text": Message(
        "“text.”（正文.）只能写在 check: narrative 的规则中",
        "“text.” can only be written in rules with check: narrative",
    ),
    "parent": Message(
        "“parent.”（上级.）留待以后使用，目前还不能写",
        "“parent.” is reserved for later and can't be used yet",
    ),
}
ASSERT_CHILDREN = Message(
    "“children.”（下级.）指所有下级的单元格，只能写在 sum(…)（合计）里",
    "“children.” means the cells of all units below; it can only stand in sum(…)",
)
ASSERT_PAIR = Message(
    "这两个范围不能同时写；可以同时写的只有 group 和 column，或 row 和 column",
    "these can't stand together; only group and column can, or row and column",
)
ASSERT_NONE = Message(
    "none（无）只能写作“单元格 = none”或“单元格 != none”",
    "“none” can only be written as cell = none or cell != none",
)
ASSERT_QUOTIENT = Message(
    "商只能写作“单元格 = 被除数 / 除数”",
    "a quotient can only be written as cell = dividend / divisor",
)
ASSERT_QUOTIENT_SUM = Message("相除的和要加括号", "put a sum that is divided in brackets")
ASSERT_ONE_QUOTIENT = Message("一个算式中只能有一个商", "there can be only one quotient, and nothing beside it")
ASSERT_GROUP_WORD = Message(
    "group（本组）只能用于 for every group（每组）", "“group” has a meaning only in “for every group”"
)
ASSERT_TABLE = Message(
    "涉及多张表格的算式中，名称以表格开头：{example}", "over several tables a name begins with its table: {example}"
)
ASSERT_ACROSS = Message(
    "涉及多张表格时只能写一个 for every row（每行）或 for every column（每列）",
    "over several tables only one “for every row” or “for every column” can stand here",
)
