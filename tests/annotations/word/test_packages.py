"""Comments in packages as other programs write them, and in damaged ones; ``gouji.annotations.word``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache

import pytest

from gouji.annotations import Annotated, annotated
from gouji.annotations.word.vocabulary import _STRICT, _USUAL
from gouji.linter.session import Session
from support.word_parts import COMMENTED, bare, comments, heads, parts, root
from support.word_report import run, total, word_report
from support.word_validity import check_comments, told

Parts = dict[str, bytes]
Change = Callable[[Parts], object]
MAIN, TYPES, RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "c">]>'
FAULTY = word_report(total(run("24")))
OURS, THEIRS = "勾稽 错误".encode(), "王五".encode()


@cache
def session() -> Session:
    return Session()


def annotate(data: bytes) -> Annotated:
    return annotated(session(), "报告.docx", data, "zh")


def packed(content: Parts, method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.comment = comment
        for name, each in content.items():
            archive.writestr(name, each)
    return stream.getvalue()


def changed(data: bytes, *changes: Change) -> bytes:
    content = parts(data)
    for change in changes:
        change(content)
    return packed(content)


def put(name: str, old: bytes, new: bytes) -> Change:
    """Something else in place of what must stand in a part."""

    def change(content: Parts) -> None:
        assert old in content[name]
        content[name] = content[name].replace(old, new)

    return change


def listed(name: str, kind: str, office: str = OFFICE) -> Change:
    """Another part of the document, in both lists of the package."""

    def change(content: Parts) -> None:
        override = f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{name}+xml"/></Types>'
        relation = f'<Relationship Id="x{name}" Type="{office}/{kind}" Target="{name}.xml"/></Relationships>'
        put(TYPES, b"</Types>", override.encode())(content)
        put(RELATIONS, b"</Relationships>", relation.encode())(content)

    return change


@cache
def commented() -> bytes:
    """A report with a fault, on which another person has written a comment already."""
    copy = annotate(FAULTY).data
    assert copy is not None
    return changed(copy, put("word/comments.xml", OURS, THEIRS))


def extended(content: Parts) -> None:
    """What newer versions of Word keep beside the comments: who answers whom, lasting numbers, who the authors are."""
    for name in ("commentsExtended", "commentsIds", "people"):
        content[f"word/{name}.xml"] = b'<w15:a xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
        listed(name, name, MICROSOFT)(content)


def with_other_names(content: Parts) -> None:
    content["x/main part.xml"] = content.pop(MAIN)
    content["x/_rels/main part.xml.rels"] = content.pop(RELATIONS).replace(b'Target="', b'Target="../word/')
    put("_rels/.rels", b"word/document.xml", b"x/main part.xml")(content)
    put(TYPES, b"/word/document.xml", b"/x/main part.xml")(content)


def as_strict(content: Parts) -> None:
    for name, each in content.items():
        strict = each.replace(_USUAL.encode(), _STRICT.encode())
        office = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        content[name] = strict.replace(OFFICE.encode(), office)


def without_relation(content: Parts) -> None:
    content["word/comments.xml"] = f'<w:comments xmlns:w="{_USUAL}"/>'.encode()


PACKAGES: dict[str, tuple[bytes, frozenset[str]]] = {
    "no comments": (FAULTY, COMMENTED),
    "comments of others": (commented(), frozenset({MAIN, "word/comments.xml"})),
    "and what belongs to them": (changed(commented(), extended), frozenset({MAIN, "word/comments.xml"})),
    "an absolute target": (
        changed(commented(), put(RELATIONS, b'"comments.xml"', b'"/word/comments.xml"')),
        frozenset({MAIN, "word/comments.xml"}),
    ),
    "no comments left": (
        changed(FAULTY, without_relation, listed("comments", "comments")), frozenset({MAIN, "word/comments.xml"}),
    ),
    "a part that nothing names": (
        changed(FAULTY, without_relation), COMMENTED - {"word/comments.xml"} | {"word/comments1.xml"},
    ),
    "a part that is named and lost": (
        changed(FAULTY, listed("comments", "comments")), frozenset({MAIN, "word/comments.xml"}),
    ),
    "and in single quotes": (
        changed(FAULTY, listed("comments", "comments"), lambda content: content.update({
            TYPES: content[TYPES].replace(b'"/word/comments.xml"', b"'/word/comments.xml'")})),
        frozenset({MAIN, "word/comments.xml"}),
    ),
    "no list of relations": (changed(FAULTY, lambda content: content.pop(RELATIONS)), COMMENTED),
    "other names": (
        changed(FAULTY, with_other_names),
        frozenset({TYPES, "x/main part.xml", "x/_rels/main part.xml.rels", "x/comments.xml"}),
    ),
    "strict": (changed(FAULTY, as_strict), COMMENTED),
    "capitals": (changed(FAULTY, lambda content: content.update({"Word/Document.xml": content.pop(MAIN)})),
                 COMMENTED - {MAIN} | {"Word/Document.xml"}),
    "not compressed": (packed(parts(FAULTY), zipfile.ZIP_STORED), COMMENTED),
    "a comment on the archive": (packed(parts(FAULTY), comment=b"of the archive"), COMMENTED),
    "bytes before the archive": (b"PK\x03\x04" + FAULTY, COMMENTED),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKAGES)
def test_only_comments_and_their_anchors_change(name: str) -> None:
    data, concerned = PACKAGES[name]
    done = annotate(data)
    assert (done.reason, done.notes) == (None, 1)
    assert done.data is not None
    check_comments(done.data)
    old, new = parts(data), parts(done.data)
    assert {each for each in new if new[each] != old.get(each)} == concerned
    assert heads(done.data)[: len(heads(data))] == heads(data)
    (main,) = (each for each in concerned if each.lower().endswith(("/document.xml", "/main part.xml")))
    assert bare(root(done.data, main)) == bare(root(data, main))
    assert annotate(done.data).data == done.data


def test_another_library_lists_the_comments() -> None:
    copy = annotate(commented()).data
    assert copy is not None
    (theirs, words), (ours, same) = told(copy)
    assert (theirs, ours) == ("王五", "勾稽 错误")
    assert words == same
    assert words.startswith("错误：表三")


@pytest.mark.parametrize(
    "change",
    [
        lambda content: [put(name, b'w:id="0"', b'w:id="2147483647"')(content) for name in (MAIN, "word/comments.xml")],
        put("word/comments.xml", b'w:id="0"', b'w:id="5"'),
        put("word/comments.xml", b' w:id="0"', b""),
    ],
    ids=["the largest number", "marks without a comment", "a comment without a number"],
)
def test_numbers_of_others_are_not_taken(change: Change) -> None:
    data = changed(commented(), change)
    done = annotate(data)
    assert done.data is not None
    (number,) = (number for number, (author, _) in comments(done.data).items() if author == "勾稽 错误")
    assert f'w:id="{number}"'.encode() not in parts(data)[MAIN] + parts(data)["word/comments.xml"]
    assert int(number) < 2**31


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (changed(FAULTY, put(MAIN, b"</w:body>", b"")), "word/document.xml"),
        (changed(FAULTY, put(MAIN, b"<w:document", DOCTYPE + b"<w:document")), "DOCTYPE"),
        (changed(commented(), put("word/comments.xml", b"</w:comment>", b"</w:comment></w:comment>")), "comments.xml"),
        (changed(commented(), put("word/comments.xml", b"<w:comments", DOCTYPE + b"<w:comments")), "DOCTYPE"),
        (changed(commented(), lambda content: content.update({"word/comments.xml": b"?"})), "comments.xml"),
        (changed(FAULTY, put(RELATIONS, b"</Relationships>", b"")), "document.xml.rels"),
        (changed(FAULTY, put(TYPES, b"</Types>", b"")), "用 Word 打开后另存一份"),
        (changed(FAULTY, lambda content: content.update({TYPES: b""})), "用 Word 打开后另存一份"),
        (changed(FAULTY, lambda content: content.pop(TYPES)), "用 Word 打开后另存一份"),
        (changed(commented(), lambda content: content.update({"word/comments.xml": bytes(60 * 2**20)})), "过大"),
        (FAULTY[: len(FAULTY) // 2], "损坏"),
    ],
    ids=[
        "the main part", "a DOCTYPE in it", "the comments", "a DOCTYPE in them", "no XML", "relations", "contents",
        "empty contents", "no contents", "a bomb", "half a file",
    ],
)  # fmt: skip
def test_what_is_damaged_has_no_copy_and_a_reason(data: bytes, words: str) -> None:
    done = annotate(data)
    assert done.data is None
    assert done.reason is not None
    assert words in done.reason.zh


@pytest.mark.parametrize("path", ["报告.docm", "报告.xlsx"])
def test_other_formats_have_no_copy_and_a_reason(path: str) -> None:
    done = annotated(session(), path, FAULTY, "zh")
    assert done.data is None
    assert done.reason is not None
    assert path[-5:] in done.reason.zh


@pytest.mark.parametrize("name", ["footnotes", "endnotes", "header", "footer"])
def test_notes_and_headers_are_no_part_of_the_text(name: str) -> None:
    """Nothing is found in them, whatever they say, and nothing of them is lost."""
    words = f"<w:p>{run('公文拟稿时写明是否公开,由办公室复核。')}</w:p>"
    part = f'<w:{name} xmlns:w="{_USUAL}">{words}</w:{name}>'.encode()
    data = changed(word_report(), listed(name, name), lambda content: content.update({f"word/{name}.xml": part}))
    done = annotate(data)
    assert (done.notes, done.data) == (0, data)
    copy = annotate(
        changed(FAULTY, listed(name, name), lambda content: content.update({f"word/{name}.xml": part}))
    ).data
    assert copy is not None
    assert parts(copy)[f"word/{name}.xml"] == part
