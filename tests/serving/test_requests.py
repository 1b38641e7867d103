"""What the server answers, and what it refuses, request by request."""

from __future__ import annotations

import io
import socket
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import unquote

import pytest

from gouji.serving.limits import MOST_BYTES, MOST_CONNECTIONS, MOST_NAME
from support.checkout import EXAMPLES
from support.marked_page import marks
from support.served import Served

pytestmark = pytest.mark.xdist_group("serve")
FAULTY = (EXAMPLES / "faulty" / "qingshi-2024.docx").read_bytes()
GIGABYTE = 1024**3


def number(row: str) -> str:
    return row.partition('href="page/')[2].partition('"')[0]


def test_a_document_comes_back_as_page_and_copy(server: Served) -> None:
    docx = pytest.importorskip("docx")
    row = server.drop("青石.docx", FAULTY)
    assert "错误 4，警告 1" in row
    page, text = server.ask("GET", f"page/{number(row)}")
    assert (page.status, page.headers.get_content_type()) == (200, "text/html")
    assert "青石.docx" in text.decode()
    answer, copy = server.ask("GET", f"copy/{number(row)}")
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith(f'attachment; filename="gouji-{number(row)}.docx"; ')
    assert unquote(disposition.rpartition("''")[2]) == "青石（勾稽批注）.docx"
    assert len(list(docx.Document(io.BytesIO(copy)).comments)) == 5


@pytest.mark.parametrize(
    ("name", "data", "said", "has_page"),
    [
        ("a.txt", (EXAMPLES / "faultless" / "qingshi-2024.txt").read_bytes(), "没有发现问题", True),
        ("信.txt", "各位同事：周五下午开会。".encode(), "没有检查：", False),
        ("空.docx", b"", "没能检查：文件是空的", True),
        ("坏.docx", FAULTY[:5000], "没能检查：", True),
        ("图.png", b"\x89PNG", "没能检查：不能检查此类文件", True),
        ("<b>粗.txt", "各位同事".encode(), "&lt;b&gt;粗.txt", False),
        ("反\u202e向.txt", "各位同事".encode(), "<b>反向.txt</b>", False),
    ],
)
def test_what_is_said_of_a_document(server: Served, name: str, data: bytes, said: str, has_page: bool) -> None:  # noqa: FBT001 - a column of the table
    row = server.drop(name, data)
    assert said in row
    assert ("page/" in row) is has_page
    assert "copy/" not in row


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
def test_a_copy_of_what_is_no_word_document_is_a_page(server: Served, suffix: str) -> None:
    row = server.drop(f"青石{suffix}", (EXAMPLES / "faulty" / f"qingshi-2024{suffix}").read_bytes())
    assert "错误 4，警告 1" in row
    answer, copy = server.ask("GET", f"copy/{number(row)}")
    assert unquote(answer.headers["Content-Disposition"].rpartition("''")[2]) == "青石（勾稽批注）.html"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert sorted(marks(copy.decode())) == [1, 2, 3, 4, 5]


def test_documents_of_one_name_are_told_apart(server: Served) -> None:
    assert "<b>同名.txt</b>" in server.drop("同名.txt", b"a")
    assert "<b>同名（2）.txt</b>" in server.drop("同名.txt", b"b")


def test_all_as_one_page_and_an_empty_list(server: Served) -> None:
    first = server.drop("甲.docx", FAULTY)
    server.drop("乙.md", (EXAMPLES / "faulty" / "qingshi-2024.md").read_bytes())
    page = server.ask("GET", "all")[1].decode()
    assert all(name in page for name in ("甲.docx", "乙.md", 'id="units"'))
    assert "甲.docx" in server.ask("GET", "")[1].decode()
    assert server.ask("POST", "clear")[0].status == 204
    assert "甲.docx" not in server.ask("GET", "")[1].decode()
    assert server.ask("GET", f"copy/{number(first)}")[0].status == 404


@pytest.mark.parametrize("path", ["", "all", "no", "/"])
def test_headers_of_every_answer(server: Served, path: str) -> None:
    answer, _ = server.ask("GET", path)
    told = {name: answer.headers[name] for name in answer.headers}
    assert told["Cache-Control"] == "no-store"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "no-referrer"
    assert told["Cross-Origin-Resource-Policy"] == told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert told["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
    assert not any(name.lower().startswith("access-control") for name in told)


OTHER = "http://192.0.2.1"
REFUSED: Mapping[str, tuple[str, str, Mapping[str, str | None], int]] = {
    "no token": ("GET", "/", {}, 403),
    "a wrong token": ("GET", "/wrong/", {}, 403),
    "a token with more": ("GET", "{token}x/", {}, 403),
    "a part of the token": ("GET", "/{part}/", {}, 403),
    "a wrong token to post to": ("POST", "/wrong/files?name=a.txt", {}, 403),
    "no slash behind the token": ("GET", "{token}", {}, 404),
    "a name of another machine": ("GET", "", {"Host": "gouji.example.org"}, 421),
    "that name with the port": ("GET", "", {"Host": "gouji.example.org:{port}"}, 421),
    "a name of this machine": ("GET", "", {"Host": "localhost:{port}"}, 421),
    "no port": ("GET", "", {"Host": "127.0.0.1"}, 421),
    "no host": ("GET", "", {"Host": None}, 421),
    "another origin": ("POST", "files?name=a.txt", {"Origin": OTHER}, 403),
    "another origin that reads": ("GET", "", {"Origin": OTHER}, 403),
    "another port": ("POST", "files?name=a.txt", {"Origin": "http://127.0.0.1:1"}, 403),
    "a page from a file": ("POST", "files?name=a.txt", {"Origin": "null"}, 403),
    "no origin": ("POST", "files?name=a.txt", {"Origin": None}, 403),
    "another site, as the browser says": ("GET", "", {"Sec-Fetch-Site": "cross-site"}, 403),
    "another port of this machine": ("GET", "", {"Sec-Fetch-Site": "same-site"}, 403),
    "an address that is not there": ("GET", "no", {}, 404),
    "a query where none belongs": ("GET", "?a=1", {}, 404),
    "a path to a file": ("GET", "../../etc/passwd", {}, 404),
    "one that is written otherwise": ("GET", "page/..%2f..%2fetc%2fpasswd", {}, 404),
    "a number that is none": ("GET", "page/-1", {}, 404),
    "a number in other digits": ("GET", "page/%EF%BC%91", {}, 404),
    "a number that was never given": ("GET", "copy/999999", {}, 404),
    "a whole address": ("GET", "http://127.0.0.1:{port}{token}/", {}, 400),
    "posting to the page": ("POST", "", {}, 405),
    "reading where files go": ("GET", "files?name=a.txt", {}, 405),
    "asking what is allowed": ("OPTIONS", "files", {}, 405),
    "putting": ("PUT", "files?name=a.txt", {}, 405),
    "deleting": ("DELETE", "page/1", {}, 405),
    "tracing": ("TRACE", "", {}, 405),
    "a method nobody knows": ("BREW", "", {}, 501),
    "no length": ("POST", "files?name=a.txt", {"Content-Length": None}, 411),
    "chunks": ("POST", "files?name=a.txt", {"Transfer-Encoding": "chunked"}, 411),
    "chunks alone": ("POST", "files?name=a.txt", {"Content-Length": None, "Transfer-Encoding": "chunked"}, 411),
    "a length that is none": ("POST", "files?name=a.txt", {"Content-Length": "+1"}, 400),
    "less than nothing": ("POST", "files?name=a.txt", {"Content-Length": "-1"}, 400),
    "1 GB": ("POST", "files?name=a.txt", {"Content-Length": str(GIGABYTE)}, 413),
    "a byte too many": ("POST", "files?name=a.txt", {"Content-Length": str(MOST_BYTES + 1)}, 413),
    "a length without end": ("POST", "files?name=a.txt", {"Content-Length": "9" * 5000}, 413),
    "no name": ("POST", "files", {}, 400),
    "an empty name": ("POST", "files?name=", {}, 400),
    "two names": ("POST", "files?name=a.txt&name=b.txt", {}, 400),
    "something else": ("POST", "files?path=a.txt", {}, 400),
    "a path in the name": ("POST", "files?name=a%2Fb.txt", {}, 400),
    "a way up": ("POST", "files?name=..%2F..%2Fb.txt", {}, 400),
    "a path of Windows": ("POST", "files?name=..%5Cb.txt", {}, 400),
    "an absolute path": ("POST", "files?name=%2Fetc%2Fpasswd", {}, 400),
    "the folder above": ("POST", "files?name=..", {}, 400),
    "a NUL": ("POST", "files?name=a%00.txt", {}, 400),
    "a line break": ("POST", "files?name=a%0d%0a.txt", {}, 400),
    "a name that is too long": ("POST", f"files?name={'a' * (MOST_NAME + 1)}", {}, 400),
    "a name in no encoding": ("POST", "files?name=%ff", {}, 400),
}


@pytest.mark.parametrize("asked", REFUSED)
def test_refused(server: Served, asked: str) -> None:
    method, path, headers, status = REFUSED[asked]
    token = server.base.rstrip("/")
    values = {"port": server.port, "token": token, "part": token[1:9]}
    filled = {name: value and value.format(**values) for name, value in headers.items()}
    answer, text = server.ask(method, path.format(**values), headers=filled)
    assert answer.status == status
    assert answer.headers.get_content_type() == "text/plain"
    assert token[1:] not in text.decode()
    assert server.ask("GET", "")[0].status == 200


def test_headers_that_are_there_twice(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        host = f"Host: 127.0.0.1:{server.port}\r\n"
        connection.sendall(f"GET {server.base} HTTP/1.1\r\n{host}Host: evil.example.org\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.0 421 ")


NO_REQUESTS = (b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\r\n", b"GET / HTTP/9.9\r\n\r\n")


@pytest.mark.parametrize("sent", NO_REQUESTS)
def test_what_is_no_request(server: Served, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(1000):
            pass
    assert server.ask("GET", "")[0].status == 200


def test_a_stream_that_is_longer_than_it_says_is_not_read(server: Served) -> None:
    head = (
        f"POST {server.base}files?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.origin}\r\n"
    )
    sent = 0
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"{head}Content-Length: 1\r\n\r\n".encode())
        try:
            while sent < GIGABYTE:
                sent += connection.send(b"a" * 65536)
        except OSError:
            pass
    assert sent < 100 * 1024 * 1024
    assert server.ask("GET", "")[0].status == 200


def test_a_stream_of_a_gigabyte_as_it_says_is_not_read(server: Served) -> None:
    sent = 0
    connection = server.connection()
    connection.putrequest("POST", f"{server.base}files?name=a.txt")
    connection.putheader("Origin", server.origin)
    connection.putheader("Content-Length", str(GIGABYTE))
    connection.endheaders()
    try:
        while sent < GIGABYTE:
            connection.send(b"a" * 65536)
            sent += 65536
    except OSError:
        pass
    connection.close()
    assert sent < 100 * 1024 * 1024
    assert server.ask("GET", "")[0].status == 200


def test_a_body_that_breaks_off(server: Served) -> None:
    connection = server.connection()
    connection.putrequest("POST", f"{server.base}files?name=a.txt")
    connection.putheader("Origin", server.origin)
    connection.putheader("Content-Length", "10")
    connection.endheaders(b"abc")
    connection.sock.shutdown(socket.SHUT_WR)
    assert connection.getresponse().status == 400
    connection.close()


def test_too_many_connections_at_once(server: Served) -> None:
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(MOST_CONNECTIONS)]
    try:
        with socket.create_connection(("127.0.0.1", server.port)) as one_more:
            assert one_more.recv(100).startswith(b"HTTP/1.0 503 ")
    finally:
        for each in idle:
            each.close()


OTHERS = ((socket.AF_INET, "127.0.0.2"), (socket.AF_INET6, "::1"))


@pytest.mark.parametrize(("family", "address"), OTHERS, ids=["another loopback", "IPv6"])
def test_nobody_reaches_it_under_another_address(server: Served, family: int, address: str) -> None:
    try:
        connection = socket.socket(family)
    except OSError:
        pytest.skip("the machine has no such addresses")
    with connection:
        connection.settimeout(5)
        with suppress(OSError):  # not even tried
            assert connection.connect_ex((address, server.port)) != 0
