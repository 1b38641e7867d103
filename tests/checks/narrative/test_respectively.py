"""Things and figures in two lists are read in pairs."""

from __future__ import annotations

import pytest

from gouji.checks.narrative.lexicon import lexicon
from gouji.checks.narrative.respectively import distributed
from gouji.checks.narrative.tokens import tokens
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from support.chinese_figures import CHINESE_FIGURES

LEXICON = lexicon(
    Form(
        sections=(SectionForm(id="catch", number="一", title="捕鱼"),),
        words={"鱼": ("鲤鱼", "鲫鱼", "草鱼"), "捕": ("捕",), "放": ("放回",)},
        fillers=("了", "和", "共"),
        respectively=("分别(为|)",),
        figures=CHINESE_FIGURES,
        measures={"尾": ("尾",)},
    ),
    {},
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("鲤鱼、鲫鱼分别为3尾、5尾。", "鲤鱼3尾、鲫鱼5尾。"),
        ("捕了鲤鱼、鲫鱼共分别3尾和5尾，放回2尾。", "捕了鲤鱼3尾、鲫鱼共5尾，放回2尾。"),
        ("鲤鱼和鲫鱼分别为3尾、5尾。", "鲤鱼3尾、和鲫鱼5尾。"),
        ("今天捕鲤鱼、鲫鱼和草鱼分别为3、5、7尾。", "今天捕鲤鱼3、鲫鱼5、和草鱼7尾。"),
        ("捕鲤鱼、放回鲫鱼分别为3尾、5尾。", "捕鲤鱼3尾、放回鲫鱼5尾。"),
        # Not so many things as figures, or only one of them.
        ("鲤鱼分别为3尾、5尾。", "鲤鱼分别为3尾、5尾。"),
        ("鲤鱼、鲫鱼分别为3尾。", "鲤鱼、鲫鱼分别为3尾。"),
        ("分别为3尾、5尾。", "分别为3尾、5尾。"),
        # What stands in another clause is no thing of the list.
        ("鲤鱼，鲫鱼分别为3尾、5尾。", "鲤鱼，鲫鱼分别为3尾、5尾。"),
        # Twice in a line.
        ("鲤鱼、鲫鱼分别为3尾、5尾，草鱼、鲤鱼分别为1尾、2尾。", "鲤鱼3尾、鲫鱼5尾，草鱼1尾、鲤鱼2尾。"),
        ("捕鲤鱼3尾、鲫鱼5尾。", "捕鲤鱼3尾、鲫鱼5尾。"),
    ],
)
def test_each_figure_behind_its_thing(text: str, read: str) -> None:
    line = distributed(tokens(text, LEXICON, None))
    assert "".join(token.text for token in line) == read


def test_figures_of_one_list_share_their_measure_and_keep_their_places() -> None:
    line = distributed(tokens("鲤鱼、鲫鱼、草鱼分别为3、5、7尾", LEXICON, None))
    figures = [token for token in line if token.kind == "quantity"]
    assert [(token.measure, token.start) for token in figures] == [("尾", 11), ("尾", 13), ("尾", 15)]
