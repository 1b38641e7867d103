"""Which clauses a rule reads; the others are blotted out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gouji.checks.narrative.clauses import line_of
from gouji.checks.narrative.lexicon import lexicon
from gouji.checks.narrative.normalized import line
from gouji.checks.narrative.pattern_scope import scope_of
from gouji.checks.narrative.patterns import words_of
from gouji.checks.narrative.rule import NarrativeRule
from gouji.checks.narrative.scope import Scope, ScopedParagraph, TitledLine, TopicTemplates, title_of, topic_templates
from gouji.checks.narrative.templates import TemplateError
from gouji.checks.narrative.tokens import BLOT, tokens
from gouji.document.model import Paragraph
from gouji.forms.sections.bound import BoundSection, Heading
from gouji.messages.message import plain
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from gouji.schema.words import Topic
from gouji.text.spans import Text
from support.chinese_figures import CHINESE_FIGURES

LEXICON = lexicon(
    Form(
        sections=(SectionForm(id="s", number="一", title="情况"),),
        words={
            "鱼": ("(捕|)鱼(苗|)",),
            "船": ("(修|)(船|网)",),
            "去年": ("去年", "{last_year}"),
            "往年": ("往年",),
            "今年": ("今年",),
            "会": ("会",),
            "捕": ("捕",),
            "卖": ("卖",),
            "钱": ("钱",),
        },
        figures=CHINESE_FIGURES,
        measures={"尾": ("尾",)},
    ),
    {},
)
PATTERNS = NarrativeRule(
    id="catch",
    finds="figures",
    message=plain("…"),
    why=plain("…"),
    about=("鱼",),
    leaves=("船|网",),
    skips=("去年",),
    pauses=("往年",),
    resumes=("今年",),
    others=("(?P<name>[^，。]+会)捕",),
)
TOPIC = Topic(
    about=("鱼",),
    leaves=("船", "卖 … 钱"),
    skips=("去年",),
    pauses=("往年",),
    resumes=("今年",),
    others=("会 捕",),
)


def section_of(heading: str, *paragraphs: str) -> tuple[BoundSection, list[TitledLine]]:
    bound = tuple(Paragraph(Text(text)) for text in paragraphs)
    title = Heading(Paragraph(Text(heading)), 0, None, heading)
    section = BoundSection(SectionForm(id="s", number="一", title=heading), title, bound, bound)
    folded = [(each, line(each.text)) for each in bound]
    return section, [(title_of(each, text), text) for each, text in folded]


def is_own(name: str) -> bool:
    return name == "本会"


def passages_by(topic: TopicTemplates, *paragraphs: str, heading: str = "情况") -> list[ScopedParagraph]:
    scope = Scope(topic, is_own, lambda text: line_of(tokens(text, LEXICON, 2024)))
    return list(scope.passages(*section_of(heading, *paragraphs)))


def passages(*paragraphs: str, heading: str = "情况", topic: Topic = TOPIC) -> list[ScopedParagraph]:
    return passages_by(topic_templates(topic, LEXICON), *paragraphs, heading=heading)


def read(*paragraphs: str, heading: str = "情况", topic: Topic = TOPIC) -> list[str]:
    """What is left of each paragraph that has anything left."""
    return [
        "".join(token.text for token in each.mentions).replace(BLOT, "")
        for each in passages(*paragraphs, heading=heading, topic=topic)
        if not each.is_blotted
    ]


def read_by_patterns(*paragraphs: str, heading: str = "情况") -> list[str]:
    scope = scope_of(PATTERNS, words_of(2024), is_own)
    return [each.value.replace(BLOT, "") for each in scope.passages(*section_of(heading, *paragraphs))]


Reads = Callable[..., list[str]]
BOTH = pytest.mark.parametrize("reads", [read, read_by_patterns], ids=["templates", "patterns"])
CLAUSES = [
    ("捕鱼5尾，放回2尾。", "捕鱼5尾，放回2尾"),
    ("天气好，捕鱼5尾。", "捕鱼5尾"),
    ("捕鱼5尾，修船3艘，用去2天。", "捕鱼5尾，"),
    ("捕鱼5尾，修船3艘，鱼苗2桶。", "捕鱼5尾，鱼苗2桶"),
    ("捕鱼5尾，去年4尾，放回2尾。", "捕鱼5尾，，放回2尾"),
    ("捕鱼5尾（船2艘），放回2尾。", "捕鱼5尾（），放回2尾"),
    ("修船3艘。用去2天。捕鱼5尾。", "捕鱼5尾"),
    # Figures of others.
    ("捕鱼5尾，往年4尾，放回2尾。捕鱼3尾。", "捕鱼5尾，捕鱼3尾"),
    ("捕鱼5尾，往年4尾，今年6尾，放回2尾。", "捕鱼5尾，今年6尾，放回2尾"),
    ("捕鱼5尾（往年4尾，3尾），放回2尾。", "捕鱼5尾（），放回2尾"),
    ("往年捕鱼4尾。放回2尾。", "放回2尾"),
    ("捕鱼5尾，东山会捕3尾，放回1尾。放回2尾。", "捕鱼5尾，放回2尾"),
    ("捕鱼5尾，本会捕3尾，放回1尾。", "捕鱼5尾，本会捕3尾，放回1尾"),
]


@BOTH
@pytest.mark.parametrize(("text", "left"), CLAUSES)
def test_clauses(text: str, left: str, reads: Reads) -> None:
    assert reads(text) == [left]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # A template of several words needs all of them; none of its gaps reaches into another clause.
        ("捕鱼5尾，卖得不少钱，用去2天。", "捕鱼5尾，"),
        ("捕鱼5尾，卖3尾，钱归会里。", "捕鱼5尾，卖3尾，钱归会里"),
        # Years in figures are words too.
        ("捕鱼5尾，2023年4尾，放回2尾。", "捕鱼5尾，，放回2尾"),
        ("捕鱼5尾，2022年4尾，放回2尾。", "捕鱼5尾，2022年4尾，放回2尾"),
        # The longest word wins.
        ("鱼苗2桶，修网3张，鱼7尾", "鱼苗2桶，鱼7尾"),
        # What is on behind brackets is what was on before them.
        ("修船3艘（鱼2尾），用去2天。", "鱼2尾"),
        ("捕鱼5尾（船2艘（网1张），3天），放回2尾。", "捕鱼5尾（），放回2尾"),
    ],
)
def test_words_of_clauses(text: str, left: str) -> None:
    assert read(text) == [left]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("捕鱼5尾，“本会”捕3尾，放回1尾。", "捕鱼5尾，“本会”捕3尾，放回1尾"),
        ("捕鱼5尾，本会、东山会捕3尾，放回1尾。", "捕鱼5尾，"),
        ("捕鱼5尾，东山会捕3尾，今年放回1尾。", "捕鱼5尾，今年放回1尾"),
        ("捕鱼5尾，东山会来了，放回1尾。", "捕鱼5尾，东山会来了，放回1尾"),
        ("捕鱼5尾（东山会捕3尾），放回1尾。", "捕鱼5尾（），放回1尾"),
    ],
)
def test_figures_of_others(text: str, left: str) -> None:
    assert read(text) == [left]


@BOTH
def test_what_is_not_about_it_is_not_read(reads: Reads) -> None:
    assert reads("修船3艘。", "天气好。") == []


@BOTH
def test_titles_turn_attention_on_and_off(reads: Reads) -> None:
    assert reads("（一）捕鱼", "共5尾。", "放回2尾。", "（二）修船", "共3艘。") == ["（一）捕鱼", "共5尾", "放回2尾"]


@BOTH
def test_so_do_titles_that_lead_a_paragraph(reads: Reads) -> None:
    text = ("（一）捕鱼。共5尾。", "放回2尾。", "（二）修理。共3次。", "用去2天。")
    assert reads(*text) == ["（一）捕鱼共5尾", "放回2尾"]


@BOTH
def test_titles_within_say_nothing_of_what_they_are_in(reads: Reads) -> None:
    text = ("（一）捕鱼", "1.春季。共5尾。", "2.修船。共3次。", "3.秋季。共6尾。", "（二）会务。共2次。")
    assert reads(*text) == ["（一）捕鱼", "1.春季共5尾", "3.秋季共6尾"]


@BOTH
def test_and_the_heading_of_the_section(reads: Reads) -> None:
    assert reads("共5尾。", heading="捕鱼情况") == ["共5尾"]


def test_what_is_hidden_is_told_with_the_reason() -> None:
    text = "天好，捕鱼5尾，去年4尾，往年3尾，放回1尾。修船3艘。"
    [passage] = passages(text)
    assert [(text[start:end], reason) for start, end, reason in passage.hidden] == [
        ("天好", "about"),
        ("去年4尾", "skips"),
        ("往年3尾", "pauses"),
        ("放回1尾", "pauses"),
        ("修船3艘", "leaves"),
    ]


def test_what_is_left_covers_the_line_as_before() -> None:
    text = "天好，捕鱼5尾（去年4尾），修船3艘。"
    [passage] = passages(text)
    ends = [0, *(token.end for token in passage.mentions)]
    assert [token.start for token in passage.mentions] == ends[:-1]
    assert ends[-1] == len(text)


def test_a_topic_about_nothing_takes_everything() -> None:
    text = ("修船3艘。", "用去2天。")
    assert read(*text, topic=Topic()) == ["修船3艘", "用去2天"]
    assert read(*text, topic=Topic(leaves=("船",))) == ["用去2天"]
    assert read(*text, topic=Topic(skips=("船",))) == ["用去2天"]
    assert read("往年3尾，5尾。4尾。", topic=Topic(pauses=("往年",))) == ["4尾"]


CUT = st.lists(
    st.sampled_from(
        ["捕鱼5尾", "东山会捕3尾", "卖了", "钱", "去年", "往年", "今年", "船", "天好", "，", "。", "（", "）", "、"]
    ),
    max_size=16,
).map("".join)
TOPICS = (TOPIC, Topic(leaves=("船",), pauses=("往年",)), Topic(about=("鱼", "^ n尾 $"), skips=("… n尾",)))


@given(st.lists(CUT, max_size=3), st.sampled_from(TOPICS))
def test_clauses_without_its_words_are_read_as_any(paragraphs: list[str], topic: Topic) -> None:
    read_topic = topic_templates(topic, LEXICON)
    lists = {name: getattr(read_topic, name) for name in ("about", "leaves", "skips", "pauses", "resumes", "others")}
    plain_lists = {name: replace(each, telling=None) for name, each in lists.items() if each}
    plainly = replace(read_topic, is_worded=False, **plain_lists)
    found = passages_by(read_topic, *paragraphs)
    assert [shown(each) for each in passages_by(plainly, *paragraphs)] == [shown(each) for each in found]


@given(st.lists(CUT, max_size=3))
def test_a_topic_of_everything_leaves_all(paragraphs: list[str]) -> None:
    everything = topic_templates(Topic(), LEXICON)
    found = [shown(each) for each in passages_by(everything, *paragraphs)]
    assert [shown(each) for each in passages_by(replace(everything), *paragraphs)] == found


def shown(passage: ScopedParagraph) -> tuple[object, ...]:
    return passage.line.value, passage.mentions, passage.hidden, passage.fitting


def test_templates_of_topics_can_be_wrong() -> None:
    with pytest.raises(TemplateError):
        topic_templates(Topic(about=("鸟",)), LEXICON)
