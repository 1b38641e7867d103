"""OpenDocument texts that a few bytes make endless: what is read takes little, or is refused."""

from __future__ import annotations

import pytest

from gouji import readers
from gouji.readers.limits import MOST_PARAGRAPHS
from gouji.text.source import Source, Unreadable
from support.render_odt import package, paragraph
from support.work import calls

STRUCK = (
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    "</style:style>"
)
SPANNING = '<table:table-cell table:number-rows-spanned="9000"/>'


def repeated(times: int, cells: str) -> str:
    return (
        f'<table:table><table:table-row table:number-rows-repeated="{times}">{cells}<table:table-cell/>'
        "</table:table-row></table:table>"
    )


HOSTILE = {
    "paragraphs": lambda size: "<text:p/>" * size + paragraph("甲"),
    "spans": lambda size: f"<text:p>{'<text:span>字</text:span>' * size}</text:p>",
    "struck": lambda size: '<text:p>甲<text:span text:style-name="S">字</text:span></text:p>' * size,
    "blanks": lambda size: "<text:p>甲" + '<text:s text:c="1000000"/>' * (size // 2) + "乙</text:p>",
    "lists": lambda size: "<text:list><text:list-item><text:p>甲</text:p></text:list-item></text:list>" * size,
    "frames": lambda size: f"<text:p>{'甲' * 600}{'<draw:frame><draw:image/></draw:frame>' * size}</text:p>",
    "notes": lambda size: (
        f"<text:p>甲{'<text:note><text:note-citation>1</text:note-citation></text:note>' * size}</text:p>"
    ),
    "rows": lambda size: repeated(2 * size, f"<table:table-cell>{paragraph('甲')}</table:table-cell>"),
    "spanning": lambda size: repeated(1, SPANNING * 40) * (size // 40) + paragraph("甲"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_size_and_not_faster(name: str) -> None:
    def work(size: int) -> int:
        source = Source("a.odt", package(HOSTILE[name](size), STRUCK))
        return calls(lambda: readers.read(source))

    work(100)
    assert work(2_000) < 6 * work(500)


@pytest.mark.parametrize(
    "body",
    [
        "<text:p/>" * 300_001,
        "<text:section>" * 400,
        repeated(999_999, ""),
        repeated(1, '<table:table-cell table:number-columns-repeated="5000"/>'),
    ],
)
def test_what_has_no_end_is_refused(body: str) -> None:
    with pytest.raises(Unreadable):
        readers.read(Source("a.odt", package(body)))


def test_the_beginning_of_a_long_text_is_read() -> None:
    document = readers.read(Source("a.odt", package(paragraph("甲") * (MOST_PARAGRAPHS + 1))))
    assert len(document.blocks) == MOST_PARAGRAPHS
    assert [note.partial for note in document.notes] == [True]
