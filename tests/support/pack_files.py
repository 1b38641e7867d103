"""Forms of tests, written in YAML as authors of packs do."""

from __future__ import annotations

import msgspec

from gouji.forms.bind import bind
from gouji.forms.report import Report
from gouji.readers import read
from gouji.schema.form import Form
from gouji.text.source import Source
from gouji.yaml import nodes


def form_of(text: str) -> Form:
    """A form by its YAML, each ``name`` in both languages."""
    return msgspec.convert(nodes.read("form.yaml", text.encode()).plain(), Form)


def bound(form: Form, markdown: str) -> Report:
    """A form over a document in Markdown."""
    return bind(read(Source("report.md", markdown.encode())), form)
