"""Which passages are copies, and where a copy begins and ends."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.duplicates.copies import Copy, find_copies
from gouji.checks.duplicates.passages import Passage
from gouji.text.spans import Text

GARDEN = "今年春天社区花园补种月季二百株，志愿者每周六上午浇水除草，雨季前又疏通了排水沟，园中小路不再积水。"
LIBRARY = "图书室延长了周末开放时间，新到的童书按年龄重新上架，老人专区添置放大镜和靠背椅，借书证当场就能办好。"
BRIDGE = "河上的木桥换了栏杆和踏板，两岸装上太阳能路灯，夜里散步的人多了，附近居民自发轮流清扫桥面的落叶。"
KITCHEN = "食堂把一周菜谱贴在门口，少盐少油的窗口最受欢迎，剩菜每天称重，浪费比去年少了一半，采购也随之调整。"
CHOIR = "合唱队请来退休教师指导，队员从最初的九个人增加到四十多人，重阳节在广场演出，观众站满了台阶。"
SLOGAN = "让每一位居民都能在家门口享受便利和温暖"

# So many characters that passages drawn from it have nothing in common by chance.
ALPHABET = [chr(code) for code in range(0x4E00, 0x9FA0)]


def passages(*texts: str | tuple[str, str]) -> list[Passage]:
    """Passages of one section, or of the section named with them."""
    named = [text if isinstance(text, tuple) else ("", text) for text in texts]
    return [Passage(Text(text), section) for section, text in named]


def places(copies: list[Copy]) -> list[tuple[int, int, int, int]]:
    """First and last passage of origin and copy."""
    return [(copy.origin.first, copy.origin.last, copy.copy.first, copy.copy.last) for copy in copies]


@pytest.mark.parametrize(
    "copied",
    [
        pytest.param(GARDEN, id="word for word"),
        pytest.param(GARDEN.replace("，", ",").replace("。", "."), id="half width"),
        pytest.param(f"  {GARDEN} ".replace("，", "，\u3000"), id="spaces"),
        pytest.param(f"（三）{GARDEN}", id="numbered"),
        pytest.param(f"3. {GARDEN}".replace("，", "；"), id="numbered and in clauses"),
        pytest.param(GARDEN.replace("花园", "小花园").replace("又疏通了", "疏通"), id="a word more, a word less"),
        pytest.param(GARDEN.replace("社区花园补种", "本社区在花园种植").replace("志愿者", "居民"), id="reworked"),
    ],
)
def test_a_paragraph_copied_into_another_section_is_found(copied: str) -> None:
    copies = find_copies(passages(("a", LIBRARY), ("a", GARDEN), ("b", BRIDGE), ("b", copied)))
    assert places(copies) == [(1, 1, 3, 3)]
    assert (copies[0].origin.section, copies[0].copy.section) == ("a", "b")
    assert copies[0].similarity >= 0.8


@pytest.mark.parametrize(("planted", "copies"), [("30", 1), ("31", 0)])
def test_clauses_that_differ_in_figures_only_do_not_count(planted: str, copies: int) -> None:
    """They state other facts; what is left is too short for a copy."""
    garden = "社区花园今年春天共补种月季和石榴{}株，志愿者每周六上午浇水除草，雨季前疏通水沟，小路不积水。"
    assert len(find_copies(passages(("a", garden.format("30")), ("b", garden.format(planted))))) == copies


def test_a_copy_word_for_word_is_told_by_its_extent() -> None:
    copies = find_copies(passages(("a", LIBRARY + GARDEN), ("b", GARDEN)))
    (copy,) = copies
    assert (copy.origin.start, copy.origin.end) == (len(LIBRARY), len(LIBRARY + GARDEN))
    assert (copy.copy.start, copy.copy.end, copy.copy.characters) == (0, len(GARDEN), len(GARDEN))
    assert copy.copy.share == 1
    assert copy.origin.share == pytest.approx(0.5, abs=0.05)
    assert copy.similarity == 1


@pytest.mark.parametrize(
    ("origin", "copy"),
    [
        pytest.param([GARDEN, LIBRARY, BRIDGE], [GARDEN, LIBRARY, BRIDGE], id="paragraph by paragraph"),
        pytest.param([GARDEN, LIBRARY, BRIDGE], [GARDEN + LIBRARY + BRIDGE], id="in one"),
        pytest.param([GARDEN + LIBRARY + BRIDGE], [GARDEN, LIBRARY, BRIDGE], id="split"),
        pytest.param([GARDEN, LIBRARY, BRIDGE], [GARDEN, KITCHEN, LIBRARY, BRIDGE], id="with something between"),
        pytest.param([GARDEN, KITCHEN, LIBRARY, BRIDGE], [GARDEN, LIBRARY, BRIDGE], id="without something between"),
        pytest.param([GARDEN, LIBRARY, BRIDGE], [BRIDGE, GARDEN, LIBRARY], id="in another order"),
        pytest.param([f"一是{GARDEN}二是{LIBRARY}"], [f"（一）{GARDEN}", f"（二）{LIBRARY}"], id="renumbered"),
    ],
)
def test_a_copied_section_is_one_copy(origin: list[str], copy: list[str]) -> None:
    whole = passages(*(("a", text) for text in origin), *(("b", text) for text in copy))
    assert places(find_copies(whole)) == [(0, len(origin) - 1, len(origin), len(whole) - 1)]


def test_half_a_section_copied_is_told_as_half() -> None:
    (copy,) = find_copies(passages(("a", GARDEN), ("a", LIBRARY), ("b", KITCHEN), ("b", LIBRARY)))
    assert (copy.origin.share, copy.copy.share) == pytest.approx((0.5, 0.5), abs=0.03)


def test_copies_from_two_sections_are_two() -> None:
    copies = find_copies(passages(("a", GARDEN), ("b", LIBRARY), ("c", GARDEN), ("c", LIBRARY)))
    assert places(copies) == [(0, 0, 2, 2), (1, 1, 3, 3)]


def test_a_paragraph_can_repeat_within_its_section() -> None:
    assert places(find_copies(passages(GARDEN, LIBRARY, GARDEN))) == [(0, 0, 2, 2)]


def test_a_paragraph_printed_again_and_again_is_one_copy() -> None:
    assert places(find_copies(passages(*[GARDEN] * 9))) == [(0, 0, 1, 8)]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([GARDEN, LIBRARY, BRIDGE, KITCHEN, CHOIR], id="nothing in common"),
        pytest.param([GARDEN + SLOGAN + "。", BRIDGE + SLOGAN + "。"], id="a slogan"),
        pytest.param([f"{GARDEN[:-1]}，{SLOGAN}。", f"{SLOGAN}，{LIBRARY}"], id="a clause"),
        pytest.param(["做好服务。", "做好服务。", "做好服务。"], id="short"),
        pytest.param(["社区花园志愿服务年度报告"] * 5, id="a title"),
        pytest.param(
            [
                "参加《关于进一步加强社区花园和公共绿地志愿养护工作若干问题的指导意见（试行）》培训。",
                "宣传《关于进一步加强社区花园和公共绿地志愿养护工作若干问题的指导意见（试行）》。",
            ],
            id="the name of a regulation",
        ),
        pytest.param(
            [
                "学习《市民政局办公室关于转发〈全国城乡社区服务体系建设和志愿服务活动评估办法〉的通知》。",
                "落实《市民政局办公室关于转发〈全国城乡社区服务体系建设和志愿服务活动评估办法〉的通知》。",
            ],
            id="a name within a name",
        ),
        pytest.param(
            [
                "针对居民反映的停车难问题，组织交警和物业公司开展专项整治，新划停车泊位，居民出行更加便利。",
                "针对居民反映的就医难问题，组织卫生和医保部门开展专项整治，新增医疗床位，居民看病更加便利。",
            ],
            id="two sentences of one pattern",
        ),
        pytest.param(
            [
                "东区共收到来信31件，其中表扬12件，建议9件，投诉10件，办结28件，转交有关单位3件，回访29人次。",
                "西区共收到来信44件，其中表扬15件，建议17件，投诉12件，办结40件，转交有关单位4件，回访38人次。",
            ],
            id="the same statement of other figures",
        ),
    ],
)
@pytest.mark.parametrize("sections", ["one", "each"])
def test_likeness_that_is_no_copy(texts: list[str], sections: str) -> None:
    assert find_copies(passages(*((text if sections == "each" else "", text) for text in texts))) == []
    assert find_copies([Passage(Text(text), sections + str(index)) for index, text in enumerate(texts)]) == []


def test_what_a_rule_declares_does_not_count() -> None:
    copied = passages(("a", GARDEN), ("b", GARDEN))
    assert find_copies(copied, ignore=["今年春天.*积水。"]) == []
    assert find_copies(copied, ignore=["月季二百株"]) != []
    assert find_copies(copied, minimum=60) == []


def test_a_pattern_that_takes_too_long_is_told() -> None:
    with pytest.raises(TimeoutError):
        find_copies(passages("乙丙" + "甲" * 4000), ignore=["(?:(?:甲+)+乙)+丙"])


def test_how_alike_a_copy_must_be_can_be_chosen() -> None:
    reworked = (GARDEN + LIBRARY).replace("社区花园", "小游园").replace("志愿者", "居民").replace("老人专区", "阅览角")
    texts = passages(("a", GARDEN + LIBRARY), ("b", reworked))
    assert find_copies(texts, similarity=0.7)
    assert not find_copies(texts, similarity=0.95)


@pytest.mark.parametrize(
    "texts", [[], [""], ["", "", ""], ["。，、"], ["", GARDEN, "", GARDEN, "　"], ["《", "〈《〉》"]]
)
def test_empty_passages_do_no_harm(texts: list[str]) -> None:
    assert places(find_copies(passages(*texts))) == ([(1, 1, 3, 3)] if GARDEN in texts else [])


@st.composite
def unrelated(draw: st.DrawFn, least: int, most: int) -> list[str]:
    """Paragraphs that share nothing."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - made-up text, no secrets
    return [
        "".join(random.choices(ALPHABET, k=random.randint(5, 90))) + "。" for _ in range(draw(st.integers(least, most)))
    ]


def made_up(seed: int, length: int) -> str:
    """A passage that shares nothing with others."""
    return "".join(Random(f"passage {seed}").choices(ALPHABET, k=length))  # noqa: S311 - made-up text, no secrets


@given(unrelated(0, 12), st.integers(1, 4))
def test_text_that_shares_nothing_has_no_copies(texts: list[str], sections: int) -> None:
    assert find_copies([Passage(Text(text), str(index % sections)) for index, text in enumerate(texts)]) == []


@given(unrelated(1, 12), st.integers(0, 2**32), st.integers(40, 300), st.data())
def test_a_passage_that_stands_twice_is_found_with_both_places(
    texts: list[str], seed: int, length: int, data: st.DataObject
) -> None:
    passage = made_up(seed, length) + "。"
    second = data.draw(st.integers(0, len(texts)))
    first = data.draw(st.integers(0, second))
    whole = [*texts[:first], passage, *texts[first:second], passage, *texts[second:]]
    border = data.draw(st.integers(0, len(whole)))
    copies = find_copies([Passage(Text(text), "a" if index < border else "b") for index, text in enumerate(whole)])
    assert places(copies) == [(first, first, second + 1, second + 1)]
    for stretch in (copies[0].origin, copies[0].copy):
        assert (stretch.start, stretch.end, stretch.characters) == (0, length + 1, length + 1)
    assert copies[0].similarity == 1


@given(unrelated(2, 5), st.integers(0, 2**32), st.integers(80, 300), st.data())
def test_a_passage_inside_paragraphs_is_found_at_its_very_characters(
    texts: list[str], seed: int, length: int, data: st.DataObject
) -> None:
    passage = made_up(seed, length)
    cuts = [data.draw(st.integers(0, len(text))) for text in texts[:2]]
    whole = [text[:cut] + passage + text[cut:] for text, cut in zip(texts[:2], cuts, strict=True)] + texts[2:]
    (copy,) = find_copies(passages(*whole))
    for stretch, cut in ((copy.origin, cuts[0]), (copy.copy, cuts[1])):
        assert stretch.first == stretch.last
        assert abs(stretch.start - cut) <= 9  # rounded to the sentence where only a few characters are missing
        assert abs(stretch.end - cut - length) <= 9


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.text(st.sampled_from("甲乙丙，。（一）1《》〈〉 是"), max_size=200)),
        max_size=8,
    )
)
def test_any_text_is_searched_without_fail(texts: list[tuple[str, str]]) -> None:
    for copy in find_copies(passages(*texts)):
        assert (copy.origin.last, copy.origin.end) <= (copy.copy.first, copy.copy.start) or (
            copy.origin.last < copy.copy.first
        )
        for stretch in (copy.origin, copy.copy):
            assert 0 <= stretch.start < stretch.end <= len(texts[stretch.last][1]) or stretch.first < stretch.last
            assert 0 < stretch.share <= 1
            assert stretch.characters >= 40
        assert 0.7 <= copy.similarity <= 1


def test_a_report_printed_twice_is_a_handful_of_copies() -> None:
    random = Random(1)  # noqa: S311 - made-up text, no secrets
    once = [(str(index // 10), "".join(random.choices(ALPHABET, k=80)) + "。") for index in range(60)]
    copies = find_copies(passages(*once, *((f"{section} again", text) for section, text in once)))
    assert places(copies) == [(first, first + 9, first + 60, first + 69) for first in range(0, 60, 10)]


@pytest.mark.parametrize("text", ["甲", "甲乙丙丁", "为居民办好事，" * 4])
def test_monotonous_text_is_searched_to_the_end(text: str) -> None:
    assert len(find_copies(passages(text * (100_000 // len(text))))) < 20
