"""A cluster of copies is one, of files and over a store: in the summary, on the page, as rows and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lxml import html
from msgspec.structs import replace

from gouji.cli.main import main
from support.render import FORMATS
from support.sample_reports import FAULTLESS
from support.towns import COPIED, NAMES, TEMPLATE

pytest.importorskip("pyarrow", reason="needs the extra corpus")
pytest.importorskip("duckdb", reason="needs the extra corpus")

NAMED = f"青石镇{COPIED}"
SAME = (
    "把集市摊位抽签的结果张贴在入口，收到的意见由专班分成费用、车位、出入三类，逐条写明采纳与否和理由，助餐点每天早上用手机报送"
    "菜单和余量，值班人员九点前核对上网，发现不符的当天电话提醒。"
)
EDITED = (
    "河道采砂的许可流程画成图贴在候船室，夜校开了六期课教老年人在手机上查询补贴明细，广播站每天傍晚念一条惠农政策，由村民点播，"
    "图书室添置查询机两台，周末由志愿者值守，全年服务三千人次。"
)
EDITS = (("贴在候船室", "刻在渡口"), ("每天傍晚念一条", "清晨播报"), ("两台，周末", "四部，节日里"))
SAID = {
    **dict.fromkeys((0, 5, 9), (NAMED,)),
    **dict.fromkeys((1, 6, 10), (SAME,)),
    2: (EDITED,),
    **{town: (EDITED.replace(*edit),) for town, edit in zip((3, 7, 11), EDITS, strict=True)},
}
"""What towns write beside what is their own; 4 and 8 copied nothing."""
CLUSTERS = [(2, [2, 3, 7, 11]), (0, [0, 5, 9]), (None, [1, 6, 10])]
"""The origin and all towns: one differs least from all, one is named in the others, of equal ones nobody can tell."""
ROWS = 3 + 2 + 3
"""A finding in each report of a cluster but the origin: not one for each pair."""
_LETTERS = [chr(each) for each in range(0x4E00, 0x4F00)]
_SUFFIXES = (".md", ".html", ".docx")


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty towns of ten counties, the first of which copy from each other across counties."""
    folder, draw = tmp_path_factory.mktemp("clusters") / "d", Random(1)  # noqa: S311 - no secret
    names = [*NAMES, *(f"{name}{part}" for part in "东西南" for name in NAMES)][:40]
    for number, name in enumerate(names):
        own = ["".join(draw.choices(_LETTERS, k=60)) + "。" for _ in range(2)]
        said = {"overview": (TEMPLATE, own[0], *SAID.get(number, ())), "problems": (own[1],)}
        sections = (
            replace(each, paragraphs=said.get(each.id, ()) if each.paragraphs else ()) for each in FAULTLESS.sections
        )
        title = f"{name}镇人民政府2024年政府信息公开工作年度报告"
        printed = replace(FAULTLESS, title=title, preamble=(), sections=tuple(sections))
        path = folder / path_of(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FORMATS[path.suffix](printed))
    (folder / ".gouji.yaml").write_text("language: zh\n", "utf-8")
    return folder


def path_of(number: int) -> str:
    """Where the report of a town lies; the first forty have names by their numbers."""
    return f"{number % 10}/{number:02}{_SUFFIXES[number % 3]}"


@pytest.fixture(params=["files", "store"])
def outputs(
    towns: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> dict[str, str]:
    """What is said of the towns in formats, by ``gouji check --project`` or by ``gouji compare``."""
    monkeypatch.chdir(towns)
    command = ["check", ".", "--project"]
    if request.param == "store":
        main(["corpus", ".", "-o", str(tmp_path / "s"), "-q"])
        command = ["compare", str(tmp_path / "s")]
    written = {name: tmp_path / name for name in ("csv", "html", "json")}
    options = [part for name, path in written.items() for part in ("--output", f"{name}={path}")]
    capsys.readouterr()
    assert main([*command, "--select", "copies", *options]) == 0
    return {"text": capsys.readouterr().out} | {name: path.read_text("utf-8") for name, path in written.items()}


def named(paths: Iterator[str] | list[str]) -> list[str]:
    return ["/".join(Path(path).parts[-2:]) for path in paths]


def test_a_cluster_is_one_everywhere(outputs: dict[str, str]) -> None:
    expected = [
        (None if origin is None else path_of(origin), sorted(map(path_of, towns))) for origin, towns in CLUSTERS
    ]
    assert outputs["text"].rstrip().endswith("；雷同 3 组，涉及 10 份报告")
    told: dict[str, Any] = json.loads(outputs["json"])
    assert len(told["findings"]) == ROWS
    found = [(each["origin"], each["paths"]) for each in told["clusters"]]
    assert [(origin and named([origin])[0], sorted(named(paths))) for origin, paths in found] == expected

    rows = csv.DictReader(io.StringIO(outputs["csv"].removeprefix("\ufeff"), newline=""))
    by_cluster = defaultdict[str, set[str]](set)
    for row in rows:
        by_cluster[row["雷同组"]] |= {*named([row["文件"], row["另一文件"]])}
    assert [sorted(by_cluster[str(number)]) for number in range(1, 4)] == [paths for _, paths in expected]

    cards = html.document_fromstring(outputs["html"]).xpath("//section[@id='copies']/article")
    assert [card.xpath("string(h3)") for card in cards] == ["4 份报告雷同", "3 份报告雷同", "3 份报告雷同"]
    assert [card.xpath("string(p)").startswith("最可能的来源") for card in cards] == [True, True, False]
    assert cards[2].xpath("string(p)") == "谁先写的看不出来"
    assert [len(card.xpath("ul/li")) for card in cards] == [3, 2, 3]
    assert [len(card.xpath(".//blockquote")) for card in cards] == [2, 2, 2]
