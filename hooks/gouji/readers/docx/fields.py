"""Fields of a Word document: which of their characters show, and what the controls of old forms show in their place."""

from __future__ import annotations

from lxml.etree import _Element as Element
from msgspec import Struct, field

from gouji.readers.docx.xml import child, number, switched_on, w

FIELD_MARK = w("fldChar")
_KIND = w("fldCharType")
_FORM = "ffData"
_CHECKED, _UNCHECKED = "☒", "□"


class OpenFields(Struct):
    """The fields that have begun and not ended, from the outside in: whether what comes now shows."""

    _results: list[bool] = field(default_factory=list)
    _controls: list[bool] = field(default_factory=list)

    @property
    def show(self) -> bool:
        """Whether characters at this place show: in results and not in instructions."""
        return all(self._results)

    def follow(self, mark: Element) -> str:
        """Goes past a ``w:fldChar``. Returns what shows in its place: a control of a form has no result."""
        kind = mark.get(_KIND)
        shown = ""
        if kind == "begin":
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
