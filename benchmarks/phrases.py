"""Sentences of reports on disclosure, put together from words: so many ways that hardly two have much in common.

``@`` stands for how the writing unit calls itself, so that who copies can put its own name there.
"""

from __future__ import annotations

from random import Random

from realm import TOWN_FIRST, TOWN_SECOND, words

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
WAYS = words("""
    采用方言广播的办法 借助村村响 以案例教学的方式 通过随机抽号 按照先易后难的次序 逐户上门 以交叉检查的形式
    参照邻近乡镇的做法 依托便民服务中心 借农技培训之机 结合主题党日 会同派出所 联合县图书馆 请老教师把关
    利用夜间课堂 在集市设摊 随电费单寄送 以打分排名的办法 通过网上问卷 以师带徒的方式 分三批 划片包干 在微信群里接龙
    结合入户普查 按村民小组 依照档案规范 对照巡察意见 比对户籍资料 用旧账本核验 请第三方机构
""")
RESULTS = words("""
    群众少跑了冤枉路 差错明显减少 平均用时缩短两天 得到县里通报表扬 村民看得懂也记得住 往来公文不再积压
    为来年打下基础 多年的疑问有了答案 重复来访随之下降 老年人也能自己查询 有三个村主动效仿 工作由被动变为主动
    留下了完整的影像 节省印刷开支近半 新人很快能够上手 没有再出现漏登 问题在当月销号 满意的占到九成 纳入了年终评比
    外出务工人员也能知晓 投诉电话少了许多 资料可以随时调阅 责任落到了具体岗位 字迹清晰便于辨认 受到人大代表好评
    避免了多头报送 实现当天收当天转 企业反映办事更顺 家长心里有了底 查档只需十来分钟 各方意见趋于一致
    经费控制在预算以内
""")
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


def lack(draw: Random) -> str:
    """What is not well yet, without its full stop."""
    return f"{_thing(draw)}{_one(draw, LACKS)}"


def word(draw: Random) -> str:
    """A word as somebody who edits a text may put in."""
    return _one(draw, _WORDS)


def _one(draw: Random, words: tuple[str, ...]) -> str:
    return words[int(draw.random() * len(words))]


def _thing(draw: Random) -> str:
    return _one(draw, KINDS) + _one(draw, THINGS)


def _counted(draw: Random) -> str:
    return f"{_one(draw, VERBS)}{_thing(draw)}{int(300 ** draw.random()) + 1}{_one(draw, UNITS)}"


def _place(draw: Random) -> str:
    return _one(draw, _PLACES) + _one(draw, ENDS_OF_PLACES)


def _done(draw: Random) -> str:
    return f"{_one(draw, TIMES)}{_one(draw, ACTORS)}{_counted(draw)}，{_one(draw, RESULTS)}。"


def _done_in_a_way(draw: Random) -> str:
    return f"{_one(draw, ACTORS)}{_one(draw, WAYS)}，{_counted(draw)}，{_one(draw, RESULTS)}。"


def _at_a_place(draw: Random) -> str:
    return f"在{_place(draw)}和{_place(draw)}{_one(draw, VERBS)}{_thing(draw)}{_one(draw, LINKS)}{_counted(draw)}。"


def _where_it_lacked(draw: Random) -> str:
    return (
        f"{_place(draw)}反映{lack(draw)}，{_one(draw, ACTORS)}{_one(draw, TIMES)}{_one(draw, WAYS)}"
        f"{_one(draw, VERBS)}，{_one(draw, RESULTS)}。"
    )


def _ours(draw: Random) -> str:
    return (
        f"@{_one(draw, WAYS)}，{_one(draw, TIMES)}{_one(draw, VERBS)}{_thing(draw)}{_one(draw, LINKS)}"
        f"{_one(draw, VERBS)}{_thing(draw)}。"
    )


def _people(draw: Random) -> str:
    return (
        f"{_one(draw, TIMES)}请{_place(draw)}{int(draw.random() * 90) + 5}名{_one(draw, ACTORS)}{_one(draw, VERBS)}"
        f"{_thing(draw)}，{_one(draw, RESULTS)}。"
    )


_SHAPES = (_done, _done_in_a_way, _at_a_place, _where_it_lacked, _ours, _people)
_PLACES = tuple(first + second for first in TOWN_FIRST for second in TOWN_SECOND)
_WORDS = (*TIMES, *ACTORS, *VERBS, *KINDS, *THINGS, *UNITS, *COMMON_VERBS, *COMMON_SUBJECTS)
