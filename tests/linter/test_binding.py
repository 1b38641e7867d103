"""Which pack applies to a document is the same whether or not all tables of all packs are looked for."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Block, Document, Paragraph
from gouji.forms.bind import outline
from gouji.forms.recognition import at_most
from gouji.linter.binding import Bound, bind_strongest, bound_to
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from gouji.text.spans import Text
from support.checkout import EXAMPLES
from support.examples import FEWEST

LIBRARY = Library()
PACKS = tuple(LIBRARY.get(name) for name in LIBRARY.names())
REPORTS = (
    "faultless/qingshi-2024.md",
    "faulty/qingshi-2024.txt",
    "juesuan/faultless/qingshi-2024.md",
    "us-foia/faultless/tides-2024.md",
)


@cache
def blocks(name: str) -> tuple[Block, ...]:
    return read(Source(name, (EXAMPLES / name).read_bytes())).blocks


def of_year(block: Block, year: str) -> Block:
    if not isinstance(block, Paragraph) or not year:
        return block
    return Paragraph(Text(block.text.value.replace("2024", year)), level=block.level)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A stretch of a report of any pack without some of its blocks, perhaps with that of another behind it."""
    found: list[Block] = []
    for name in draw(st.lists(st.sampled_from(REPORTS), min_size=1, max_size=2)):
        whole = blocks(name)
        start = draw(st.one_of(st.just(0), st.integers(0, len(whole) - 1)))
        stop = draw(st.one_of(st.just(len(whole)), st.integers(start, len(whole))))
        lost = draw(st.sets(st.integers(start, len(whole) - 1), max_size=4))
        year = draw(st.sampled_from(["", "2019", "2020", "2018", "某"]))
        found += [of_year(whole[at], year) for at in range(start, stop) if at not in lost]
    return Document("report.md", "markdown", tuple(found))


def strongest(document: Document) -> Bound:
    """The plain way: the forms of all packs are bound."""
    bound = [bound_to(document, pack) for pack in PACKS]
    return max(bound, key=lambda each: (each.claim.claimed, bool(each.claim.look_alike), each.claim.strength))


@FEWEST
@given(documents())
def test_the_strongest_of_all_packs_applies(document: Document) -> None:
    assert bind_strongest(document, PACKS) == strongest(document)


@FEWEST
@given(documents())
def test_a_pack_claims_a_document_whether_or_not_the_nearest_is_asked_for(document: Document) -> None:
    plain, any_of_them = strongest(document), bind_strongest(document, PACKS, nearest=False)
    assert any_of_them == plain if plain.claim.claimed else not any_of_them.claim.claimed


@FEWEST
@given(documents(), st.sampled_from(PACKS))
def test_no_claim_gets_stronger_than_it_may(document: Document, pack: Pack) -> None:
    most = at_most(outline(document, pack.form).bare, pack.info)
    claim = bound_to(document, pack).claim
    assert not claim.claimed or (most is not None and claim.strength <= most)
