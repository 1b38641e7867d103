"""Damage to documents, repeatable: bytes flipped, words put in, stretches cut, moved and repeated, XML rearranged.

What is packed is unpacked first and packed again, so that most damage meets the reader and not only the packing.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from lxml import etree

MOST_CHANGES = 8
LARGEST = 4 * 1024 * 1024
"""No input grows beyond this: doubling what was doubled would end with the limit on the size of a file."""

_WORDS = {
    "text": (
        *("\t", "\t\t\t", "|", "| ", "|---|", "\u3000", "\u00a0", "  ", "\n", "\n\n", "\r", "\x0c", "\u2028", "\ufeff"),
        *(
            "一、",
            "（一）",
            "1.",
            "总计",
            "其他",
            "合计",
            "小计",
            "0",
            "1O",
            "１２",
            "1,234",
            "-5",
            "3.5",
            "/",
            "—",
            "无",
        ),
        *(
            "九亿亿亿",
            "（其中16件）",
            "件",
            "。",
            "；",
            "第二十条第（一）项",
            "自然人",
            "总体情况",
            "2024年",
            "國",
            "\U00020000",
        ),
    ),
    "markdown": (
        *(
            "# ",
            "###### ",
            "> ",
            "- ",
            "1. ",
            "```\n",
            "~~~",
            "    ",
            "|:-:|",
            "\\|",
            "**",
            "_",
            "[",
            "](",
            "![",
            "<!--",
        ),
        *("-->", "<table>", "<td>", "</table>", "<div>", "&nbsp;", "&#0;", "[a]: b\n", "---\n", "===\n", "`", "\\"),
    ),
    "html": (
        *("<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=65535>", '<td colspan="1000">', "<p>", "</p>"),
        *("<div>", "</div>", "<!--", "-->", "<script>", "</script>", "<style>", "<h1>", "<li>", "<a href=x>", "&nbsp;"),
        *(
            "&#1114112;",
            "&#xD800;",
            "&amp",
            "<",
            ">",
            '"',
            "<![CDATA[",
            "<svg>",
            "<select>",
            "<textarea>",
            "<plaintext>",
        ),
        *(
            '<span style="display:none">',
            "<body>",
            "</body>",
            "<br>",
            "<img src=x>",
            "<iframe>",
            "<template>",
            "=",
            "'",
        ),
    ),
    "docx": (
        *("<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", '<w:gridSpan w:val="999"/>', "<w:vMerge/>"),
        *("<w:t>7</w:t>", "<w:br/>", "<w:del>", "</w:del>", '<w:fldChar w:fldCharType="begin"/>', "<w:sdt>", "&#10;"),
        *("&x;", "<!DOCTYPE a>", '<w:numId w:val="1"/>', '<w:ilvl w:val="-1"/>', '"-1"', '"99999999999"', '""', "w:"),
    ),
    "pdf": (
        *(
            "obj",
            "endobj",
            "stream\n",
            "endstream",
            "xref",
            "trailer",
            "<<",
            ">>",
            "[",
            "]",
            "R",
            "0 0 R",
            "(",
            ")",
            "<",
        ),
        *(" Tj", " Tm", " Tf", " re f", " l S", " cm", "q\n", "Q\n", "BT ", " ET", " 0", " -1", " 1e9", " 99999999999"),
        *(
            "/Kids",
            "/Parent",
            "/Length",
            "/FlateDecode",
            "/W",
            "/Encoding",
            "/ToUnicode",
            "/XObject",
            " Do",
            "inf",
            "nan",
        ),
    ),
}
_MAIN = ("word/document.xml", "content.xml")
_TAG = re.compile(rb"<[^<>]*>")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"0", b"1", b"-1", b"255", b"65536", b"1000000", b"2147483648", b"99999999999999999999", b"0.0000001")


def damaged(data: bytes, other: bytes, reader: str, random: Random) -> bytes:
    """A document with a few things wrong in it, some of them taken from ``other``."""
    if reader in _DAMAGE:
        return _DAMAGE[reader](data, other, reader, random)
    return (_package if data.startswith(b"PK") else _text)(data, other, reader, random)


def unpacked(data: bytes, reader: str) -> bytes:
    """The document as it is best damaged."""
    return _unpacked_pdf(data) if reader == "pdf" else data


def _text(data: bytes, other: bytes, reader: str, random: Random) -> bytes:
    """Bytes, or the characters that they stand for: most changes to bytes only spoil the encoding."""
    if random.random() < 0.3:  # noqa: PLR2004 - a share
        return _changed(data, other, reader, random)
    encoding = "utf-8" if _is_utf8(data) else "gb18030"
    donor = other.decode("utf-8" if _is_utf8(other) else "gb18030", "replace").encode()
    changed = _changed(data.decode(encoding, "replace").encode(), donor, reader, random)
    # A control character, and be it one, makes a file binary.
    return _CONTROLS.sub("", changed.decode("utf-8", "ignore")).encode(encoding, "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _package(data: bytes, other: bytes, reader: str, random: Random) -> bytes:
    """The package, or the XML in it: its bytes, or its elements, so that it stays well-formed."""
    if random.random() < 0.2 or not zipfile.is_zipfile(io.BytesIO(data)):  # noqa: PLR2004 - a share
        return _changed(data, other, reader, random)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    main = [name for name in names if name in _MAIN]
    chosen = main[0] if main and random.random() < 0.7 else random.choice(names)  # noqa: PLR2004 - a share
    rearranged = _rearranged(parts[chosen], random) if random.random() < 0.8 else None  # noqa: PLR2004 - a share
    parts[chosen] = rearranged or _changed(parts[chosen], parts[random.choice(names)], reader, random)
    if random.random() < 0.05:  # noqa: PLR2004 - a share
        del parts[random.choice(list(parts))]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        for name, part in parts.items():  # in their order: a package may say by its first what it is
            archive.writestr(zipfile.ZipInfo(name), part, archive.compression)  # of no date: the same bytes again
    return stream.getvalue()


def _rearranged(data: bytes, random: Random) -> bytes | None:
    """XML with elements dropped, repeated or moved and values changed; None where it can't be parsed any more."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return None
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for _ in range(random.randint(1, MOST_CHANGES)):
        one, two = random.choice(elements), random.choice(elements)
        parent = one.getparent()
        match random.choice(("drop", "repeat", "move", "wrap", "value", "text")):
            case "drop" if parent is not None:
                parent.remove(one)
            case "repeat" if parent is not None:
                most = max(1, 20_000 // sum(1 for _ in one.iter()))
                for _ in range(min(random.choice([1, 2, 30, 500]), most)):
                    one.addnext(copy.deepcopy(one))
            case "move" if parent is not None and one not in two.iterancestors() and one is not two:
                two.append(one)
            case "wrap":
                one.tag = two.tag
            case "value" if one.attrib:
                one.set(random.choice(list(one.attrib)), random.choice(_NUMBERS).decode())
            case _:
                one.text = random.choice(_WORDS["text"]).replace("\x0c", "") * random.choice([1, 1, 50])
    return etree.tostring(root)


def _pdf(data: bytes, other: bytes, reader: str, random: Random) -> bytes:
    """The file, or some of its objects; then the table of objects is written anew, so that they are found."""
    if random.random() < 0.2:  # noqa: PLR2004 - a share
        return _changed(data, other, reader, random)
    objects = {int(number): content for number, content in _OBJECT.findall(data)}
    for _ in range(random.randint(1, 3)):
        number = random.choice(list(objects))
        head, separator, stream = objects[number].partition(b"\nstream\n")
        if separator and random.random() < 0.7:  # noqa: PLR2004 - a share
            donor = random.choice(list(objects.values())).partition(b"\nstream\n")[2]
            stream = _changed(stream.removesuffix(b"\nendstream"), donor, reader, random) + b"\nendstream"
        else:
            head = _changed(head, random.choice(list(objects.values()))[:500], reader, random)
        objects[number] = head + separator + stream
    return _pdf_file(objects, data[data.rindex(b"/Root") :].split(b">>")[0])


def _unpacked_pdf(data: bytes) -> bytes:
    """The same document with nothing compressed and every object by itself: damage to one leaves the others whole."""
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 - only for PDF
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415 - as above

    document = PDFDocument(PDFParser(io.BytesIO(data)))
    numbers = {number for xref in document.xrefs for number in xref.get_objids()}
    objects = {number: _written_object(document.getobj(number)) for number in sorted(numbers - {0})}
    return _pdf_file(objects, b"/Root %d 0 R" % document.xrefs[0].get_trailer()["Root"].objid)


def _written_object(value: Any) -> bytes:
    from pdfminer.pdftypes import PDFStream  # noqa: PLC0415 - only for PDF

    if not isinstance(value, PDFStream):
        return _written(value)
    try:
        content = value.get_data()
        attributes = {name: each for name, each in value.attrs.items() if name not in ("Filter", "DecodeParms")}
    except Exception:  # noqa: BLE001 - a filter that pdfminer doesn't know
        content, attributes = value.rawdata, value.attrs
    head = _written({**attributes, "Length": len(content)})
    return head + b"\nstream\n" + content + b"\nendstream"


def _written(value: Any) -> bytes:  # noqa: PLR0911 - one return for every type of the format
    """A value in the syntax of PDF."""
    from pdfminer.pdftypes import PDFObjRef  # noqa: PLC0415 - only for PDF
    from pdfminer.psparser import PSLiteral  # noqa: PLC0415 - as above

    match value:
        case bool() | None:
            return {True: b"true", False: b"false", None: b"null"}[value]
        case bytes():
            return b"<" + value.hex().encode() + b">"
        case dict():
            return (
                b"<<" + b" ".join(b"/%s %s" % (name.encode(), _written(each)) for name, each in value.items()) + b">>"
            )
        case list():
            return b"[" + b" ".join(map(_written, value)) + b"]"
        case PDFObjRef():
            return b"%d 0 R" % value.objid
        case PSLiteral():
            return b"/" + (value.name if isinstance(value.name, bytes) else value.name.encode())
        case _:
            return str(value).encode()


def _pdf_file(objects: Mapping[int, bytes], root: bytes) -> bytes:
    file, offsets = b"%PDF-1.4\n", {}
    for number, content in objects.items():
        offsets[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(
        b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
        for number in range(max(offsets) + 1)
    )
    size = max(offsets) + 1
    start = len(file)
    return file + b"xref\n0 %d\n%strailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        root,
        start,
    )


_DAMAGE: dict[str, Callable[[bytes, bytes, str, Random], bytes]] = {"pdf": _pdf}


def _changed(data: bytes, other: bytes, reader: str, random: Random) -> bytes:
    for _ in range(random.randint(1, MOST_CHANGES)):
        data = random.choice(_CHANGES)(data, other, reader, random)[:LARGEST]
    return data


def _flip(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _write(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    start, _ = _stretch(data, random)
    return data[:start] + random.randbytes(random.randint(1, 16)) + data[start:]


def _insert_word(data: bytes, _other: bytes, reader: str, random: Random) -> bytes:
    words = _WORDS["text"] + (_WORDS.get(reader, ()) if reader != "text" else ())
    word = random.choice(words).encode() * random.choice([1, 1, 1, 2, 50, 2000])
    start, _ = _stretch(data, random)
    return data[:start] + word + data[start:]


def _cut(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _cut_off(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _repeat(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[start:end] * random.choice([2, 2, 3, 20, 300]) + data[end:]


def _move(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    start, end = _stretch(data, random)
    rest = data[:start] + data[end:]
    to = random.randint(0, len(rest))
    return rest[:to] + data[start:end] + rest[to:]


def _splice(data: bytes, other: bytes, _reader: str, random: Random) -> bytes:
    start, end = _stretch(data, random)
    first, last = _stretch(other, random)
    return data[:start] + other[first:last] + data[end:]


def _change_number(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    number = _found(_NUMBER, data, random)
    if not number:
        return data
    return data[: number.start()] + random.choice(_NUMBERS) + data[number.end() :]


def _shuffle_units(data: bytes, _other: bytes, _reader: str, random: Random) -> bytes:
    """Drops, doubles or swaps whole tags or whole lines."""
    unit = _TAG if random.random() < 0.5 and b"<" in data else _LINE  # noqa: PLR2004 - a share
    ends = _found(unit, data, random), _found(unit, data, random)
    if not all(ends):
        return data
    one, two = sorted(filter(None, ends), key=lambda each: each.start())
    between = data[one.end() : two.start()]
    many = max(1, min(200, LARGEST // max(1, len(one[0]))))
    again = random.choice(
        [(b"", two[0]), (one[0] * 2, two[0]), (two[0], one[0]), (one[0], b""), (one[0] * many, two[0])]
    )
    if one.start() == two.start():
        return data[: one.start()] + again[0] + data[one.end() :]
    return data[: one.start()] + again[0] + between + again[1] + data[two.end() :]


def _found(pattern: re.Pattern[bytes], data: bytes, random: Random) -> re.Match[bytes] | None:
    """The first match behind a random place, or else the first of all."""
    return pattern.search(data, random.randint(0, len(data))) or pattern.search(data)


_CHANGES = (
    *(_flip, _write, _insert_word, _insert_word, _cut, _cut_off, _repeat, _move, _splice, _change_number),
    *(_shuffle_units, _shuffle_units),
)


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    """A short stretch of the data more often than a long one."""
    start = random.randint(0, len(data))
    return start, min(len(data), start + int(2 ** random.uniform(0, 14)))
