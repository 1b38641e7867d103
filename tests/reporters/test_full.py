from __future__ import annotations

from msgspec.structs import replace

from gouji.linter.results import Result
from gouji.reporters import full, text


def test_reasons_stand_where_a_file_first_breaks_a_rule(result: Result) -> None:
    file = result.files[0]
    twice = Result((replace(file, findings=file.findings * 2),), result.packs)
    lines = "".join(full.report(twice, "zh")).splitlines()
    assert lines.count("    为什么：每件申请都要有着落。") == lines.count("    依据：某表填表说明") == 1
    assert lines[lines.index("    为什么：每件申请都要有着落。") - 1].strip().startswith("9:1")
    again = "".join(full.report(Result((file, file), result.packs), "en"))
    assert again.count("why: Every request ends somewhere.") == 2


def test_all_else_is_as_in_text(result: Result) -> None:
    added = ("    为什么：", "    依据：")
    lines = "".join(full.report(result, "zh")).splitlines()
    assert [line for line in lines if not line.startswith(added)] == "".join(text.report(result, "zh")).splitlines()
