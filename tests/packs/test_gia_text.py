"""Sentences of disclosure reports as a proofreader reads them: those that are right, and those that are not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.applied import applied
from support.render import as_text
from support.sample_reports import FAULTLESS

PACK = Library().get("gia-2021")


def findings(*paragraphs: str) -> list[Finding]:
    """What is found where ``paragraphs`` stand at the end of section one of a faultless report."""
    first, *others = FAULTLESS.sections
    sections = (replace(first, paragraphs=(*first.paragraphs, *paragraphs)), *others)
    text = as_text(replace(FAULTLESS, sections=sections))
    bound = bind(read(Source("report.txt", text)), PACK.form)
    return [finding for finding in applied("text", bound, PACK) if isinstance(finding, Finding)]


RIGHT = [
    # figures that belong to their sentence
    "全年召开专题会议4次，发放宣传单12份，服务群众30人次。",
    "通过12345热线受理咨询，拨打110可以报警求助。",
    "探索“1+N”公开模式，推行“3+X”服务清单，受到群众欢迎。",
    "依据《条例》第20条、第21条的规定公开信息，不得少于10项。",
    "截至12月底，全镇16个村、3个社区全部设立公开栏。",
    "全镇12村、3社区、5家企业共20部门参与了开放日活动。",
    "严格执行3审3校制度，推进1网通办，落实6稳6保任务。",
    "推进5公开工作，开通2微1端，把公开要求落到实处。",
    "详见附件3的说明，数据见表2的合计栏和图5的走势。",
    "对得分低于60的单位进行约谈，排名前3的单位予以通报表扬。",
    "年满60的老人可以享受优待，满分100的题目由专家评定。",
    "在8和9月份分别开展了检查，6至8月为整改阶段。",
    "使用A4纸打印，采用5G网络传输，参加G20峰会保障。",
    "窗口实行7×24小时值守，平均办理时限压缩至2.5天以内。",
    "开展“双11”专项检查和“3·15”宣传活动，发放资料800份。",
    "发布第4期通报，印发〔2023〕5号文件，召开2023年第1次会议。",
    "比例为3:1，占比12%，同比增长5.6个百分点，环比持平。",
    "全年公开信息1,234条，其中财政信息1，024条，其余为动态信息。",
    "上午9:00至下午17:30接受现场咨询，节假日除外。",
    "党的20大精神学习活动举办6场，19届6中全会精神宣讲3场。",
    "项目总投资约30余万元，惠及群众20多户，工期5个多月。",
    "每季度末月25日前报送，逾期5日以上的予以通报批评。",
    "该路段全长12公里，双向4车道，设计时速80公里。",
    "评选出20佳案例和10强单位，3等奖空缺，其余均已颁奖。",
    "对2021年以来的12类事项逐一核对，补录信息36条。",
    "实现4级联动，建成3级平台，形成1张清单管到底的格局。",
    # pairs
    "学习《中华人民共和国政府信息公开条例》（以下简称《条例》），提高依法公开的能力。",
    "落实《关于印发〈政府信息公开工作年度报告格式〉的通知》要求，按时编制报告。",
    "落实《关于贯彻《条例》的实施意见》要求，按时编制报告。",
    "主要做法有：1）完善制度；2）明确责任；3）加强考核。",
    "主要做法有：一）完善制度；二）明确责任；三）加强考核。",
    "主要包括a)机构职能；b)政策文件；c)办事指南，均已公开。",
    "采取“请进来”和“走出去”相结合的办法，做到“应公开尽公开”。",
    '采取"请进来"和"走出去"相结合的办法，做到"应公开尽公开"。',
    '配备55"显示屏2块，用于滚动播放政策解读内容。',
    "联系地址（办公室：一号楼201室)见公开指南，欢迎来访。",
    "本级(含派出机构）的数据已经汇总，其他单位(共3家)另行报送。",
    "他说：“《条例》指出‘公开为常态’，我们要落实好。”大家深受启发。",
    "推广It’s OK小程序等新应用，’98版旧系统停止使用。",
    "推行【一网通办】和「一窗受理」，做到『一次办好』。",
    "做到公开栏“有人管（专人），有更新（每月），有回应”，群众满意。",
    "国办公开办函〔2021〕30号和国令第711号是编制报告的依据。",
    "咨询电话：（0517）80001234，邮箱：gk(at)example.cn，工作日接听。",
    # width
    "门户网站（http://www.example.gov.cn:8080/a,b.html）运行正常，访问顺畅。",
    "电子邮箱：gk.office@example.cn，联系电话：0517-80001234,80001235。",
    "1.完善制度，明确分工。2.加强培训，提高能力。3.严格考核，落实责任。",
    "一.完善制度，明确分工，把责任落实到岗位和人员。",
    "(一)完善制度,一项:3:1",
    "在App、OA系统和V2.0版平台同步发布，支持iOS,Android两种系统。",
    "(一) 完善制度，落实责任(含考核)，见附件(第2项)。",
    # marks that may meet
    "公开内容包括规划、预算、采购……并及时更新，方便群众查阅。",
    "坚持一个原则——公开为常态、不公开为例外，推动工作落实。",
    "群众问：“什么时候公开？”工作人员答：“按时公开。”现场气氛热烈。",
    "政策好不好？！群众说了算，公开栏前看一看就明白。",
    "印发《公开指南》、《公开目录》，做到“三统一”、“三同步”。",
    # words that meet themselves by right
    "进一步转变工作作风，提高工作效率，推进进度符合要求。",
    "立足发展展望未来，落实实事项目，民政政策家喻户晓。",
    "镇政府政府信息公开专栏运行平稳，县人民政府政府网站改版完成。",
    "利用政务公开公开栏、信息公开公开指南等载体，方便群众了解。",
    "进一步规范规范性文件管理，加强信息信息化建设，提高水平。",
    "主动公开目的的实现离不开监督，标的的确定应当依法进行。",
    "开展了了解民情活动，为了了却群众心愿，解决了不少难题。",
    "建设和和谐社会，营造和和美美的氛围，群众生活安定。",
    "对在在建项目、在在线平台公开的信息进行核对，确保准确。",
    "问题是是否公开、何时公开，均由业务科室提出意见。",
    "做好公开及及时回应工作，以及及早化解矛盾，效果明显。",
    "组织工作人员参与与会代表的讨论，听取意见建议。",
    "参会的有县民政局局长、镇镇长、村委会会长和部门门户网站负责人。",
    "逐项逐条核对，事事有回音、件件有着落，户户都知晓。",
    "一件一件抓落实，一条一条对标准，一对一对接服务对象。",
    "做到点对点对接、面对面对话、手把手把关，提升服务质量。",
    "群众对公开工作越来越满意，能不能不跑腿成为评价标准。",
    "各部门部门预算全部公开，社会组织组织开展了志愿服务活动。",
    "县农业农业农村部门和大数据数据中心共享数据，提高质量质效。",
    "实现高质量质变，稳步推进，层层压实责任，一一对应整改。",
    "保障性住房信息公开公开透明，信息公开申请申请人可以查询进度。",
    "常态化化解矛盾，提高稳定性性能，确保办结率率先达标。",
    "完善村规民约，村村有公开栏，家家户户有明白卡，人人能监督。",
    "深入基层研究研究问题，和干部群众讨论讨论办法，取得共识。",
    # white space
    "全年共办理 12 件，其中 3 件为 App 端提交，均已按时答复。",
    "（一）主动公开情况 全年发布信息52条，内容涵盖财政等领域。",
    "（一） 主动公开情况。　　全年发布信息52条，内容涵盖财政等领域。",
    "请将材料寄至镇党政办（联 系 人另行公布），地 址见公开指南。",
    # dates and numbers of documents
    "统计期限自2024年1月1日起至2024年12月31日止，数据准确。",
    "1月1—31日集中检查，5月1至7日放假期间安排值班。",
    "编号为20201231的档案已经移交，12月31日前全部归档。",
    "（2021）苏08行初12号判决已生效，〔2021〕30、31号文件继续有效。",
]

WRONG = [
    # page numbers
    ("进一步加强对公开工作4的指导，健全检查制度。", "stray-page-number", "4"),
    ("规范信息10的制作、保存和归档，做到目录清晰。", "stray-page-number", "10"),
    ("及时回应社会关切3，完善解读机制。全年回应社会7关切的热点问题。", "stray-page-number", "7"),
    ("各单位要认真贯彻12落实各项部署，压实责任。", "stray-page-number", "12"),
    ("健全工作机制5进一步明确责任分工，形成合力。", "stray-page-number", "5"),
    ("健全工作机制 5 的同时明确责任分工，形成合力。", "stray-page-number", " 5 "),
    ("健全工作机制５的同时明确责任分工，形成合力。", "stray-page-number", "５"),
    ("健全工作机- 5 -制，明确责任分工，形成合力。", "stray-page-number", "- 5 -"),
    ("健全工作机制，— 6 —明确责任分工，形成合力。", "stray-page-number", "— 6 —"),
    ("健全工作机制，明确责任分工，形成合力。7", "stray-page-number", "7"),
    ("扩大意见征集8的覆盖面，通过座谈走访听取建议。", "stray-page-number", "8"),
    ("宣传查阅点9的位置和功能，方便群众就近查询。", "stray-page-number", "9"),
    # pairs
    ("认真学习《政府信息公开条例，提高能力。", "unpaired-mark", "《"),
    ("认真学习政府信息公开条例》，提高能力。", "unpaired-mark", "》"),
    ("落实《关于印发〈报告格式的通知》要求，按时编制。", "unpaired-mark", "〈"),
    ("统一村（社区公开栏的样式和更新周期，每月拍照留档。", "unpaired-mark", "（"),
    ("统一村社区）公开栏的样式和更新周期，每月拍照留档。", "unpaired-mark", "）"),
    ("执行“先审查、后公开要求，守住保密底线。下一步继续坚持。", "unpaired-mark", "“"),
    ("执行先审查、后公开”要求，守住保密底线。下一步继续坚持。", "unpaired-mark", "”"),
    ("执行”先审查、后公开”要求，守住保密底线。", "unpaired-mark", "”"),
    ('执行"先审查、后公开要求，守住保密底线。', "unpaired-mark", '"'),
    ("他说：“要做到‘应公开尽公开”，大家都赞成。", "unpaired-mark", "‘"),
    ("依据国办公开办函〔2021]30号编制报告，数据准确。", "unpaired-mark", "〔"),
    ("推行【一网通办和一窗受理，做到一次办好。", "unpaired-mark", "【"),
    ("（六主动接受监督，公布投诉受理方式。", "unpaired-mark", "（"),
    ("六）主动接受监督，公布投诉受理方式。", "unpaired-mark", "）"),
    ("印发《公开指南》、《公开目录、《办事指南》，做到统一。", "unpaired-mark", "《"),
    # width
    ("及时更新公开目录,方便群众查阅。", "half-width-mark", ","),
    ("一是制度不够健全;二是更新不够及时。", "half-width-mark", ";"),
    ("主要问题如下:更新不及时，内容不全面。", "half-width-mark", ":"),
    ("群众满意吗?这是检验公开工作的标准。", "half-width-mark", "?"),
    ("公开工作大有可为!我们将继续努力，做好服务。", "half-width-mark", "!"),
    ("完善了公开制度.今后将继续加强考核。", "half-width-mark", "."),
    ("落实《条例》,“应公开尽公开”，群众满意。", "half-width-mark", ","),
    ("办结率达到100%,群众满意度进一步提升。", "half-width-mark", ","),
    ("更新目录36条,2024年继续完善，方便群众查阅。", "half-width-mark", ","),
    ("更新目录, 方便群众，提高效率。", "half-width-mark", ","),
    # doubled marks
    ("公开贯穿决策、、执行、管理全过程。", "doubled-mark", "、、"),
    ("及时更新目录，，方便群众查阅。", "doubled-mark", "，，"),
    ("及时更新目录，方便群众查阅。。", "doubled-mark", "。。"),
    ("及时更新目录，。方便群众查阅。", "doubled-mark", "，。"),
    ("及时更新目录；。方便群众查阅。", "doubled-mark", "；。"),
    ("及时更新目录， ，方便群众查阅。", "doubled-mark", "， ，"),
    ("主要做法：：完善制度，明确责任。", "doubled-mark", "：："),
    ("及时更新目录,，方便群众查阅。", "doubled-mark", ",，"),
    # doubled words
    ("政府信息信息公开工作总体平稳，群众满意。", "doubled-word", "信息信息"),
    ("进一步规范主动公开的的内容，方便群众。", "doubled-word", "的的"),
    ("属于四类过程性性信息的不予公开。", "doubled-word", "性性"),
    ("由县水利局局，会同有关单位落实。", "doubled-word", "局局"),
    ("完善了了制度，明确了责任。", "doubled-word", "了了"),
    ("及时及时更新目录，方便群众查阅。", "doubled-word", "及时及时"),
    ("主动公开主动公开政府信息52条，内容全面。", "doubled-word", "主动公开主动公开"),
    ("加强组织领导，加强组织领导，明确责任分工。", "doubled-word", "加强组织领导，加强组织领导"),
    ("加强组织领导，加强组织领导、加强组织领导。", "doubled-word", "加强组织领导，加强组织领导、加强组织领导"),
    ("在本年度本年度工作中，各单位按时报送材料。", "doubled-word", "本年度本年度"),
    ("科室负责人和和分管领导逐件审核答复书。", "doubled-word", "和和"),
    ("存在的问题主要表现在在以下方面。", "doubled-word", "在在"),
    ("我镇2024年2024年公开信息412条，内容全面。", "doubled-word", "2024年2024年"),
    ("中华人民共和和国政府信息公开条例全文已经张贴。", "doubled-word", "和和"),
    ("公开信息公开信息公开信息412条，内容全面。", "doubled-word", "公开信息公开信息公开信息"),
    ("认真贯彻《条例》，把政府信息公开当作服务务群众、规范用权的日常工作。", "doubled-word", "务务"),
    # beside figures
    ("统计期限自20241月1日起至2024年12月31日止，数据准确。", "lost-character", "20241月"),
    ("统计期限自2024年1月1日起至12月31止，数据准确。", "lost-character", "12月31"),
    ("我镇在202024年继续做好公开工作，方便群众。", "lost-character", "202024年"),
    ("统计期限自2024 1月1日起，数据准确。", "lost-character", "2024 1月"),
    ("依据（国办公开办函〔2021〕30）编制报告，数据准确。", "lost-character", "〔2021〕30"),
    # blanks, brackets
    ("推进公开工作规范、有序发展 。", "stray-space", " "),
    ("推进公开工作，做到规范 有序发展。", "stray-space", " "),
    ("落实《关于贯彻<条例>的实施意见》要求，按时编制。", "angle-brackets", "<条例>"),
    ("依据国办公开办函（2021）30号编制报告，数据准确。", "document-number", "（2021）"),
    ("依据国办公开办函[2021]30号编制报告，数据准确。", "document-number", "[2021]"),
    ("落实《政府信息公开条例》以下简称《条例》，方便群众。", "abbreviation-brackets", "》以下简称《条例》"),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_sentences_are_left_alone(sentence: str) -> None:
    assert [(finding.rule, finding.message.zh) for finding in findings(sentence)] == []


@pytest.mark.parametrize(("sentence", "rule", "slip"), WRONG)
def test_wrong_sentences_are_marked_once(sentence: str, rule: str, slip: str) -> None:
    assert [(finding.rule, finding.actual) for finding in findings(sentence)] == [(rule, slip)]


@pytest.mark.parametrize(
    "line", ["- 3 -", "—3—", "— 3 —", "3", "第3页", "第 3 页 共 12 页", "3/12", "第三页", "Page 3 of 12"]
)
def test_a_page_number_between_paragraphs(line: str) -> None:
    found = findings("公开工作按季度检查，结果在全县通报。", line, "对发现的问题限期整改，逐项销号。")
    assert [(finding.rule, finding.actual) for finding in found] == [("stray-page-line", line)]


@pytest.mark.parametrize("line", ["0", "第三方评估", "（3）", "2024", "13/12", "无"])
def test_other_short_paragraphs(line: str) -> None:
    assert findings("公开工作按季度检查，结果在全县通报。", line, "对发现的问题限期整改，逐项销号。") == []


def test_figures_that_number_what_follows_are_no_pages() -> None:
    assert findings("主要做法如下：", "1", "公开工作按季度检查，结果在全县通报。", "2", "对发现的问题限期整改。") == []
    parts = ("按季度检查。", "2", "结果在全县范围内通报，引起各单位重视。", "3", "对发现的问题限期整改，逐项销号。")
    assert findings("公开工作实行分级负责，" + parts[0], *parts[1:]) == []


ITEMS = ("（一）健全制度，明确责任。", "（二）加强检查，逐项销号。")


@pytest.mark.parametrize(
    ("paragraphs", "slips"),
    [
        ((*ITEMS, "（三）组织培训，交流经验。（四）改进服务，方便群众。"), ["（四）"]),
        ((*ITEMS, "（三）组织培训，交流经验。 (四) 改进服务，方便群众。"), ["(四)"]),
        ((ITEMS[0], "制度每年修订一次，全镇通用。", "（二）加强检查。（三）组织培训，交流经验。"), ["（三）"]),
        (("1.健全制度，明确责任。", "2.加强检查，逐项销号。3.组织培训，交流经验。"), ["3."]),
        ((*ITEMS, "（三）组织培训，交流经验。", "（四）改进服务，方便群众。"), []),
        (("".join(ITEMS) + "（三）组织培训，交流经验。",), []),
        ((ITEMS[0] + "一是修订制度。二是明确责任。", ITEMS[1] + "一是按季度检查。二是逐项销号。"), []),
        ((*ITEMS, "（三）详见报告。（四）所列事项已经办结，不再重复。", "（四）改进服务，方便群众。"), []),
        ((*ITEMS, "（三）组织培训，人均2.5天。（五）改进服务，方便群众。"), []),
    ],
)
def test_items_that_run_on(paragraphs: tuple[str, ...], slips: list[str]) -> None:
    assert [finding.actual for finding in findings(*paragraphs) if finding.rule == "run-on-item"] == slips
