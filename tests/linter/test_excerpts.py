"""What results hold of documents for outputs that draw them; ``gouji.linter.excerpts``."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from gouji.findings.excerpts import Excerpts
from gouji.linter.plan import Request
from gouji.linter.results import FileResult
from gouji.linter.session import Session
from support.checkout import EXAMPLES

ASKED = Request(isolated=True, pack="gia-2021", cached=False, excerpts=True)
WRONG = ("requests", "outcome.unavailable.not_held", "natural")


def result(path: str, data: bytes, request: Request = ASKED) -> FileResult:
    return Session(request).run_on(path, data).result.files[0]


def example(suffix: str) -> FileResult:
    name = f"qingshi-2024{suffix}"
    return result(name, (EXAMPLES / "faulty" / name).read_bytes())


def excerpts(file: FileResult) -> Excerpts:
    assert file.excerpts is not None
    return file.excerpts


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx"])
def test_the_tables_that_findings_name_are_there_as_they_stand(suffix: str) -> None:
    (table,) = excerpts(example(suffix)).tables
    assert list(table.names) == ["requests"]
    (wrong,) = (cell for cell in table.cells if cell.address == WRONG)
    assert wrong.text == "8"
    assert sum(cell.address is not None for cell in table.cells) == 25 * 7
    assert any(cell.text.endswith("总计") and cell.address is None for cell in table.cells)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_cell_knows_its_place_where_the_format_has_lines(suffix: str) -> None:
    file = example(suffix)
    (table,) = excerpts(file).tables
    (place,) = (finding.place for finding in file.findings if finding.where.column == "natural")
    assert [cell.place for cell in table.cells if cell.address == WRONG] == [place]


def test_words_are_shown_without_the_markup_around_them() -> None:
    data = '<p class="x">全年公开信息<b>及时</b>，办理工作4的指导准确。</p>'.encode()
    page = (EXAMPLES / "faulty" / "qingshi-2024.html").read_bytes().replace(b"</h1>", b"</h1>" + data, 1)
    words = {f"{each.before}[{each.itself}]{each.after}" for each in excerpts(result("甲.html", page)).words}
    assert "全年公开信息及时，办理工作[4]的指导准确。" in words


def test_a_table_that_stands_in_no_grid_has_the_labels_of_the_form() -> None:
    text = (EXAMPLES / "faulty" / "qingshi-2024.txt").read_text("gb18030").replace("\t", "\n")
    (table,) = excerpts(result("甲.txt", text.encode())).tables
    rows = {cell.row for cell in table.cells}
    assert [cell.text for cell in table.cells if cell.row == 0][-1] == "总计"
    assert [cell.text for cell in table.cells if cell.address == WRONG] == ["8"]
    assert len(rows) == 1 + 25


def test_a_table_of_which_no_cell_was_read_is_not_drawn() -> None:
    """An empty one would look as if the document left all of it blank."""
    text = (EXAMPLES / "faultless" / "qingshi-2024.md").read_text("utf-8").replace("|", "/")
    file = result("甲.md", text.encode())
    assert any(finding.rule == "table-doubtful" for finding in file.findings)
    assert all(any(cell.address and cell.text for cell in table.cells) for table in excerpts(file).tables)


def test_a_passage_that_is_copied_stands_beside_what_it_repeats() -> None:
    (copied,) = (finding for finding in example(".docx").findings if finding.rule == "section-copied")
    assert copied.passages
    copy, origin = copied.passages
    assert [len(copy), copy.count("\n")] == [len(origin), origin.count("\n")]
    assert copy != origin


def test_who_draws_nothing_gets_none() -> None:
    assert example(".txt").excerpts
    plain = replace(ASKED, excerpts=False)
    assert result("甲.txt", (EXAMPLES / "faulty" / "qingshi-2024.txt").read_bytes(), plain).excerpts is None


def test_results_that_are_kept_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_bytes((EXAMPLES / "faulty" / "qingshi-2024.txt").read_bytes())
    kept = replace(ASKED, cached=True)
    found = []
    for drawn in (False, True, False, True):
        (file,) = Session(replace(kept, excerpts=drawn), jobs=1).run(["甲.txt"]).result.files
        found.append(file.excerpts)
    assert [bool(each) for each in found] == [False, True, False, True]
    assert found[1] == found[3]
