"""Invented units of administration: provinces, their cities, the counties of these, and towns and bureaus below them.

Names are put together from two lists of characters. Every number has another name, so that no two units share theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from msgspec import Struct


def words(text: str) -> tuple[str, ...]:
    """Words between spaces, so that many of them take few lines."""
    return tuple(text.split())


FIRST = "澄杏鹤沐霁桐砚芦岚汐珩琅翎霖樨浔沅涟湄漪澜灏峤峻岱崧嵘巍栩桢桦梓楠楹榆槿橡檀歆沁沂泠泓洛洵浦淇淞渊"
SECOND = "溪汀岩川溆湖洲陵原阳阴台亭津渡关塞峰岭岗坪坝浦湾港岛屿泉源池潭泽滨堰塘堤桥埠镇城营屯寨"
TOWN_FIRST = "青柳松梨苇禾砚竹云槐麦石梅桃杨枫兰荷菊桂白红黄紫金银铜铁上下东西南北新旧长大平安"
TOWN_SECOND = "石渚隘坪荡垄池埠碓渡岗臼沟湾桥塘坡岭峪坳冲洼畈店铺集场庄寺庙塔井坎滩"
BUREAUS = words("""
    教育局 民政局 司法局 财政局 水利局 审计局 统计局 商务局 体育局 信访局 医疗保障局 农业农村局 自然资源局
    生态环境局 交通运输局 应急管理局 市场监督管理局 住房和城乡建设局 文化和旅游局 卫生健康局 退役军人事务局
    行政审批局 城市管理局 林业局
""")
COUNTIES = 8
"""Of a city."""
CITIES = 10
"""Of a province."""
TOWNS = (6, 16)
BUREAUS_OF_COUNTY = (6, 22)
LEAST_OF_COUNTY = TOWNS[0] + BUREAUS_OF_COUNTY[0]


class Unit(Struct, frozen=True):
    """Who reports: by what name, under whom, how it calls itself, and the folder of its reports."""

    name: str
    parent: str
    short: str
    folder: str


class County(Struct, frozen=True):
    """A county's own unit and those right below it."""

    unit: Unit
    below: tuple[Unit, ...]


class City(Struct, frozen=True):
    """A city's own unit, the province above it, and its counties."""

    unit: Unit
    province: Unit
    counties: tuple[County, ...]

    @property
    def size(self) -> int:
        """Its units, itself among them and the province not."""
        return 1 + sum(1 + len(county.below) for county in self.counties)


def place(number: int) -> str:
    """The name of a place, another one for each number; three characters long where two are used up."""
    pairs = len(FIRST) * len(SECOND)
    round_, within = divmod(number, pairs)
    within = within * 997 % pairs  # neighbours in number are none in name; 997 is prime and divides no pairs
    name = FIRST[within // len(SECOND)] + SECOND[within % len(SECOND)]
    return name if not round_ else FIRST[round_ - 1] + name


def cities(seed: int, units: int) -> Iterator[City]:
    """Cities until there are that many units; the last one is as small as is needed.

    The number counts all units, provinces among them.
    """
    left, number = units, 0
    while left > 0:
        left -= number % CITIES == 0  # its province
        if left <= 0:
            return
        made = city(seed, number, left)
        left -= made.size
        number += 1
        yield made


def city(seed: int, number: int, most: int = 10**9) -> City:
    """The city of that number, with at most so many units."""
    above, within = divmod(number, CITIES)
    names = above * (1 + CITIES * (1 + COUNTIES))
    province = _government(place(names) + "省", "", "省政府", "")
    names += 1 + within * (1 + COUNTIES)
    unit = _government(place(names) + "市", province.name, "市政府", province.folder)
    counties: list[County] = []
    left = most - 1
    for index in range(COUNTIES):
        if left < 1 + (LEAST_OF_COUNTY if counties else 0):
            break
        draw = Random(f"{seed} units {number} {index}")  # noqa: S311 - made-up units, no secrets
        made = _county(draw, place(names + 1 + index) + "县", unit, left - 1)
        left -= 1 + len(made.below)
        counties.append(made)
    return City(unit, province, tuple(counties))


def _county(draw: Random, name: str, city: Unit, most: int) -> County:
    unit = _government(name, city.name, "县政府", city.folder)
    pairs = [first + second for first in TOWN_FIRST for second in TOWN_SECOND]
    towns = [f"{town}镇" for town in draw.sample(pairs, draw.randint(*TOWNS))]
    bureaus = draw.sample(BUREAUS, draw.randint(*BUREAUS_OF_COUNTY))
    below = [_unit(f"{name}{town}人民政府", unit, town) for town in towns]
    below += [_unit(f"{name}{bureau}", unit, bureau) for bureau in bureaus]
    return County(unit, tuple(below[:most]))


def _government(name: str, parent: str, short: str, above: str) -> Unit:
    return Unit(f"{name}人民政府", parent, short, f"{above}{name}/")


def _unit(name: str, parent: Unit, short: str) -> Unit:
    return Unit(name, parent.name, short, parent.folder)
