"""Fields of a Word document: which of their characters show, and what the controls of old forms show in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from itertools import chain

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.readers.docx.xml import BODY, CELL, DELETED, TEXT_BOX, child, number, switched_on, w
from gouji.system import deadline

FIELD_MARK = w("fldChar")
FIELD_KIND = w("fldCharType")
_FORM = "ffData"
_CONTAINERS = frozenset({BODY, CELL, TEXT_BOX})
_CHECKED, _UNCHECKED = "☒", "□"


class OpenFields(Struct):
    """The fields of a body, a cell or a text box that have begun and not ended, from the outside in.

    They may go on over its paragraphs. ``endless`` are the marks that begin none, as no end follows.
    """

    endless: AbstractSet[Element] = frozenset()
    _results: list[bool] = field(default_factory=list)
    _controls: list[bool] = field(default_factory=list)

    @property
    def show(self) -> bool:
        """Whether characters at this place show: in results and not in instructions."""
        return all(self._results)

    def follow(self, mark: Element) -> str:
        """Goes past a ``w:fldChar``. Returns what shows in its place: a control of a form has no result."""
        kind = mark.get(FIELD_KIND)
        shown = ""
        if kind == "begin" and mark not in self.endless:
            control = _control(child(mark, _FORM))
            shown = control if control is not None and self.show else ""
            self._results.append(False)
            self._controls.append(control is not None)
        elif kind == "separate" and self._results:
            self._results[-1] = not self._controls[-1]
        elif kind == "end" and self._results:
            self._results.pop()
            self._controls.pop()
        return shown


def endless(root: Element) -> frozenset[Element]:
    """The marks that begin a field which doesn't end in the same body, cell or text box."""
    begun: dict[Element | None, list[Element]] = defaultdict(list)
    for mark in root.iter(FIELD_MARK):
        deadline.check()
        around = list(mark.iterancestors())
        if DELETED.isdisjoint(each.tag for each in around):
            inside = begun[next((each for each in around if each.tag in _CONTAINERS), None)]
            if mark.get(FIELD_KIND) == "begin":
                inside.append(mark)
            elif mark.get(FIELD_KIND) == "end" and inside:
                inside.pop()
    return frozenset(chain.from_iterable(begun.values()))


def _control(form: Element | None) -> str | None:
    """What a drop-down list or a check box shows; None for other fields."""
    if form is None:
        return None
    choices = child(form, "ddList")
    if choices is not None:
        return _chosen(choices)
    box = child(form, "checkBox")
    if box is None:
        return None
    checked = switched_on(box, "checked")
    return _CHECKED if (switched_on(box, "default") if checked is None else checked) else _UNCHECKED


def _chosen(choices: Element) -> str | None:
    """The entry of a drop-down list that was chosen, or stands there from the beginning; None without entries."""
    entries = [each.get(w("val"), "") for each in choices.iterfind(w("listEntry"))]
    chosen = number(choices, "result")
    if chosen is None:
        chosen = number(choices, "default") or 0
    return entries[chosen] if 0 <= chosen < len(entries) else entries[0] if entries else None


def clear_placeholders(root: Element) -> None:
    """Takes out what content controls show while nobody has filled them in: “click here to enter text”."""
    for properties in root.iter(w("sdtPr")):
        control = properties.getparent()
        content = child(control, "sdtContent")
        if content is not None and switched_on(properties, "showingPlcHdr"):
            for run in list(content.iter(w("r"))):
                parent = run.getparent()
                if parent is not None:
                    parent.remove(run)
