"""How slips become findings: where they are, what they say, how many there are; and what no slip may do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.text import doubling, pages, pairs, punctuation
from gouji.checks.text.passage import TextPassage
from gouji.findings.model import Finding, NotEvaluated
from gouji.forms.bind import bind
from gouji.messages.errors import PackError
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.applied import applied

_REST = 'message: {zh: "“{quote}”：“{text}”→“{expected}”", en: "{text}"}, why: {zh: 一, en: a}'
RULES = "\n".join(
    f"- {{id: {finds}, check: text, finds: {finds}, severity: warning, {_REST}{more}}}"
    for finds, more in {
        "page-number": ', units: ["条"], before: ["第"], after: ["的"]',
        "page-line": "",
        "unpaired": "",
        "half-width": "",
        "doubled-mark": "",
        "doubled-word": ', words: ["的的"], allowed: ["目的的"], borders: ["鱼塘鱼塘边"], before: ["修整"]',
        "space": "",
        "pattern": r', patterns: [{find: "([0-9]{4})[0-9]年", replace: "\1年"}]',
    }.items()
).replace(r"\1", r"\\1")
PACK = """\
id: anglers
name: {zh: 钓鱼协会年报, en: yearly report of a fishing club}
version: 1
claims: {title: [年报]}
"""
FORM = """\
sections:
  - {id: catches, number: 一, title: 渔获情况}
  - {id: members, number: 二, title: 会员情况}
"""
HEAD = "钓鱼协会2023年报\n\n一、渔获情况\n\n"
TAIL = "\n\n二、会员情况\n\n会员不变，人人都来钓鱼，没有别的事情。\n"


def written(folder: Path, rules: str) -> Pack:
    folder = folder / "anglers"
    folder.mkdir()
    for name, text in {"pack": PACK, "form": FORM, "rules": rules}.items():
        (folder / f"{name}.yaml").write_bytes(text.encode())
    return Library((folder,), cached=False).get("anglers")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return written(tmp_path_factory.mktemp("packs"), RULES)


def findings(text: str, pack: Pack) -> list[Finding]:
    bound = bind(read(Source("report.txt", f"{HEAD}{text}{TAIL}".encode())), pack.form)
    return [finding for finding in applied("text", bound, pack) if isinstance(finding, Finding)]


def test_the_place_is_that_of_the_slip(pack: Pack) -> None:
    [finding] = findings("今年钓到鲤鱼的的数量增加，大家都很满意。", pack)
    assert finding.place is not None
    assert (finding.place.line, finding.place.column, finding.place.end_column) == (5, 7, 9)
    assert (finding.where.section, finding.actual, finding.expected) == ("catches", "的的", "的")
    assert finding.message.zh == "“今年钓到鲤鱼的的数量增加，大家都…”：“的的”→“的”"


def test_slips_of_width_are_one_finding_a_paragraph(pack: Pack) -> None:
    [finding] = findings("今年钓到鲤鱼,还有草鱼,也有鲫鱼,大家都很满意。", pack)
    assert finding.message.zh.endswith("（本段共 3 处）")
    assert [related.place.column for related in finding.related if related.place] == [12, 17]


THROUGHOUT = ["今年钓到鲤鱼,还有草鱼,也有鲫鱼。", *("明年再来,大家都很满意,没有别的事情。",) * 3]


def test_marks_that_a_document_writes_in_half_width_are_one_finding(pack: Pack) -> None:
    [finding] = findings("\n\n".join(THROUGHOUT), pack)
    assert finding.message.zh.endswith("（全文共 8 处）")
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (5, 7)
    assert [each.place.line for each in finding.related if each.place] == [5, 7, 7, 9]
    assert len(finding.parts) == 8
    assert finding.fix is not None
    assert (len(finding.fix.edits), finding.fix.safe) == (8, True)


@pytest.mark.parametrize(
    ("paragraphs", "counts"),
    [
        (THROUGHOUT[:1], [2]),
        (THROUGHOUT[:2], [4]),
        ([*THROUGHOUT[:2], "有鲤鱼，有草鱼，有鲫鱼，大家都很满意，明年再来。"], [2, 2]),
        ([*THROUGHOUT, "有鲤鱼；有草鱼；有鲫鱼;大家都很满意没有别的事情。"], [8, 1]),
    ],
    ids=["one paragraph", "more half-width ones", "more full-width ones", "another mark that is full-width elsewhere"],
)
def test_half_width_marks_are_counted_where_they_are_the_usual_ones(
    paragraphs: Sequence[str], counts: Sequence[int], pack: Pack
) -> None:
    found = findings("\n\n".join(paragraphs), pack)
    assert [len(finding.parts) for finding in found] == counts


def test_other_slips_are_one_finding_each(pack: Pack) -> None:
    found = findings("钓到鲤鱼的的数量增加，草鱼的的数量减少，大家都很满意。", pack)
    assert [finding.rule for finding in found] == ["doubled-word", "doubled-word"]


def test_what_a_rule_allows_is_right(pack: Pack) -> None:
    assert findings("今年的目的的确达到，鲤鱼鱼塘鱼塘边都有人，大家都很满意。", pack) == []


@pytest.mark.parametrize(
    ("sentence", "slips"),
    [
        ("鲤鱼鱼塘鱼塘边都有人，大家都很满意。", []),
        ("修整鱼塘鱼塘边，大家都很满意。", ["鱼塘鱼塘"]),
        ("鱼塘鱼塘边都有人，大家都很满意。", ["鱼塘鱼塘"]),
        ("今年，鱼塘鱼塘边都有人，大家都很满意。", ["鱼塘鱼塘"]),
        ("鲤鱼鱼塘鱼塘里都有人，大家都很满意。", ["鱼塘鱼塘"]),
        ("鲤鱼塘鱼塘鱼塘边都有人，大家都很满意。", ["鱼塘鱼塘鱼塘"]),
    ],
)
def test_a_border_of_words_stands_behind_a_word(pack: Pack, sentence: str, slips: list[str]) -> None:
    assert [finding.actual for finding in findings(sentence, pack)] == slips


@pytest.mark.parametrize(
    ("sentence", "slips"),
    [
        ("钓到鲤鱼12条钓到鲤鱼12条，大家都很满意。", ["钓到鲤鱼12条钓到鲤鱼12条"]),
        ("遵守《鱼塘公约》《鱼塘公约》，大家都很满意。", ["《鱼塘公约》《鱼塘公约》"]),
        ("今年，鲤鱼丰收，鲤鱼丰收，大家都很满意。", ["鲤鱼丰收，鲤鱼丰收"]),
        ("分别钓到5条、12条、12条，大家都很满意。", []),
        ("收入分别为8万元、12万元、12万元，大家都很满意。", []),
        ("鲤鱼丰收，鲤鱼丰收的原因是天气，大家都很满意。", []),
    ],
)
def test_phrases_and_clauses_that_stand_twice(pack: Pack, sentence: str, slips: list[str]) -> None:
    assert [each.actual for each in findings(sentence, pack) if each.rule == "doubled-word"] == slips


@pytest.mark.parametrize(
    ("sentence", "slips"),
    [
        ("The the tide was high.", ["The the"]),
        ("It rose at at  at noon.", ["at at at"]),
        ("the TIDE tide fell", ["TIDE tide"]),
        ("It was a a tide of class A A gauges, a A class.", ["a a"]),
        ("They had had rain, and know that that is so.", []),
        ("The bureau of Bora Bora reads a well well-known gauge.", []),
        ("He cannot not go; the cat catches it.", []),
        ("In 2023 2023 gauges, gauge 5 5 times.", []),
        ("high, high water; very. Very low", []),
    ],
)
def test_words_of_letters(sentence: str, slips: list[str]) -> None:
    words = doubling.Words(allowed=(r"(?i)\b(?:had had|that that)\b",))
    found = doubling.doubled_words(passages([" ".join(sentence.split())]), words)
    assert [" ".join(sentence.split())[slip.start : slip.end] for _, slip in found] == slips


@pytest.mark.parametrize(
    ("sentence", "slips"),
    [
        ("At noon,, the tide rose.", [(",,", ",")]),
        ("At noon, , the tide rose;. It fell..", [(", ,", ","), (";.", "."), ("..", ".")]),
        ("Gauges (two),; and", [(",;", ";")]),
        ("Tides, winds, etc., and so on... and on,... Inc.: see", []),
        ("Gauges ..... 3 and a::b at 10:30, see https://tides.example/a,b", []),
        ("“Tides,”, he said.", []),
    ],
)
def test_half_width_marks_that_stand_twice(sentence: str, slips: list[tuple[str, str]]) -> None:
    found = punctuation.doubled_marks(passages([sentence]))
    assert [(sentence[slip.start : slip.end], slip.expected) for _, slip in found] == slips


def test_a_slip_before_the_first_section_has_no_section(pack: Pack) -> None:
    bound = bind(read(Source("report.txt", f"钓鱼协会（2023年报\n\n一、渔获情况{TAIL}".encode())), pack.form)
    [finding] = [finding for finding in applied("text", bound, pack) if isinstance(finding, Finding)]
    assert (finding.rule, finding.where.section) == ("unpaired", None)


def test_a_document_without_sections_is_read_all_the_same(pack: Pack) -> None:
    bound = bind(read(Source("report.txt", "今年钓到鲤鱼，，大家都很满意，明年再来。\n".encode())), pack.form)
    assert [finding.rule for finding in applied("text", bound, pack)] == ["doubled-mark"]


def test_tables_are_left_alone(pack: Pack) -> None:
    table = "| 渔获,尺寸 | （春 | Autumn |\n|---|---|---|\n| Pike的的 | 1,2 | 3 |"
    document = f"# 年报\n\n## 一、渔获情况\n\n{table}\n\n## 二、会员情况\n"
    bound = bind(read(Source("report.md", document.encode())), pack.form)
    assert applied("text", bound, pack) == []


def test_an_expression_without_end_is_given_up(tmp_path: Path) -> None:
    rules = f'- {{id: slow, check: text, finds: pattern, {_REST}, patterns: [{{find: "(鱼|鱼鱼)+条", replace: "鱼"}}]}}'
    pack = written(tmp_path, rules)
    bound = bind(read(Source("report.txt", f"{HEAD}{'鱼' * 60}，一条。{TAIL}".encode())), pack.form)
    [outcome] = applied("text", bound, pack)
    assert isinstance(outcome, NotEvaluated)
    assert outcome.rule == "slow"


@pytest.mark.parametrize(
    ("replacement", "expected"), [(', replace: "年底"', "年底"), (', replace: ""', ""), ("", None)]
)
def test_what_no_one_can_write_has_no_fix(tmp_path: Path, replacement: str, expected: str | None) -> None:
    rules = f"- {{id: draft, check: text, finds: pattern, {_REST}, patterns: [{{find: 待定{replacement}}}]}}"
    pack = written(tmp_path, rules)
    [outcome] = applied("text", bind(read(Source("report.txt", f"{HEAD}渔获待定。{TAIL}".encode())), pack.form), pack)
    assert isinstance(outcome, Finding)
    assert (outcome.expected, outcome.fix is None) == (expected, expected is None)


FAULTS = [
    ('finds: unpaired, allowed: ["("]', "not a regular expression: missing )"),
    ('finds: unpaired, words: ["的的"]', "“words” belongs to finds: doubled-word"),
    ('finds: space, borders: ["的的"]', "“borders” belongs to finds: doubled-word"),
    ('finds: space, before: ["的"]', "“before” belongs to finds: page-number | doubled-word"),
    ('finds: doubled-word, units: ["条"]', "“units” belongs to finds: page-number"),
    ("finds: pattern", "a rule with finds: pattern needs “patterns”"),
    ("finds: space, patterns: [{find: a, replace: b}]", "“patterns” belongs to finds: pattern"),
    (r'finds: pattern, patterns: [{find: "(a)", replace: "\\2"}]', "the expression has no group 2"),
]


@pytest.mark.parametrize(("rule", "reported"), FAULTS)
def test_faulty_rules(tmp_path: Path, rule: str, reported: str) -> None:
    with pytest.raises(PackError) as caught:
        written(tmp_path, f"- {{id: a, check: text, {rule}, {_REST}}}")
    assert reported in caught.value.text("en")


# ---- properties ------------------------------------------------------------------------------------------------------

WORDS = st.text("水库钓鱼协会今年收获颇丰", min_size=1, max_size=6)
NESTED = st.recursive(
    WORDS,
    lambda inner: st.tuples(
        st.sampled_from(("（）", "()", "（)", "《》", "“”", "【】", "〔〕")), st.lists(inner, max_size=3)
    ).map(lambda parts: parts[0][0] + "，".join(parts[1]) + parts[0][1]),
    max_leaves=8,
)


def passages(texts: Sequence[str]) -> list[TextPassage]:
    return [TextPassage(text, index) for index, text in enumerate(texts)]


@given(st.lists(NESTED, max_size=4))
def test_marks_that_nest_are_paired(texts: list[str]) -> None:
    assert list(pairs.unpaired(passages([text + "。" for text in texts]))) == []


@given(NESTED, st.data())
def test_a_mark_that_is_lost_is_one_slip(text: str, data: st.DataObject) -> None:
    marks = [at for at, character in enumerate(text) if character in "（）()《》“”【】〔〕"]
    if marks:
        at = data.draw(st.sampled_from(marks))
        assert len(list(pairs.unpaired(passages([text[:at] + text[at + 1 :] + "。"])))) == 1


@given(st.lists(st.text("（《“”》）\"'‘’鱼，。 1一\n", max_size=20), max_size=5))
def test_slips_lie_inside_their_passage(texts: list[str]) -> None:
    read_ = passages(texts)
    finders = (pairs.unpaired, punctuation.half_width, punctuation.doubled_marks, punctuation.spaces, pages.as_lines)
    for finder in finders:
        for index, slip in finder(read_):
            assert 0 <= slip.start < slip.end <= len(read_[index].text)


def test_a_broken_line_closes_in_the_next() -> None:
    assert list(pairs.unpaired(passages(["按照《钓鱼协会章程（试行", "稿）》的规定收费。"]))) == []
    assert len(list(pairs.unpaired(passages(["按照《钓鱼协会章程的规定。", "收费》标准不变。"])))) == 2


@pytest.mark.parametrize("text", ["（" * 5000 + "》" * 5000, "（“）”" * 5000, "《" * 9999])
def test_many_marks_take_no_time(text: str) -> None:
    assert isinstance(list(pairs.unpaired(passages([text]))), list)
