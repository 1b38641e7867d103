"""What Word demands of a document with comments: it repairs, or refuses to open, what breaks any of this."""

from __future__ import annotations

import io
import posixpath
import zipfile

import docx
from lxml import etree
from lxml.etree import _Element as Element

from gouji.annotations.word.vocabulary import _STRICT, _USUAL
from gouji.readers.docx.xml import w

_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_LARGEST = 2**31 - 1
_IN_RUNS = tuple(map(w, ("br", "commentReference", "cr", "fldChar", "instrText", "noBreakHyphen", "sym", "t", "tab")))
_RANGE_ENDS = (w("commentRangeStart"), w("commentRangeEnd"))
_HOMES = frozenset(
    map(w, ("body", "customXml", "del", "fldSimple", "hyperlink", "ins", "moveFrom", "moveTo", "p", "sdtContent",
            "smartTag", "tc", "txbxContent"))
)  # fmt: skip
"""What holds the beginning or the end of a range."""


def check_comments(data: bytes) -> None:
    """The comments of a document, what names them and what they hang on."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len({name.lower() for name in names}) == len(names), "a part for each name"
        parts = {name: archive.read(name) for name in names}
    main = _related(parts, "", "officeDocument")
    document = _root(parts[main])
    _check_runs(document)
    hung = [each.get(w("id"), "") for each in document.iter(w("commentReference"))]
    _check_ranges(document, hung)
    if not hung:
        return
    part = _related(parts, main, "comments")
    told = list(_root(parts[part]))
    numbers = [each.get(w("id"), "") for each in told]
    assert sorted(numbers) == sorted(hung), "a comment for each mark, a mark for each comment"
    assert len(set(numbers)) == len(numbers)
    assert all(0 <= int(number) <= _LARGEST for number in numbers)
    for each in told:
        assert each.tag == w("comment")
        assert each.get(w("author"))
        assert len(each)
        assert each[-1].tag == w("p")
        _check_runs(each)
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = [each.get("ContentType") for each in types if each.get("PartName", "").lower() == f"/{part}".lower()]
    assert named == ["application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"]


def told(data: bytes) -> list[tuple[str, str]]:
    """Author and words of each comment, as another library reads them."""
    return [(each.author, each.text) for each in docx.Document(io.BytesIO(data)).comments]


def _check_runs(root: Element) -> None:
    for each in root.iter(*_IN_RUNS):
        above = each.getparent()
        assert above is not None
        assert above.tag == w("r"), f"{each.tag} stands in a run"
    for run in root.iter(w("r")):
        above = run.getparent()
        assert above is not None
        assert above.tag != w("r")
        assert w("rPr") not in [each.tag for each in run][1:], "properties come first"
    for properties in root.iter(w("pPr")):
        assert properties.getprevious() is None, "properties come first"


def _check_ranges(document: Element, hung: list[str]) -> None:
    places: dict[object, dict[str, int]] = {tag: {} for tag in (*_RANGE_ENDS, w("commentReference"))}
    for at, each in enumerate(document.iter()):
        if each.tag in places:
            number = each.get(w("id"), "")
            assert number not in places[each.tag], "a mark of each kind for a comment"
            places[each.tag][number] = at
    assert all(sorted(found) == sorted(hung) for found in places.values())
    assert {above.tag for each in document.iter(*_RANGE_ENDS) if (above := each.getparent()) is not None} <= _HOMES
    for number in hung:
        start, end, reference = (found[number] for found in places.values())
        assert start < end < reference


def _related(parts: dict[str, bytes], name: str, kind: str) -> str:
    """The only part that another names as being of a kind; by its name as the archive has it."""
    folder, last = posixpath.split(name)
    relations = list(etree.fromstring(parts[_part(parts, posixpath.join(folder, "_rels", f"{last}.rels"))]))
    assert len({each.get("Id") for each in relations}) == len(relations)
    kinds = {f"{office}{kind}" for office in _OFFICE}
    (target,) = (each.get("Target", "") for each in relations if each.get("Type") in kinds)
    return _part(parts, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))


def _part(parts: dict[str, bytes], name: str) -> str:
    return next(each for each in parts if each.lower() == name.lower())


def _root(part: bytes) -> Element:
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    return etree.fromstring(part.replace(_STRICT.encode(), _USUAL.encode()), parser)
