from __future__ import annotations

import pytest

from gouji.messages.suggestions import did_you_mean


@pytest.mark.parametrize(
    ("name", "known", "zh", "en"),
    [
        ("tabels", ["sections", "tables"], "；是不是“tables”？", "; did you mean “tables”?"),
        ("ERROR", ["error", "info"], "；是不是“error”？", "; did you mean “error”?"),
        ("渔货", ["渔获", "会员"], "", ""),
        ("新收申请量", ["新收申请数", "会员"], "；是不是“新收申请数”？", "; did you mean “新收申请数”?"),
        ("gia", ["diary", "gia-2019-extended"], "；是不是“gia-2019-extended”？", "; did you mean “gia-2019-extended”?"),
        ("gi", ["diary", "gia-2019-extended"], "", ""),
        ("boats", ["sections", "tables"], "", ""),
        ("boats", [], "", ""),
    ],
)
def test_suggestions(name: str, known: list[str], zh: str, en: str) -> None:
    hint = did_you_mean(name, known)
    assert (hint.zh, hint.en) == (zh, en)


def test_the_end_of_an_id_suggests_the_whole() -> None:
    assert (
        did_you_mean("secert", ["secret", "new"], {"secret": "refused.secret"}).en == "; did you mean “refused.secret”?"
    )
