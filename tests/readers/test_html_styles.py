"""What of a page is shown, by its style sheets, drawings and formulas; ``gouji.readers.html.looks``, ``foreign``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Table
from gouji.readers import html
from gouji.text.source import Source
from support.work import calls

HERE = '<div class="q r" id="k" data-a="1"><p class="c">鱼</p></div>'


def _shown(page: str) -> str:
    document = html.read(Source("a.html", page.encode()))
    return "|".join(block.text.value for block in document.blocks if not isinstance(block, Table))


@pytest.mark.parametrize(
    "sheet",
    [
        ".q{display:none}",
        "div.q.r#k[data-a='1'] { DISPLAY : NONE }",
        "body div p, h1 { display: none }",
        "html > body .q > .c{display:none}.q p{display:none}",
        ":root *{display:none}.q{display:none!important}",
        "@media screen { .q{display:none} }",
        "/* } */ .q{display:none;}",
        ".q{visibility:hidden}",
        ".q{display:block}.q{display:none}",
        "#k{display:none}.q.r{display:block}",
        ".q{display:none!important}#k{display:block}",
        ".q{display:none}.q{display:nothing}",
        "@font-face{x:y}.q{display:none}",
        ".q{display:none}.q:hover{display:block}",
    ],
)
def test_hidden_by_a_rule(sheet: str) -> None:
    assert _shown(f"<style>{sheet}</style>{HERE}<p>虾</p>") == "虾"


@pytest.mark.parametrize(
    "sheet",
    [
        ".other{display:none}",
        ".q .other{display:none}",
        "p .q{display:none}",
        "@media print{.q{display:none}}",
        "@media (max-width: 9px){.q{display:none}}",
        ".q:not(.x){display:none}",
        ".q::before{display:none}",
        ".q:hover{display:none}",
        "h1 + .q{display:none}",
        ".q{display:none}.q{display:block}",
        ".q{display:none}#k{display:block}",
        ".q{display:none}div:first-child{display:block}",
        ".q{display:none}@media (min-width:1px){.q{display:block}}",
        ".q{display:none}.q{all:initial}",
        ".q{visibility:hidden}.c{visibility:visible}",
        ".q{visibility:hidden}@media (min-width:1px){.q{visibility:visible}}",
        ".q{visibility:hidden}div:not(.z){visibility:visible!important}",
        ".q{text-decoration:line-through}@media (min-width:1px){.q{text-decoration:none}}",
        ".q{display:none}.r{display:var(--d)}",
        ".q{display:none}.r{display:-webkit-box}",
        ".q{content:';display:none;'}",
        ".c{content:'{'}.other{display:none}",
        ".other{display:none}" * 3_000 + ".q{display:none}",
        ".q{display:none",
        "",
    ],
)
def test_not_hidden_by_a_rule(sheet: str) -> None:
    assert _shown(f"<style>{sheet}</style>{HERE}") == "鱼"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<div hidden>鱼</div>", ""),
        ('<div hidden style="display:block">鱼</div>', "鱼"),
        ('<style>.q{display:block!important}</style><div class="q" style="display:none">鱼</div>', "鱼"),
        ('<style>.q{display:block!important}</style><div class="q" style="display:none!important">鱼</div>', ""),
        ('<style media="print">.q{display:none}</style><div class="q">鱼</div>', "鱼"),
        ('<style type="text/less">.q{display:none}</style><div class="q">鱼</div>', "鱼"),
        ("<style>.q{text-decoration:line-through}</style><p>鱼<b class=q>1</b>2", "鱼2"),
        ("<style>.q{vertical-align:super}</style><p>鱼<b class=q>1</b>", "鱼¹"),
        ("<style>.q{vertical-align:4pt}</style><p>鱼<b class=q>1</b>", "鱼¹"),
        ("<style>.q{vertical-align:-0.2em}</style><p>鱼<b class=q>1</b>", "鱼¹"),
        ("<style>.q{vertical-align:1px}</style><p>鱼<b class=q>1</b>", "鱼1"),
        ("<p>鱼<svg><text>1</text></svg>虾", "鱼1虾"),
        ("<p>鱼<svg style='vertical-align:-9px'><text>1</text></svg>", "鱼1"),
        ("<p>鱼<input style='vertical-align:-9px' value=1>", "鱼1"),
        ("<p>鱼<span><img alt='' width=9 style='vertical-align:-9px'>3<sup>1</sup></span>", "鱼3¹"),
        ("<p>鱼<svg><g><text x=1><tspan>2</tspan> <a>3</a><textPath>4</textPath></text></g></svg>虾", "鱼2 34虾"),
        ("<p>鱼<svg><text>1</text><text>2</text></svg>虾", "鱼|1|2|虾"),
        ("<p>鱼<svg><text>1</text></svg><svg><text>2</text></svg>虾", "鱼12虾"),
        (
            "<svg><defs><text>1</text></defs><clipPath><text>2</text></clipPath><mask><text>3</text></mask></svg>鱼",
            "鱼",
        ),
        ("<svg><a>1</a><text><title>2</title>鱼</text><tspan>3</tspan>4</svg>", "鱼"),
        ("<svg><text display=none>1</text><text visibility=hidden>2</text><text opacity=0>3</text></svg>鱼", "鱼"),
        ("<svg display=none><text>1</text></svg><svg><text font-size=0>2</text></svg>鱼", "鱼"),
        ("<style>.a{display:inline}</style><svg><text class=a display=none>1</text></svg>鱼", "1鱼"),
        ("<svg><text font-size=12>23<tspan baseline-shift=super>1</tspan></text></svg>鱼", "23¹鱼"),
        ("<svg><text>1<p>鱼", "1|鱼"),
        ("<svg>1<p>鱼", "鱼"),
        ("<svg><g><table><tr><td>鱼</table>", "鱼"),
        ("<svg><foreignObject><p>鱼</p></foreignObject>1</svg>虾", "鱼|虾"),
        ("<svg><title>1</title></svg>鱼", "鱼"),
        ("<svg><style><p>鱼", "鱼"),
        ("<svg/>鱼", "鱼"),
        ("<p>鱼<math><mn>2</mn><mo>=</mo><mtext>虾</mtext><annotation>x</annotation></math>", "鱼2=虾"),
        ("<math><h2>鱼</h2>", "鱼"),
        ("<math></p>鱼", "鱼"),
        ("<div><svg><g></div>鱼", "鱼"),
        ("<svg><font color=red>鱼", "鱼"),
        ("<svg><font>鱼", ""),
    ],
)
def test_shown(page: str, shown: str) -> None:
    assert _shown(page) == shown


SHEET = st.lists(
    st.sampled_from(
        [
            ".q",
            "#k",
            "p",
            " ",
            ">",
            "+",
            ":not(",
            ")",
            "[a=",
            "]",
            ",",
            "{",
            "}",
            ";",
            ":",
            "display:none",
            "@media ",
            "/*",
            "*/",
        ]
    ),
    max_size=20,
)


@pytest.mark.parametrize(
    ("rule", "shown"),
    [("table>tr", "鱼1"), ("table>tbody>.x", ""), ("tbody>.x", ""), ("table .x", ""), ("tbody.y>tr", "鱼1")],
)
def test_rows_stand_in_a_group_though_none_is_written(rule: str, shown: str) -> None:
    page = f"<style>{rule}{{display:none}}</style><table><tr class=x><td>鱼<td>1<tr><td>虾<td>2</table>"
    (table,) = html.read(Source("a.html", page.encode())).blocks
    assert isinstance(table, Table)
    assert "".join(cell.text.value for cell in table.cells) == f"{shown}虾2"


@given(SHEET)
def test_any_sheet_has_a_meaning(parts: list[str]) -> None:
    _shown(f"<style>{''.join(parts)}</style>{HERE}")


@pytest.mark.parametrize(
    "page",
    [
        "<style>" + ".q{display:none}" * 500 + "</style>" + "<p class=q>" * 500,
        "<style>" + ".a .b .c{display:none}" * 200 + "</style>" + "<div class='a b'>" * 99 + "<i class=c></i>" * 500,
        "<style>" + ".a .b .c{display:none}" * 1_500 + "</style>" + "<p class=c>鱼" * 2_000,
        "<style>" + '"' + '\\"' * 4_000,
        "<style>" + "{" * 4_000,
        "<style>" + "a," * 2_000 + "{display:none}</style>",
        "<style>[" + "(" * 2_000 + "{display:none}</style>",
        "<svg>" * 2_000,
        "<svg><p>" * 1_000,
        "<math></x>" * 1_000,
    ],
    ids=lambda page: f"{page[:30]}{len(page)}",
)
def test_work_is_bounded(page: str) -> None:
    assert calls(lambda: html.blocks_of(page)) < 500 * len(page)
