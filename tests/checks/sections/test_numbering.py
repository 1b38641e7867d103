"""Lists whose numbers are out of order, and all that looks so and is right."""

from __future__ import annotations

import pytest

from gouji.checks.sections.numbering import misnumbered
from gouji.document.model import Paragraph
from gouji.schema.words import ListWords
from gouji.text.normalize import Style
from gouji.text.spans import Text

WORDS = ListWords(
    ordinals=("首先|一来", "其次|二来", "再次|最后", "最后"),
    spoken=(r"[第其]\s*{n}", "{n}[是要抓]"),
    counted=("第|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:月|日|号|时|点|%)",),
)
ENGLISH = ListWords(
    ordinals=(
        r"(?i)\bfirst(?:ly)?\b",
        r"(?i)\bsecond(?:ly)?\b",
        r"(?i)\b(?:third|then)\b",
        r"(?i)\b(?:finally|lastly)\b",
    ),
    counted=(r"\s*(?:percent|per cent)\b",),
)
STYLES: tuple[Style, ...] = ("（一）", "（1）", "①", "1、", "1.", "1）", "一是", "第一，")


def lists(
    *paragraphs: str, heading: str = "渔获", styles: tuple[Style, ...] = STYLES, words: ListWords = WORDS
) -> list[tuple[str, str]]:
    found = misnumbered(heading, [Paragraph(Text(text)) for text in paragraphs], words)
    return [(each.found.zh, each.expected.zh) for each in found if each.style in styles]


@pytest.mark.parametrize(
    ("paragraphs", "found", "expected"),
    [
        (["一是修船。三是补网。三是换饵。"], "一是、三是、三是", "一是、二是、三是"),
        (["一是修船，二是补网，四是换饵。"], "一是、二是、四是", "一是、二是、三是"),
        (["一是修船；三是补网；二是换饵。"], "一是、三是、二是", "一是、二是、三是"),
        (["第一，修船。第二，补网。第二，换饵。"], "第一、第二、第二", "第一、第二、第三"),
        (["第一、修船。第三、补网。"], "第一、第三", "第一、第二"),
        # Over several paragraphs, with text between.
        (
            ["（一）修船", "船好了。", "（二）补网", "网好了。", "（四）换饵"],
            "（一）、（二）、（四）",
            "（一）、（二）、（三）",
        ),
        (["一是修船。", "二是补网。", "二是换饵。"], "一是、二是、二是", "一是、二是、三是"),
        (["1.修船", "2.补网", "2.换饵"], "1、2、2", "1、2、3"),
        (["①修船；②补网；②换饵。"], "①、②、②", "①、②、③"),
        # The outer list, or only the inner.
        (["（一）修船：1.船头。2.船尾。", "（三）补网：1.大网。2.小网。"], "（一）、（三）", "（一）、（二）"),
        (["（一）修船", "（1）船头", "（3）船尾", "（二）补网"], "（1）、（3）", "（1）、（2）"),
        # A second list does not go on with the first.
        (["一是修船；二是补网。", "今后：一是换饵；三是看水。"], "一是、三是", "一是、二是"),
        # A list that does not begin at one: three in a row.
        (["（二）修船", "（三）补网", "（四）换饵"], "（二）、（三）、（四）", "（一）、（二）、（三）"),
        (["（二）修船", "（二）补网", "（三）换饵"], "（二）、（二）、（三）", "（一）、（二）、（三）"),
    ],
)
def test_out_of_order(paragraphs: list[str], found: str, expected: str) -> None:
    assert lists(*paragraphs) == [(found, expected)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        # A list begins anew.
        ["一是修船；二是补网。一是换饵；二是看水。"],
        ["一是修船。", "二是补网。", "一是换饵。", "二是看水。"],
        # Lists inside one another, of other styles or of one.
        ["（一）修船。一是船头；二是船尾。", "（二）补网。一是大网；二是小网。"],
        ["1.修船", "（1）船头", "（2）船尾", "2.补网", "（1）大网", "3.换饵"],
        ["一是修船：一是船头，二是船尾。", "二是补网：一是大网，二是小网。", "三是换饵。"],
        ["今年：一是修船，一是船头，二是船尾；二是补网。"],
        # Numbered on under the next title.
        ["（一）船", "1.船头。2.船尾。", "（二）网", "3.大网。4.小网。"],
        # A number in another style, in words, or without its mark.
        ["首先，修船。二是补网。三是换饵。"],
        ["一是修船；二要补网；三是换饵。"],
        ["一是修船；其次是补网；三是换饵。"],
        ["一是修船。二是补网。", "今后：首先，换饵；二是看水。"],
        ["1.修船", "2、补网", "3.换饵"],
        ["（一）修船", "二、补网", "（三）换饵"],
        ["（一）修船", "（二 补网", "（三）换饵"],
        ["一是修船及时二是补网；三是换饵。"],
        # What is quoted or in brackets, and what is no item.
        ["一是修船。", "“二是补网。三是换饵”。", "二是看水。"],
        ["一是修船（1.船头；3.船尾）；二是补网（其中：（1）大网；（3）小网）。"],
        ["按《办法》第（三）项。3、4月份修船。第三、第四部分另述。"],
        ["1.修船。2.补网。3、4月份换饵。3.看水。"],
        # Too little to be a list.
        ["二是修船。"],
        ["三是修船。四是补网。"],
        # A paragraph that stands there twice is a fault of its own.
        [
            "（一）修船用了半个月时间才修完",
            "（二）补网用了整整一个月才补完",
            "（二）补网用了整整一个月才补完",
            "（三）换饵",
        ],
    ],
)
def test_in_order(paragraphs: list[str]) -> None:
    assert lists(*paragraphs) == []


def test_the_first_item_may_stand_in_the_heading() -> None:
    assert lists("（二）补网", "（三）换饵", "（四）看水", heading="渔获（一）修船") == []


def test_only_the_styles_that_are_asked_for() -> None:
    assert lists("一是修船；三是补网。", "1.船", "3.网", styles=("一是",)) == [("一是、三是", "一是、二是")]


def test_a_long_list_is_shown_about_the_first_wrong_number() -> None:
    numbers = [*range(1, 9), 10, *range(10, 16)]
    assert lists(*(f"{number}.修船" for number in numbers)) == [
        ("…、5、6、7、8、10、10、11、12、13、…", "…、5、6、7、8、9、10、11、12、13、…")
    ]


def test_many_items_take_little_time() -> None:
    assert lists("。一是修船" * 5000) == []
    assert len(lists("。二是修船" * 5000)) == 1
    assert lists("（" * 5000 + "》" * 5000) == []


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["1. Mend the boats", "2. Mend the nets", "2. Change the bait"], ["1、2、2"]),
        (["1. Mend the boats", "2. Mend the nets", "3. Change the bait"], []),
        (["First, mend the boats.", "2. Mend the nets", "3. Change the bait", "4. Wait"], []),
        (["1. Mend the boats", "Second, mend the nets.", "Then change the bait.", "4. Wait"], []),
        (["1. Mend the boats", "Then change the bait.", "4. Wait"], ["1、4"]),
        (["1. Mend the boats", "2. Mend the nets", "Lastly, change the bait.", "6. Wait"], ["1、2、6"]),
        (["Changes: 2. percent of boats"], []),
    ],
)
def test_english(paragraphs: list[str], found: list[str]) -> None:
    assert [numbers for numbers, _ in lists(*paragraphs, heading="Catch", words=ENGLISH)] == found


@pytest.mark.parametrize(
    ("paragraphs", "without"),
    [
        (["首先，修船。二是补网。三是换饵。四是看水。"], [("二是、三是、四是", "一是、二是、三是")]),
        (["1、修船。2、补网。4、5月份换饵。"], [("1、2、4", "1、2、3")]),
    ],
)
def test_words_are_those_of_the_form(paragraphs: list[str], without: list[tuple[str, str]]) -> None:
    assert lists(*paragraphs) == []
    assert lists(*paragraphs, words=ListWords()) == without
