"""Markup compatibility (ECMA-376 part 3): of several versions of the same content, the one that Word shows."""

from __future__ import annotations

from lxml.etree import _Element as Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = _MC + "AlternateContent"
_CHOICE = _MC + "Choice"
_FALLBACK = _MC + "Fallback"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_OPEN = "http://schemas.openxmlformats.org/"
# What Word knows, and the documents of other programs ask for. A name that Word doesn't know shows nowhere, however it
# begins, so the list is no pattern; where it lacks one, the fallback has the same text.
_KNOWN = frozenset(
    _MICROSOFT + name
    for name in (
        "drawing/2007/8/2/chart", "drawing/2008/diagram", "drawing/2010/main", "drawing/2010/picture",
        "drawing/2012/chart", "drawing/2012/main", "drawing/2014/chart", "drawing/2014/chartex", "drawing/2014/main",
        "drawing/2015/10/21/chartex", "drawing/2015/9/8/chartex", "drawing/2016/5/10/chartex",
        "drawing/2016/5/11/chartex", "drawing/2016/5/12/chartex", "drawing/2016/5/13/chartex",
        "drawing/2016/5/14/chartex", "drawing/2016/5/9/chartex", "drawing/2016/SVG/main", "drawing/2016/ink",
        "drawing/2017/decorative", "drawing/2017/model3d", "word/2006/wordml", "word/2010/wordml",
        "word/2010/wordprocessingCanvas", "word/2010/wordprocessingDrawing", "word/2010/wordprocessingGroup",
        "word/2010/wordprocessingInk", "word/2010/wordprocessingShape", "word/2012/wordml",
        "word/2012/wordprocessingDrawing", "word/2015/wordml/symex", "word/2016/wordml/cid", "word/2018/wordml",
        "word/2018/wordml/cex", "word/2020/wordml/sdtdatahash", "word/2023/wordml/word16du",
    )
)  # fmt: skip
_KNOWN |= frozenset(
    _OPEN + name
    for name in (
        "drawingml/2006/chart", "drawingml/2006/diagram", "drawingml/2006/main", "drawingml/2006/picture",
        "drawingml/2006/wordprocessingDrawing", "officeDocument/2006/math", "officeDocument/2006/relationships",
        "wordprocessingml/2006/main",
    )
)  # fmt: skip
_KNOWN |= frozenset(f"urn:schemas-microsoft-com:{name}" for name in ("office:office", "office:word", "vml"))


def shown_alternative(alternatives: Element) -> Element | None:
    """The first choice of which Word knows all that it requires, else the fallback; None where nothing shows."""
    for choice in alternatives.iterfind(_CHOICE):
        if all(choice.nsmap.get(prefix) in _KNOWN for prefix in choice.get("Requires", "").split()):
            return choice
    return alternatives.find(_FALLBACK)
