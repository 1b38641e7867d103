"""Comments at the findings of a Word document; ``gouji.annotations.word``."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gouji.annotations import Annotated, annotated, copy_name, is_annotated
from gouji.annotations.word.vocabulary import _STRICT, _USUAL
from gouji.findings.model import Spot
from gouji.linter.plan import Request
from gouji.linter.selection import Selection
from gouji.linter.session import Session
from gouji.messages.message import Language
from gouji.readers import read
from gouji.text.source import Source
from support.checkout import EXAMPLES, SHARED
from support.reading import LANGUAGES, foreign
from support.word_parts import COMMENTED, bare, comments, heads, parts, ranges, root, spans
from support.word_report import TOTAL, run, total, word_report
from support.word_validity import check_comments

OVERVIEW = "（三）政府信息管理。落实公文公开属性源头认定，拟稿时"
CASES = [path for folder in ("cases", "bugs", "families", "real") for path in sorted((SHARED / folder).rglob("*.docx"))]
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=1</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>24</m:t></m:r></m:oMath>'
)


@cache
def session() -> Session:
    return Session()


def annotate(data: bytes, language: Language = "zh") -> Annotated:
    return annotated(session(), "报告.docx", data, language)


def copy_of(*changes: tuple[str, str]) -> bytes:
    data = annotate(word_report(*changes)).data
    assert data is not None
    return data


def rewritten(data: bytes, change: object) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts(data).items():
            new.writestr(name, change(content) if name == "word/document.xml" else content)  # type: ignore[operator]
    return stream.getvalue()


def spots(done: Annotated) -> Iterator[Spot]:
    return (finding.spot for finding in done.result.findings if finding.spot)


def meant(data: bytes, done: Annotated) -> list[str]:
    """What the findings are about, as the transcript has it."""
    transcript = read(Source("报告.docx", data)).transcript
    assert transcript is not None
    return sorted(transcript.text[spot.span.start : spot.span.end] for spot in spots(done))


def check_copy(data: bytes, done: Annotated) -> None:
    """Holds of every copy: a comment a finding, at its characters, and nothing else has changed."""
    assert done.data is not None
    check_comments(done.data)
    told, about = comments(done.data), ranges(root(done.data))
    whole = done.notes - len(list(spots(done)))
    assert whole in (0, 1)
    assert len(told) == len(about) == done.notes
    title = {number for number, (_, lines) in told.items() if "没有具体位置" in lines[0]}
    found = sorted(text for number, text in about.items() if number not in title)
    if whole == len(title):
        assert [text.replace("¹", "1") for text in meant(data, done)] == found  # raised in the document
    old, new = parts(data), parts(done.data)
    assert {name for name in new if new[name] != old.get(name)} <= COMMENTED
    assert heads(done.data)[: len(heads(data))] == heads(data)
    assert bare(root(done.data)) == bare(root(data))


@pytest.mark.parametrize("path", [*EXAMPLES.glob("*/*.docx"), *CASES], ids=lambda path: path.stem)
def test_a_comment_a_finding_at_its_cell_or_characters(path: Path) -> None:
    data = path.read_bytes()
    done = annotate(data)
    if done.data is None:
        assert done.reason is not None
    elif done.notes:
        check_copy(data, done)
        stand = Counter(spans(done.data).values())
        assert not Counter(spot.span for spot in spots(done)) - stand
        assert stand.total() == done.notes
    else:
        assert done.data == data


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (total(run("24")), "24"),
        (total(run("2"), run("4", "<w:b/>")), "24"),
        (total(), ""),
        ((TOTAL.removesuffix("<w:tr>"), "<w:p/></w:tc></w:tr>"), ""),
        ((OVERVIEW, OVERVIEW.replace("认定，", "认定,")), ","),
        ((OVERVIEW, OVERVIEW.replace("认定，", "认定</w:t></w:r>" + run(",", "<w:b/>") + "<w:r><w:t>")), ","),
        (("二、主动公开政府信息情况", "四、主动公开政府信息情况"), "四、主动公开政府信息情况"),
    ],
    ids=["a cell", "runs", "an empty paragraph", "a paragraph of one tag", "in a run", "a run", "a heading"],
)  # fmt: skip
def test_where_a_comment_stands(change: tuple[str, str], about: str) -> None:
    data = word_report(change)
    done = annotate(data)
    check_copy(data, done)
    assert done.data is not None
    assert about in [text.rstrip("\n") for text in ranges(root(done.data)).values()]


def test_what_a_comment_tells() -> None:
    ((author, lines),) = comments(copy_of(total(run("24")))).values()
    assert author == "勾稽 错误"
    assert lines[0].startswith("错误：")
    assert "23" in lines[0]
    assert any(line.startswith("见：表三") for line in lines)
    assert any(line.startswith("为什么：") for line in lines)
    assert any(line.startswith("依据：") for line in lines)
    assert lines[-1].startswith("requests-")


def test_what_a_comment_tells_in_english() -> None:
    done = annotate(word_report((OVERVIEW, OVERVIEW.replace("认定，", "认定,"))), "en")
    assert done.data is not None
    ((author, lines),) = comments(done.data).values()
    assert author == "gouji warning"
    assert lines[0].startswith("warning: ")


def test_what_was_not_checked_is_told_at_the_title() -> None:
    def without_a_row(part: bytes) -> bytes:
        label = part.index("（七）总计".encode())
        return part[: part.rindex(b"<w:tr>", 0, label)] + part[part.index(b"</w:tr>", label) + len(b"</w:tr>") :]

    done = annotate(rewritten(word_report(), without_a_row))
    assert done.data is not None
    assert done.result.not_evaluated
    title = next(number for number, text in ranges(root(done.data)).items() if "年度报告" in text)
    (line,) = (line for line in comments(done.data)[title][1] if "检查没有做" in line)
    assert "改好后请再检查一次" in line
    assert all(rule in line for rule in done.result.unevaluated_rules)


def test_a_rule_without_a_regulation_names_no_basis() -> None:
    inserted = f"<w:ins w:id='7' w:author='甲'>{run('23')}</w:ins>"
    ((_, lines),) = comments(copy_of(total(inserted))).values()
    assert lines[-1] == "document-note"
    assert not any(line.startswith("依据") for line in lines)


def test_what_has_no_place_stands_at_the_title() -> None:
    def without_the_last_section(part: bytes) -> bytes:
        heading = part.rindex(b"<w:p>", 0, part.index("六、其他需要报告的事项".encode()))
        return part[:heading] + part[part.index(b"<w:sectPr") :]

    done = annotate(rewritten(word_report(total(run("24"))), without_the_last_section))
    assert done.data is not None
    missing = next(finding for finding in done.result.findings if finding.spot is None)
    about = ranges(root(done.data))
    title = next(number for number, text in about.items() if "年度报告" in text)
    assert about[title] == "澄溪县青石镇人民政府2024年政府信息公开工作年度报告"
    assert any(missing.message.zh in line for line in comments(done.data)[title][1])


def test_a_faultless_document_is_its_own_copy() -> None:
    data = word_report()
    done = annotate(data)
    assert (done.notes, done.data) == (0, data)


class TestAgain:
    """A copy is corrected and annotated once more: earlier comments of gouji go, in whatever language."""

    def test_nothing_has_changed(self) -> None:
        first = copy_of(total(run("24")), (OVERVIEW, OVERVIEW.replace("认定，", "认定,")))
        english = annotate(first, "en").data
        assert english is not None
        assert annotate(first).data == annotate(english).data == first

    def test_what_is_corrected_has_no_comment(self) -> None:
        copy = copy_of(total(run("24")))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as new:
            for name, content in parts(copy).items():
                new.writestr(name, content.replace(b">24<", b">23<") if name == "word/document.xml" else content)
        done = annotate(stream.getvalue())
        assert done.notes == 0
        assert done.data is not None
        assert comments(done.data) == {}
        assert ranges(root(done.data)) == {}

    def test_a_copy_is_known(self) -> None:
        assert is_annotated("报告.docx", copy_of(total(run("24"))))
        assert not is_annotated("报告.docx", word_report())
        assert not is_annotated("报告.docx", b"PK\x03\x04")


def test_the_comments_of_others_stay() -> None:
    copy = copy_of(total(run("24")))
    theirs = parts(copy)["word/comments.xml"].replace("勾稽 错误".encode(), "王五".encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name, content in parts(copy).items():
            new.writestr(name, theirs if name == "word/comments.xml" else content)
    done = annotate(stream.getvalue())
    assert done.data is not None
    assert [author for author, _ in comments(done.data).values()] == ["王五", "勾稽 错误"]
    assert set(ranges(root(done.data)).values()) == {"24"}
    assert {name for name, old in parts(stream.getvalue()).items() if parts(done.data)[name] != old} == {
        "word/comments.xml",
        "word/document.xml",
    }


@pytest.mark.parametrize(
    ("wrap", "about"),
    [
        ("<w:ins w:id='7' w:author='甲'>{}</w:ins>", "24"),
        ("<w:hyperlink w:anchor='a'>{}</w:hyperlink>", "24"),
        ("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "24"),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", "24"),
        ("<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>", "24"),
        ("<w:smartTag w:uri='a' w:element='b'>{}</w:smartTag>", "24"),
        ("<w:bookmarkStart w:id='1' w:name='a'/>{}<w:bookmarkEnd w:id='1'/>", "24"),
        (FIELD, "24"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>er</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", "24"),
    ],
    ids=["inserted", "link", "control", "text control", "simple field", "smart tag", "bookmark", "field", "ruby"],
)  # fmt: skip
def test_in_whatever_the_characters_stand(wrap: str, about: str) -> None:
    data = word_report(total(wrap.format(run("24"))))
    done = annotate(data)
    check_copy(data, done)
    assert done.data is not None
    assert about in ranges(root(done.data)).values()


def test_a_formula_is_marked_as_a_whole() -> None:
    data = word_report(total(FORMULA))
    done = annotate(data)
    assert done.data is not None
    start = next(root(done.data).iter("{*}commentRangeStart"))
    formula = start.getnext()
    assert formula is not None
    assert (formula.tag.rpartition("}")[2], formula.getnext().tag.rpartition("}")[2]) == ("oMath", "commentRangeEnd")


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part.replace(b"w:", b"x:").replace(b"xmlns:w=", b"xmlns:x="),
        lambda part: part.replace(_USUAL.encode(), _STRICT.encode()),
        lambda part: part.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
        lambda part: b"\xef\xbb\xbf" + part,
        lambda part: part.replace(b"<w:body>", b"<w:body><!-- <w:p> --><?a <w:p> ?>"),
        lambda part: part.replace(b">24<", b">&#x32;<![CDATA[4]]><"),
        lambda part: part.replace(b"<w:p>", b"<w:p w:rsidR='a&gt;b>'>"),
    ],
    ids=["another prefix", "strict", "UTF-16", "a mark", "comments", "references", "signs in attributes"],
)  # fmt: skip
def test_however_the_part_is_written(change: object) -> None:
    data = rewritten(word_report(total(run("24"))), change)
    done = annotate(data)
    assert done.data is not None
    assert done.notes == 1
    again = annotate(done.data)
    assert again.data == done.data
    document = root(done.data)
    assert len(list(document.iter("{*}commentRangeStart"))) == 1
    changed = {name for name, old in parts(data).items() if parts(done.data)[name] != old}
    assert changed == COMMENTED - {"word/comments.xml"}


def test_a_default_namespace() -> None:
    def change(part: bytes) -> bytes:
        text = part.decode().replace("xmlns:w=", "xmlns=")
        return (
            text.replace("<w:", "<")
            .replace("</w:", "</")
            .replace("<document ", f'<document xmlns:w="{_USUAL}" ')
            .encode()
        )

    data = rewritten(word_report(total(run("24"))), change)
    done = annotate(data)
    assert done.data is not None
    assert set(ranges(root(done.data)).values()) == {"24"}
    assert annotate(done.data).data == done.data


@pytest.mark.parametrize(
    ("path", "name"),
    [("甲/报告.docx", "报告.docx"), ("报告.DOC", "报告.docx"), ("报告.wps", "报告.docx"), ("报告", "报告")],
)
def test_names_of_copies(path: str, name: str) -> None:
    assert copy_name(path) == name


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_can_not_be_annotated_says_why(data: bytes) -> None:
    done = annotate(data)
    assert done.data is None
    assert done.reason is not None


def test_rules_that_are_not_asked_for_have_no_comments() -> None:
    asked = Session(Request(selection=Selection(("half-width-mark",))))
    assert annotated(asked, "报告.docx", word_report(total(run("24"))), "zh").notes == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_comments_are_in_the_language_of_the_person(language: Language) -> None:
    data = annotate((EXAMPLES / "faulty" / "qingshi-2024.docx").read_bytes(), language).data
    assert data is not None
    notes = ["\n".join(lines) for _, lines in comments(data).values()]
    assert len(notes) > 3
    assert [words for note in notes if (words := foreign(note, language))] == []
