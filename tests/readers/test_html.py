"""What is read from a web page: its blocks in reading order."""

from __future__ import annotations

import pytest
from showing import shown

from gouji.document.model import Document, Paragraph, Picture, Table
from gouji.readers import html
from gouji.readers.html import tree
from gouji.text.source import Source, Unreadable

STORY = "本局全年按时更新栏目，安排专人答复来信。" * 12
FIGURES = "<table><tr><td>鱼</td><td>3</td></tr><tr><td>虾</td><td>4</td></tr></table>"
MENU = "<ul><li><a href='/'>首页</a></li><li><a href='/n'>新闻</a></li><li><a href='/o'>公开</a></li></ul>"


def read(page: str) -> Document:
    return html.read(Source("页面.html", page.encode()))


def blocks(page: str) -> list[object]:
    return [shown(block) for block in read(page).blocks]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>甲</h1><h3>乙</h3><p>丙</p>", ["1 甲", "3 乙", "丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<p>乙<h2>丙<p>丁", ["甲", "乙", "2 丙", "2 丁"]),
        ("<h2>甲</h3>乙<h2>丙<h3>丁</h3>", ["2 甲", "乙", "2 丙", "3 丁"]),
        ("<dl><dt>甲<dd>乙<dt>丙</dl><blockquote>丁</blockquote>", ["甲", "乙", "丙", "丁"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul><li>丁</ul>", ["甲", "乙", "丙", "丁"]),
        ("<P>甲</P><DIV CLASS=x>乙</DIV>", ["甲", "乙"]),
        ("<p>甲<br>乙<br/>丙</br>丁</p>", ["甲", "乙", "丙", "丁"]),
        ("<p><br />四、甲</p>", ["四、甲"]),
        ("<h2>甲<br>乙</h2>", ["2 甲乙"]),
        ("<p>&nbsp;&nbsp;甲　<br>　　乙&ensp;</p><p>&nbsp;</p>", ["甲", "乙"]),
        ("<span style='display: block'>甲</span><span>乙</span>", ["甲", "乙"]),
        ("<b>甲<p>乙</b>丙</p>丁", ["甲", "乙丙", "丁"]),
        ("甲</p></div></td>乙", ["甲乙"]),
        ("<tr><td>甲</td><td>乙</td></tr>", ["甲", "乙"]),
        ("<p>甲</p><hr>乙", ["甲", "乙"]),
        ("<html><head><meta charset=utf-8></head><body>甲</body></html>\n乙", ["甲乙"]),
        ("", []),
    ],
)
def test_blocks(page: str, expected: list[object]) -> None:
    assert blocks(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>收到<span>1</span><span>2</span>件</p>", "收到12件"),
        ("<p>收到\n  来信\r\n12\n封</p>", "收到来信12封"),
        ("<p>收到 来信 12 封</p>", "收到来信 12 封"),
        ("<p>甲<b> </b><i>\n</i>乙</p>", "甲乙"),
        ("<p> two\n\n words </p>", "two words"),
        ("<p>one<b> two </b> three</p>", "one two three"),
        ("<p>第一\n“二”\n条</p>", "第一“二”条"),
        ("<p>𠮷\n𠮷</p>", "𠮷𠮷"),
        ("<p>甲&nbsp; 乙</p>", "甲\xa0 乙"),
        ("<p>甲&#8203;乙\ufeff&shy;丙</p>", "甲乙丙"),
        ("<p>&lt;甲&gt;&amp;&#20057;&#x4e19;&copy;</p>", "<甲>&乙丙©"),
        ("<p>1&nbsp2&lt3&copy4&ampamp;</p>", "1\xa02<3©4&amp;"),
        ("<p>AT&T &unknown; &#; & &#x; a&b</p>", "AT&T &unknown; &#; & &#x; a&b"),
        ("<p>&#0000000065;&#xD800;&#99999999999999999999;</p>", "A\ufffd\ufffd"),
        ("<p>甲&#1;乙&#x1f;丙</p>", "甲乙丙"),
        ("<p>1 < 2 <3</p>", "1 < 2 <3"),
        ("<p>甲<!-- 乙 > --><!-->丙<!--->丁<!-- - --!>戊</p>", "甲丙丁戊"),
        ("<p>甲<![endif]><?xml 乙?></ 丙></>丁<!doctype>", "甲丁"),
        ("<p title='>' x=\">\" y=a>甲</p z='>'>", "甲"),
        ("<p>甲<ruby>乙<rt>yi</rt></ruby></p>", "甲乙"),
        ("<p>甲<del>乙</del><ins>丙</ins></p>", "甲丙"),
    ],
)
def test_characters(page: str, expected: str) -> None:
    assert blocks(page) == [expected]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>甲</li><li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li><p>甲</p><p>乙</p><li value=9>丙<li>丁</ol>", ["3.甲", "乙", "9.丙", "10.丁"]),
        ("<ol type=a><li>甲<ol type=I><li>乙</ol><li>丙</ol>", ["a.甲", "I.乙", "b.丙"]),
        ("<ol style='list-style-type: cjk-ideographic' start=10><li>甲<li>乙</ol>", ["十、甲", "十一、乙"]),
        ("<ol style='margin:0;list-style:none inside'><li>甲</ol>", ["甲"]),
        ("<ol><li> <li>甲</ol><ul><li>乙</ul><li>丙", ["2.甲", "乙", "丙"]),
        ("<ol style='list-style: outside url(x.png) upper-alpha'><li>甲</ol>", ["A.甲"]),
        ("<ol style='list-style: armenian'><li>甲</ol>", ["1.甲"]),
        ("<ol start=x type=?><li>甲</ol>", ["1.甲"]),
    ],
)
def test_numbers_of_lists(page: str, expected: list[object]) -> None:
    assert blocks(page) == expected


def test_a_shown_number_has_an_empty_place() -> None:
    document = read("<ol><li>甲</ol>")
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert [(piece.start, piece.end) for piece in block.text.pieces] == [(8, 8), (8, 9)]


@pytest.mark.parametrize(
    "page",
    [
        "<script>if (a < b) document.write('<p>乙</p>')</script><p>甲</p>",
        "<style><!-- p {} --></style><template><p>乙</p></template><p>甲</p>",
        "<title>乙</title><noscript>乙</noscript><p>甲</p>",
        "<p>甲<datalist><option>乙</datalist><button>乙</button><input type=submit value=乙><input placeholder=乙></p>",
        "<iframe><p>乙</iframe><p>甲</p>",
        "<p hidden>乙</p><p style='DISPLAY:none'>乙</p><p style='visibility : hidden'>乙<b>丙</b></p><p>甲</p>",
        "<p><span style='display:none;mso-hide:all'>乙</span>甲</p>",
        "<p>甲<span style='mso-special-character:comment'>[乙]</span></p><p style='mso-element:comment'>乙",
        "<nav>乙</nav><header>乙</header><aside>乙</aside><footer>乙</footer><div role=navigation>乙</div><p>甲</p>",
        "<xml><w:View>乙</w:View></xml><!--[if gte mso 9]><xml>乙</xml><![endif]--><p>甲<o:p></o:p></p>",
        f"{MENU}<p>甲</p>",
        "<div>您在：<a href=#>首页</a> &gt; <a href=#>年报</a></div><p>甲</p>",
        "<p>甲</p><div>上一篇：<a href=#>去年</a> 下一篇：<a href=#>明年</a></div>",
        "<table><tr><td><a href=#>区县</a></td><td><a href=#>部门</a></td></tr></table><p>甲</p>",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(page: str) -> None:
    assert blocks(page) == ["甲"]


@pytest.mark.parametrize(
    "page",
    [
        "<p>全文见<a href=#>本局网站</a></p>",
        "<p>可到<a href=#>本局网站</a>或者<a href=#>县政府网站</a>查阅并下载本报告的全文</p>",
        "<h2><a href=#>一</a><a href=#>、总体情况</a></h2>",
        f"<div><a href=#>{STORY}</a><a href=#>{STORY}</a></div>",
        "<p><a name=x>甲</a><a name=y>乙</a></p>",
    ],
)
def test_text_with_links_stays(page: str) -> None:
    assert len(blocks(page)) == 1


@pytest.mark.parametrize("container", ["div id=zoom", "div class='x TRS_Editor'", "ucapcontent", "article", "main"])
def test_the_known_container_is_the_content(container: str) -> None:
    name = container.partition(" ")[0]
    page = f"<div>某县人民政府</div>{MENU}<{container}><p>{STORY}</p><p>甲</p></{name}><p>主办：某县</p>"
    assert blocks(page) == [STORY, "甲"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # the innermost container counts, if it holds nearly all
        (
            f"<main><p>您好</p><div id=zoom><div class=TRS_Editor><p>{STORY}</p></div></div></main>",
            [STORY],
        ),
        (f"<main><p>{STORY}</p><div id=zoom><p>{STORY}</p></div></main>", [STORY, STORY]),
        # a container with a small part of the text is none
        (f"<article>推荐阅读</article><p>{STORY}</p>", ["推荐阅读", STORY]),
        # nor is one after which the figures follow
        (f"<div id=zoom><p>{STORY}</p></div>{FIGURES}", [STORY, [["鱼", "3"], ["虾", "4"]]]),
        (f"{FIGURES}<div id=zoom><p>{STORY}</p></div>", [STORY]),
        (f"<div id=zoom><p>{STORY}</p></div><table><tr><td>主办：某县</table>", [STORY]),
        (f"<div id=zoom><p>{STORY}</p></div>", [STORY]),
        ("<div id=zoom></div><p>12</p>", ["12"]),
    ],
)
def test_the_content_of_a_page(page: str, expected: list[object]) -> None:
    assert blocks(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<h1>某局二〇二三年报告</h1><div id=zoom><p>{STORY}</p></div>", ["1 某局二〇二三年报告", STORY]),
        (f"<div class=art-title>某局2023年报告</div><div id=zoom><p>{STORY}</p></div>", ["某局2023年报告", STORY]),
        # in the content already
        (
            f"<h1>某局 2023年报告</h1><div id=zoom><p>某局2023年报告</p><p>{STORY}</p></div>",
            ["某局2023年报告", STORY],
        ),
        # the nearest one
        (
            f"<h1>某县人民政府网</h1><h2>某局2023年报告</h2><div id=zoom><p>{STORY}</p></div>",
            ["2 某局2023年报告", STORY],
        ),
        # no title of the text: of the site, of a menu, after it, in the head
        (f"<header><h1>某县人民政府网</h1></header><div id=zoom><p>{STORY}</p></div>", [STORY]),
        (f"<div class=title><a href=#>政务公开专栏</a></div><div id=zoom><p>{STORY}</p></div>", [STORY]),
        (f"<div id=zoom><p>{STORY}</p></div><h2>相关文章推荐</h2>", [STORY]),
        (f"<title>某局2023年报告</title><div id=zoom><p>{STORY}</p></div>", [STORY]),
        # an article has its own header
        (
            f"<article><header><h1>某局2023年报告</h1></header><p>{STORY}</p></article>",
            ["1 某局2023年报告", STORY],
        ),
    ],
)
def test_the_title_before_the_content(page: str, expected: list[object]) -> None:
    assert blocks(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>甲<img src=a.png alt='表 一'>乙</p>", ["甲乙", "[表 一]"]),
        ("<img><p>甲</p>", ["[]", "甲"]),
        ("<p>甲<img width=16 height=16 alt=图标><img width=1px></p>", ["甲"]),
        ("<p>甲<img width=600 height=90%></p>", ["甲", "[]"]),
    ],
)
def test_pictures(page: str, expected: list[object]) -> None:
    assert blocks(page) == expected


def test_the_place_of_a_picture_is_its_tag() -> None:
    page = "<p>甲</p><img alt='&lt;表&gt;'><img>"
    spans = [block.text.span() for block in read(page).blocks if isinstance(block, Picture)]
    assert [page[span.start : span.end] for span in spans if span] == ["<img alt='&lt;表&gt;'>", ""]


def test_preformatted_text_is_read_line_by_line() -> None:
    page = "<pre>甲  乙\n\n鱼\t1\t2\n虾\t<b>3</b>\t4\n蟹\t5\t6<br>丙&amp;丁</pre>"
    assert blocks(page) == ["甲  乙", [["鱼", "1", "2"], ["虾", "3", "4"], ["蟹", "5", "6"]], "丙&丁"]


def test_word_shows_the_numbers_of_its_lists() -> None:
    page = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US>"
        "<span style='mso-list:Ignore'>一、<span style='font:7.0pt'>&nbsp;&nbsp;</span></span></span>"
        "<![endif]><span>总体情\n况</span><span lang=EN-US><o:p></o:p></span>"
    )
    assert blocks(page) == ["一、\xa0\xa0总体情况"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<meta charset=gb2312><p>镕</p>".encode("gb18030"), "镕"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>測試</p>'.encode("big5"), "測試"),
        ('<?xml version="1.0" encoding="shift_jis"?><p>かな</p>'.encode("shift_jis"), "かな"),
        ("<meta charset=gbk><p>其实是</p>".encode(), "其实是"),
        ("<meta charset=utf-16><p>甲乙</p>".encode("gb18030"), "甲乙"),
        ("<meta charset=rot13><p>甲乙</p>".encode("gb18030"), "甲乙"),
        ("<meta charset=gb-x><p>甲乙</p>".encode("gb18030"), "甲乙"),
        ("<p>甲乙</p>".encode("utf-16"), "甲乙"),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert [shown(block) for block in html.read(Source("a.html", data)).blocks] == [expected]


def test_bytes_that_are_no_text_are_unreadable() -> None:
    with pytest.raises(Unreadable):
        html.read(Source("a.html", b"<p>\xff\xfe\xfd</p>"))


def test_a_document_says_what_it_is() -> None:
    document = read("<p>甲</p>")
    assert (document.path, document.format, document.notes) == ("页面.html", "html", ())
    assert document.decoded
    assert document.decoded.text == "<p>甲</p>"


@pytest.mark.parametrize(
    ("page", "reported"),
    [
        ("<p>甲</p>\n<!-- 乙 <p>丙</p>", "line 2"),
        ("<p>甲</p>\n\n<p class='x>乙</p>", "line 3"),
        ("<p>甲</p><script>乙", "line 1"),
        ("<p>甲</p><p", "line 1"),
        ("<p>甲</p><p x", "line 1"),
        ("<p>甲</p></p", "line 1"),
        ("<div>" * 300 + "甲", "nested"),
        ("<table>" + "<tr>" + "<td>甲</td>" * 1001, "large"),
        ("<table><tr>" + "<td colspan=1000>甲</td>" * 2, "large"),
        ("<table><tr><td colspan=900>甲<td>乙" + "<tr><td>丙" * 1200, "large"),
        ("<frameset><frame src=a.html></frameset>", "no text"),
        ("<h1>甲</h1><iframe src=a.html></iframe>", "no text"),
        ("<input value=乙><h1>甲</h1><select><option>丙</select><iframe src=a.html></iframe>", "no text"),
    ],
)
def test_what_was_not_read_is_reported(page: str, reported: str) -> None:
    (note,) = read(page).notes
    assert note.partial
    assert reported in note.message.en


@pytest.mark.parametrize("field", ["", "<input value=乙>"])
def test_a_page_of_scripts_alone_may_be_anything(field: str) -> None:
    (note,) = read(f"{field}<div id=app></div><script src=a.js></script>").notes
    assert not note.partial
    assert "no text" in note.message.en


@pytest.mark.parametrize(
    "page",
    [
        "<p>乙</p><iframe></iframe>",
        "<h1>甲</h1><script></script>",
        "<h1>甲</h1><table><tr><td>1<td>2<tr><td>3<td>4</table><iframe></iframe>",
        "<h1>甲</h1><img src=a.png alt=''><iframe></iframe>",
        "<h1>甲</h1><pre>乙</pre><iframe></iframe>",
    ],
)
def test_a_page_with_text_of_its_own_loads_none(page: str) -> None:
    assert read(page).notes == ()


def test_links_are_the_text_of_a_page_that_has_no_other() -> None:
    links = "".join(f"<li><a href={number}>链接{number}</a>" for number in range(3))
    page = f"<h1>甲</h1><input value=乙><ul>{links}</ul>"
    assert "链接2" in "".join(blocks(page))


def test_what_was_read_before_a_limit_is_kept() -> None:
    assert blocks("<p>甲</p><!-- 乙") == ["甲"]
    assert blocks("<div>" * 300 + "甲" + "</div>" * 300 + "乙") == ["甲", "乙"]


def test_tags_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_TOKENS", 5)
    document = read("<p>甲</p><p>乙</p>")
    assert [shown(block) for block in document.blocks] == ["甲", "乙"]
    assert document.notes
    assert blocks("<p>甲</p><br><p>乙</p>") == ["甲"]


def test_a_piece_of_html_within_another_source() -> None:
    source = "前言\n\n<p>甲</p><table><tr><td>鱼<td></table>"
    paragraph, table = html.blocks_of(source[4:], 4).blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert [source[span.start : span.end] for span in [paragraph.text.span()] if span] == ["甲"]
    assert [(span.start, span.end) for cell in table.cells if (span := cell.text.span())] == [(27, 28), (32, 32)]


def test_a_piece_of_html_keeps_its_links() -> None:
    assert len(html.blocks_of(MENU).blocks) == 3
