"""Sentences of reports on disclosure, put together from words: so many ways that hardly two have much in common.

``@`` stands for how the writing unit calls itself, so that who copies can put its own name there.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from realm import FIRST, SECOND, TOWN_FIRST, TOWN_SECOND, words

TIMES = words("""
    年初 一季度 二季度 三季度 四季度 上半年 下半年 汛期前 春耕前 秋收后 入冬以来 每周一 每月中旬 每季度末 开学前后
    重阳节前 换届之后 机构调整后 旱情期间 集中攻坚期间 年中 岁末 开春后 梅雨季节 赶集日 农闲时节 高考期间 巡察反馈后
    评议之后 半年总结时 雨季来临前 节后
""")
ACTORS = words("""
    党政办公室 综合科 值班人员 信息专员 各站所 分管领导 法律顾问 窗口人员 驻村干部 网格员 宣传委员 档案管理员
    纪检干事 财务人员 新任科员 技术保障组 督查组 业务骨干 联络员 志愿者 老干部代表 社区书记 村务监督员 大学生村官
    播音员 图书室管理员 热线接线员 合同审核员
""")
VERBS = words("""
    梳理 核对 补录 修订 绘制 编印 更换 张贴 走访 回访 抽查 归并 清点 培训 演示 翻译 校对 标注 重排 录制 发放 收集
    汇编 迁移 备份 下架 开放 延长 公示 答复 登记 测试 压缩 统一 细化 拆分 合并 改写 配齐 复核 晾晒 讲解 推送 巡检
    装订
""")
KINDS = words("""
    乡村道路 农机购置 低保 危房改造 高标准农田 义务教育 食品抽检 安全生产 防汛 森林防火 老旧小区 集体土地 水库移民
    河道采砂 校车 居家养老 残疾人 公益岗位 殡葬 人居环境 垃圾分类 饮水工程 污水管网 集市摊位 农家书屋 非遗传承
    种粮大户 果树苗木 渔业捕捞 畜禽防疫 医保缴费 疫苗接种 托育机构 职业技能 小额信贷 招商引资 产业园区 电商站点
    物流网点 旅游民宿 文物修缮 灾后重建 地质隐患 加油站 充电设施 停车场 公共厕所 路灯 桥梁 校园食堂
""")
THINGS = words("""
    台账 清单 流程图 问答手册 公示牌 政策汇编 短视频 档案盒 咨询电话 办事指南 目录索引 宣传折页 意见箱 电子屏 查询机
    名册 审批时限 补贴明细 合同文本 会议纪要 检查通报 评分细则 收费依据 监测数据 验收结果 责任分工 地图 二维码 留言
    月报 旧文件 附件 表格模板 征求意见稿 图解 广播稿 展板 服务承诺 听证记录 示范文本 工作日志 操作规程
""")
WAY_VERBS = words("""
    采用 借助 通过 依托 结合 对照 参照 利用 依照 按照 比对 联合 商请 依据 借鉴 围绕 立足 引入 沿用 凭借
""")
WAY_THINGS = words("""
    方言广播 村村响 案例教学 随机抽号 先易后难 上门入户 交叉检查 邻县做法 便民中心 农技大集 主题党日 派出所 县图书馆
    老教师 夜间课堂 集市摊位 电费单 打分排名 网上问卷 以师带徒 分批推进 划片包干 微信接龙 入户普查 村民小组 档案规范
    巡察意见 户籍资料 旧账本 第三方机构 院坝会 板凳会 流动大巴 赶集人流 快递网点 银行柜台 乡贤理事 返乡青年 退休干部
    实地丈量 无人机航拍 卫星影像 电话抽样 家校平台 农资门店 祠堂戏台 茶馆座谈 田间课堂 渡船时刻 班车线路
""")
WHO_GAINS = words("""
    群众 村民 企业 家长 老年人 商户 种粮户 外出务工者 窗口 新手 经办人 邻里 合作社 读者 学生 租户 渔民 司机 摊贩
    游客 病人 护工 包工头 养蜂人 木匠 店主 果农 牧民 茶农 护林员
""")
GAINS = words("""
    少跑了冤枉路 看得懂也记得住 心里有了底 普遍表示认可 能够自己查询 很快就能上手 反映办事更顺 意见趋于一致
    不必再托人打听 当天就能拿到 来信逐月减少 误会随之消除 有了说理的地方 参与的劲头更足 愿意主动反映 算得清明白账
    免去了重复填表 省下半天工夫 找得到负责的人 提出了九条建议 再没有漏登 当场签字确认 互相传看 学会了手机查询
    纷纷留言点赞 得到及时回音 对得上每笔账 少了许多疑虑 主动帮着宣讲 送来了感谢信
""")
NAMES = "禾苗稼穑桑麻蚕茧茶梅兰竹菊荷莲桂枫柏榆槐柳杨桐椿樟杉松栗枣榴桃李杏梨柚橙萱蕙芝芸薇蔷棠"
MORE_NAMES = "舟帆桨橹渔樵耕读书砚墨笺笛箫琴瑟钟鼓灯烛炉窑瓦陶瓷锦绣丝帛布履笠蓑犁耙锄镰仓廪井臼磨碾碓"
BODIES = words("""
    合作社 驿站 讲堂 专班 议事会 学社 小院 服务队 工作室 农场 商会 学堂 联合体 茶坊 展馆 热线 行动 工程 计划 课堂
    志愿队 互助组 连心站 直播间 读书会 调解室 宣讲团 体验馆 加工厂 酒坊 苗圃 渔港 车队 诊所 食堂 剧团 书院 会客厅
""")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "桂芳秀英玉兰建国志强海燕春梅国庆文斌晓东丽华永红金凤德胜光荣水生木根福贵长明树林云霞雪琴"
LACKS = words("""
    更新时断时续 语言过于书面 归类让人摸不着头绪 格式无法打开 图表偏少 没有人跟踪 口径前后不一 搜索结果不准
    手机端排版错乱 历史资料缺页 经办人频繁更换 宣传只在年末集中 基层不知道该报什么 存放地点偏远 说明文字太长
    提醒不及时 样本陈旧 没有注明联系人 审核环节过多 缺少盲文和大字版本 与网上内容对不上
""")
UNITS = words("""
    处 份 期 场 张 册 条 项 块 本
""")
ENDS_OF_PLACES = words("""
    村 社区 小组 片区 老街 工业园 小学 渡口 水库 林场
""")
LINKS = ("，", "，", "，并", "，同时", "，随后", "，再")
COMMON_SUBJECTS = words("""
    始终 进一步 持续 坚持 切实 着力 不断 扎实 深入 全面
""")
COMMON_VERBS = words("""
    加强 规范 优化 完善 推进 提升 健全 压实 强化 拓展 夯实 深化
""")
COMMON_OBJECTS = words("""
    组织领导 公开属性审核 栏目建设 队伍素质 政策解读 回应关切 考核评价 制度体系 工作责任 公开渠道 信息质量 服务效能
    保密审查 平台管护 协同联动 监督问责 群众参与 基层基础
""")
COMMON_ENDS = words("""
    确保公开工作落到实处 不断提高群众满意度 推动工作再上新台阶 让权力在阳光下运行 保障群众的知情权 做到应公开尽公开
    形成齐抓共管的格局 增强政府公信力 切实维护群众利益 取得了较好成效
""")


def fresh(draw: Random) -> str:
    """A sentence of somebody's own."""
    return _SHAPES[int(draw.random() * len(_SHAPES))](draw)


def common(draw: Random) -> str:
    """A sentence that says nothing, as many write it."""
    one, two = draw.sample(COMMON_OBJECTS, 2)
    return (
        f"{_one(draw, COMMON_SUBJECTS)}{_one(draw, COMMON_VERBS)}{one}，{_one(draw, COMMON_VERBS)}{two}，"
        f"{_one(draw, COMMON_ENDS)}。"
    )


def local(draw: Random) -> str:
    """A short sentence that several units of a city have from above."""
    return f"按照全市统一安排{_one(draw, VERBS)}{_body(draw)}{_one(draw, THINGS)}，{_gain(draw)}。"


def lack(draw: Random) -> str:
    """What is not well yet, without its full stop."""
    return f"{_thing(draw)}{_one(draw, LACKS)}"


def word(draw: Random) -> str:
    """A word as somebody who edits a text may put in."""
    return _one(draw, _WORDS)


def _one(draw: Random, words: Sequence[str]) -> str:
    return words[int(draw.random() * len(words))]


def _thing(draw: Random) -> str:
    return _one(draw, KINDS) + _one(draw, THINGS)


def _counted(draw: Random) -> str:
    return f"{_one(draw, VERBS)}{_thing(draw)}{int(300 ** draw.random()) + 1}{_one(draw, UNITS)}"


def _way(draw: Random) -> str:
    return _one(draw, WAY_VERBS) + _one(draw, WAY_THINGS)


def _gain(draw: Random) -> str:
    return _one(draw, WHO_GAINS) + _one(draw, GAINS)


def _place(draw: Random) -> str:
    return _one(draw, _PLACES) + _one(draw, ENDS_OF_PLACES)


def _body(draw: Random) -> str:
    return _one(draw, NAMES) + _one(draw, MORE_NAMES) + _one(draw, BODIES)


def _person(draw: Random) -> str:
    return _one(draw, SURNAMES) + _one(draw, GIVEN) + _one(draw, GIVEN)


def _done(draw: Random) -> str:
    return f"{_one(draw, TIMES)}{_one(draw, ACTORS)}{_person(draw)}在{_body(draw)}{_counted(draw)}，{_gain(draw)}。"


def _done_in_a_way(draw: Random) -> str:
    return f"{_body(draw)}{_way(draw)}，{_counted(draw)}，由{_person(draw)}负责，{_gain(draw)}。"


def _at_a_place(draw: Random) -> str:
    return (
        f"在{_place(draw)}和{_place(draw)}{_one(draw, VERBS)}{_thing(draw)}{_one(draw, LINKS)}"
        f"会同{_body(draw)}{_counted(draw)}。"
    )


def _where_it_lacked(draw: Random) -> str:
    return (
        f"{_place(draw)}{_person(draw)}反映{lack(draw)}，{_body(draw)}{_one(draw, TIMES)}{_way(draw)}"
        f"{_one(draw, VERBS)}，{_gain(draw)}。"
    )


def _ours(draw: Random) -> str:
    return (
        f"@{_way(draw)}，{_one(draw, TIMES)}{_one(draw, VERBS)}{_body(draw)}的{_thing(draw)}{_one(draw, LINKS)}"
        f"{_one(draw, VERBS)}{_place(draw)}的{_thing(draw)}。"
    )


def _people(draw: Random) -> str:
    return (
        f"{_one(draw, TIMES)}请{_place(draw)}{_person(draw)}等{int(draw.random() * 90) + 5}名{_one(draw, ACTORS)}"
        f"{_one(draw, VERBS)}{_thing(draw)}，{_gain(draw)}。"
    )


_SHAPES = (_done, _done_in_a_way, _at_a_place, _where_it_lacked, _ours, _people)
_PLACES = tuple(first + second for first in FIRST + TOWN_FIRST for second in SECOND + TOWN_SECOND)
_WORDS = (*TIMES, *ACTORS, *VERBS, *KINDS, *THINGS, *UNITS, *COMMON_VERBS, *COMMON_SUBJECTS)
