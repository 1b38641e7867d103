"""Text that can be decoded and still is not what was written; ``gouji.text.damage``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.damage import conflict, damage

SOUND = "渔政处全年检查渔船三百二十一艘次，发放捕捞许可证四十六本，处罚违规捕捞七起，没有发生安全事故。"
LATIN = "La pêche côtière a été contrôlée à trois cents reprises ; naïveté exclue, où l'œil était là."


@pytest.mark.parametrize(
    "text",
    [
        SOUND.encode("gb18030").decode("utf-8", "replace"),
        SOUND.encode("gb18030").decode("utf-8", "replace").encode().decode("gb18030", "replace"),
        SOUND.encode().decode("gb18030", "replace"),
        SOUND.encode().decode("gb18030", "ignore"),
        SOUND.encode().decode("latin-1"),
        SOUND.encode().decode("cp1252", "replace"),
        SOUND.encode("gb18030").decode("latin-1"),
        f"# report\n\n{SOUND.encode().decode('gb18030', 'replace')}\n\n| a | b |\n",
    ],
)
def test_spoilt_text(text: str) -> None:
    assert damage(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        SOUND.replace("渔", "漁").replace("处", "處"),
        LATIN,
        "\ufffd",
        f"{SOUND}\ufffd",
        "Ünïcödé ★",
        "“a”…—×b",
        "① ② ③ ㎡ ℃",
        "",
    ],
)
def test_sound_text(text: str) -> None:
    assert damage(text) is None
    assert damage(text * 9) is None or text == "\ufffd"


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=60))
def test_chinese_is_sound_and_its_second_encoding_is_not(text: str) -> None:
    assert damage(text) is None
    if len(text) > 20:
        assert damage(text.encode().decode("latin-1")) is not None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", 2),
        ("<<<<<<<\r\nb\r\n=======\r\nc\r\n>>>>>>>\r\n", 1),
        ("a\n=======\nc\n>>>>>>> other", 2),
        ("<<<<<<< a\n||||||| b\n=======\n", 1),
        ("a\n<<<<<<< HEAD\nb\n", 2),
        ("a\n>>>>>>> feature/b\n", 2),
        (">>>>>>> Stashed changes", 1),
        ("<<<<<<<\n", None),
        ("Title\n=======\n", None),
        (">>>>>>> quoted seven times", None),
        ("<<<<<<<<< a\n=========\n>>>>>>>>>", None),
        ("```\n<<<<<<< a\n=======\n>>>>>>> b\n```\n", None),
        ("~~~~\n~~~\n<<<<<<< a\n```\n>>>>>>> b\n~~~~~\n", None),
        ("```\na\n``` b\n<<<<<<< a\n=======\n>>>>>>> b\n```\n", None),
        ("```a``` b\n<<<<<<< a\n=======\n>>>>>>> b\n```\n", 2),
        ("~~~\na\n~~~\n<<<<<<< a\n=======\n>>>>>>> b\n", 4),
        ("a <<<<<<< b\n a =======\n >>>>>>> c", None),
    ],
)
def test_conflict(text: str, line: int | None) -> None:
    assert conflict(text, fenced=True) == line


@pytest.mark.parametrize("fence", ["~~~", "```", "~~~ sh"])
def test_fences_quote_in_markdown_only(fence: str) -> None:
    text = f"{fence}\n<<<<<<< a\n=======\n>>>>>>> b\n"
    assert conflict(text) == 2
    assert conflict(text, fenced=True) is None
