"""The annual report of an invented town: its figures drawn at random, its text around them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from figures import requests, split
from printed import Address, SampleReport, SampleSection, addresses
from prose import sentence

COUNTIES = ("澄溪", "杏汀", "鹤岚", "沐岩", "霁川", "桐溆", "砚湖", "芦洲")
TOWNS = ("青石", "柳渚", "松隘", "梨坪", "苇荡", "禾垄", "砚池", "竹埠", "云碓", "槐渡", "麦岗", "石臼")
YEARS = (2021, 2022, 2023, 2024)
THEMES = ("财政预决算", "惠农补贴", "社会救助", "工程建设", "应急管理", "教育")
PROBLEMS = (
    *("政策解读偏重文字", "个别村更新信息不够及时", "答复文书说理不足", "栏目分类不够清楚", "查阅点开放时间偏短"),
    *("图表和音像偏少", "新任经办人员业务不熟", "历史文件没有全部上网", "公示牌破损", "回访群众不多"),
)
PROCEEDINGS = ("review", "litigation.direct", "litigation.after_review")
Figures = Mapping[Address, int]


def report(draw: Random) -> SampleReport:
    """A report without fault."""
    name = f"{draw.choice(COUNTIES)}县{draw.choice(TOWNS)}镇人民政府"
    year = draw.choice(YEARS)
    figures, fees = counted(draw), draw.randrange(100_000)
    cells = {address: str(figure) for address, figure in figures.items()}
    cells["fees", "fees", "amount"] = f"{fees / 100:.4f}"
    return SampleReport(
        title=f"{name}{year}年政府信息公开工作年度报告",
        preamble=preamble(name, year),
        sections=(
            SampleSection("overview", "一、总体情况", overview(draw, figures, fees)),
            SampleSection("proactive", "二、主动公开政府信息情况"),
            SampleSection("requests", "三、收到和处理政府信息公开申请情况"),
            SampleSection("disputes", "四、政府信息公开行政复议、行政诉讼情况"),
            SampleSection("problems", "五、存在的主要问题及改进情况", problems(draw)),
            SampleSection("other", "六、其他需要报告的事项", other(draw, year)),
        ),
        tables=cells,
    )


# ---- figures ---------------------------------------------------------------------------------------------------------


def counted(draw: Random) -> dict[Address, int]:
    """All cells that count something."""
    figures = {address: int(300 ** draw.random()) - 1 for address in addresses() if address[0] != "requests"}
    rows, columns = (
        tuple(dict.fromkeys(address[at] for address in addresses() if address[0] == "requests")) for at in (1, 2)
    )
    figures |= {("requests", *cell): figure for cell, figure in requests(draw, rows, columns).items()}
    for proceeding in PROCEEDINGS:
        *results, total = (address for address in addresses() if address[2].startswith(f"{proceeding}."))
        figures[total] = draw.choice((0, 0, 1, 2, 5))
        figures |= zip(results, split(draw, figures[total], [6, 1, 2, 2]), strict=True)
    return figures


# ---- text ------------------------------------------------------------------------------------------------------------


def preamble(name: str, year: int) -> tuple[str, ...]:
    """What the report is, and where it can be had."""
    return (
        f"根据《中华人民共和国政府信息公开条例》，{name}编制了本报告。统计期限自{year}年1月1日起至{year}年12月31日止。",
        "本报告电子版可在县人民政府门户网站查阅和下载，对报告内容有疑问的，可到党政综合办公室咨询。",
    )


def overview(draw: Random, figures: Figures, fees: int) -> tuple[str, ...]:
    """The five aspects."""
    return (
        sentences(draw),
        (
            f"（一）主动公开。{published(draw)}{documents(figures)}依法公示{decisions(figures)}。"
            f"全年行政事业性收费{fees / 100:.2f}万元。{sentences(draw)}"
        ),
        f"（二）依申请公开。{handled(figures)}{disputes(figures)}{sentences(draw)}",
        *(
            f"（{number}）{aspect}。{sentences(draw)}"
            for number, aspect in zip("三四五", ("政府信息管理", "政府信息公开平台建设", "监督保障"), strict=True)
        ),
    )


def sentences(draw: Random) -> str:
    """A few invented ones."""
    return "".join(sentence(draw) for _ in range(draw.randint(4, 10)))


def published(draw: Random) -> str:
    """What was published, and about what."""
    parts = [f"{theme}{draw.randint(1, 99)}条" for theme in draw.sample(THEMES, 3)]
    return f"全年在县政府门户网站发布信息{draw.randint(300, 900)}条，其中{'、'.join(parts)}。"


def documents(figures: Figures) -> str:
    """The documents of the year."""
    issued, repealed, in_force = (
        figures["documents", "normative", column] for column in ("issued", "repealed", "in_force")
    )
    return f"制发行政规范性文件{issued}件，废止{repealed}件，现行有效{in_force}件。"


def decisions(figures: Figures) -> str:
    """The decisions of the year."""
    kinds = {
        "行政许可": ("licensing", "licences", "decisions"),
        "行政处罚": ("enforcement", "penalties", "decisions"),
        "行政强制": ("enforcement", "coercion", "decisions"),
    }
    return "、".join(f"{kind}决定{figures[address]}件" for kind, address in kinds.items())


def handled(figures: Figures) -> str:
    """The requests of the year."""
    new, carried_in, done, carried_out, granted, partial = (
        figures["requests", row, "total"]
        for row in ("new", "carried_in", "outcome.total", "carried_out", "outcome.granted", "outcome.partial")
    )
    return (
        f"全年收到政府信息公开申请{new}件，上年结转{carried_in}件，办结{done}件，结转下年度继续办理{carried_out}件。"
        f"办结的申请中，予以公开{granted}件，部分公开{partial}件。"
    )


def disputes(figures: Figures) -> str:
    """The reviews and lawsuits of the year."""
    review, direct, later = (figures["disputes", "cases", f"{proceeding}.total"] for proceeding in PROCEEDINGS)
    return f"因政府信息公开工作被申请行政复议{review}件，被提起行政诉讼{direct + later}件。"


def problems(draw: Random) -> tuple[str, str]:
    """Three problems and what was done about each."""
    chosen = draw.sample(PROBLEMS, 3)
    told = "；".join(f"{number}是{problem}" for number, problem in zip("一二三", chosen, strict=True))
    answers = "".join(f"针对{problem}的问题，{sentence(draw)}" for problem in chosen)
    return f"（一）存在的主要问题。{told}。", f"（二）改进情况。{answers}"


def other(draw: Random, year: int) -> tuple[str]:
    """Fees for information, and proposals."""
    told = (
        f"{year}年，我镇没有收取政府信息公开信息处理费。全年办理县人大代表建议{draw.randint(1, 9)}件、"
        f"县政协委员提案{draw.randint(1, 9)}件，办理结果均已公开。"
    )
    return (told,)
