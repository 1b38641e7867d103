"""Names of files as they are shown, and as copies are saved; ``gouji.serving.names``."""

from __future__ import annotations

from email.message import Message as Headers
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.serving import names
from gouji.serving.refused import Refused


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("报告.docx", "报告.docx"),
        (" 报告 (1)+.docx ", "报告 (1)+.docx"),
        ("&name=b.txt", "&name=b.txt"),
        ("反\u202e向.txt", "反向.txt"),
        ("##[error]a.txt", "# #[error]a.txt"),
    ],
)
def test_shown(name: str, shown: str) -> None:
    assert names.asked(f"name={quote(name, safe='')}") == shown


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("报告.docx", "报告（勾稽批注）.docx"),
        ('a:b*"c".docx', "a_b__c_（勾稽批注）.docx"),
        ("CON.docx", "CON（勾稽批注）.docx"),
        ("点. .docx", "点（勾稽批注）.docx"),
        ("{stem}.docx", "{stem}（勾稽批注）.docx"),
        ("长" * 200 + ".docx", "长" * 100 + "（勾稽批注）.docx"),
    ],
)
def test_copies(name: str, copy: str) -> None:
    assert names.of_copy(name, "zh") == copy


def test_names_that_are_taken() -> None:
    assert names.distinct("a.txt", {"a.txt", "a（2）.txt"}, "zh") == "a（3）.txt"
    assert names.distinct("a.txt", {"a.txt"}, "en") == "a (2).txt"


@given(st.text(st.characters(codec="utf-8")))
def test_whatever_it_is_named_a_copy_is_saved_in_one_folder(name: str) -> None:
    try:
        shown = names.asked(f"name={quote(name, safe='')}")
    except Refused:
        return
    copy = names.of_copy(f"{shown}.docx", "zh")
    assert not set('<>:"/\\|?*\r\n\0') & set(copy)
    header = names.disposition(copy, 1)
    assert header.isascii()
    assert header.isprintable()
    headers = Headers()
    headers["Content-Disposition"] = header
    assert headers.get_filename() is not None
