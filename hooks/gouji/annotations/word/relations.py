"""Where the comments of a package stand: their part, and what must name it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct

from gouji.annotations.notes import Note
from gouji.annotations.word import comments
from gouji.annotations.word.markup import Part, decoded, extents
from gouji.annotations.word.vocabulary import Vocabulary, is_strict, of_part
from gouji.readers import messages
from gouji.readers.docx.package import WordPackage
from gouji.readers.office.package import Package
from gouji.text.source import Unreadable

_TYPES = "[content_types].xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Rewritten(Struct, frozen=True):
    """Parts with their new content: those that were there, by lower-case name, and new ones."""

    changed: Mapping[str, bytes]
    added: Mapping[str, bytes]


class CommentsPart(Struct, frozen=True):
    """The part for comments; ``part`` is None where there is none yet, and ``name`` the one that it will have.

    ``is_named``: the document names it, whether it is there or not.
    """

    package: WordPackage
    name: str
    part: Part | None
    is_named: bool

    def free_numbers(self, document: str) -> Iterator[int]:
        """Numbers for further comments, that no comment has and nothing in the document names."""
        taken = {comments.named_by(document, each) for each in extents(document)}
        taken |= {each.number for each in comments.comments(self.part.text)} if self.part else set()
        return (number for number in count() if number not in taken)

    def with_notes(self, notes: Sequence[tuple[int, Note]]) -> Rewritten:
        """The part with notes, and what must name it."""
        if self.part:
            words = of_part(self.part.text, extents(self.part.text)[0].prefix)
            text = comments.with_notes(self.part.text, notes, words)
            return Rewritten({self.name: self.part.encoded(text)}, {})
        main = _part(self.package.package, self.package.main)
        words = Vocabulary("w:", of_part(main.text, "w:").namespace)
        text = comments.with_notes(comments.empty(words), notes, words)
        named = self._named(strict=is_strict(main.text))
        return Rewritten(named.changed, {self.name: text.encode(), **named.added})

    def _named(self, *, strict: bool) -> Rewritten:
        """The lists of contents and of relations, with the part in them."""
        package = self.package.package
        changed = self._typed(_part(package, _TYPES))
        if self.is_named:
            return Rewritten(changed, {})
        kind = _STRICT_KIND if strict else _KIND
        folder, name = posixpath.split(self.package.main)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in package.parts:
            text = f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}"></Relationships>'
            return Rewritten(changed, {relations: comments.appended(text, self._relation(text, kind)).encode()})
        part = _part(package, relations)
        changed[relations] = part.encoded(comments.appended(part.text, self._relation(part.text, kind)))
        return Rewritten(changed, {})

    def _typed(self, types: Part) -> dict[str, bytes]:
        """The list of contents, in which each part stands once."""
        if any(f"{quote}/{self.name}{quote}" in types.text.lower() for quote in "\"'"):
            return {}
        override = _element(types.text, "Override", PartName=f"/{self.name}", ContentType=_CONTENT_TYPE)
        return {_TYPES: types.encoded(comments.appended(types.text, override))}

    def _relation(self, text: str, kind: str) -> str:
        identifier = next(each for number in count(1) if (each := f"rIdGouji{number}") not in text)
        return _element(text, "Relationship", Id=identifier, Type=kind, Target=posixpath.basename(self.name))


def comments_part(package: WordPackage) -> CommentsPart:
    """The part for comments of a document, whether it has any or not.

    Raises:
        Unreadable: it is damaged.
    """
    name = package.named("comments")
    if name in package.package.parts:
        return CommentsPart(package, name, _part(package.package, name), is_named=True)
    if name:
        return CommentsPart(package, name, None, is_named=True)
    folder = posixpath.dirname(package.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
    free = next(each for each in names if each not in package.package.parts)
    return CommentsPart(package, free, None, is_named=False)


def _part(package: Package, name: str) -> Part:
    if name not in package.parts:
        raise Unreadable(messages.PACKAGE_DAMAGED)
    return decoded(package.read(name), name)


def _element(text: str, name: str, **attributes: str) -> str:
    """An element as the root of a text would have it."""
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{extents(text)[0].prefix}{name}{written}/>"
