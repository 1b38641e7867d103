"""What the pack understands of the sentences of published reports, and what it must pass over.

In a sentence of the tables below, figures in square brackets are compared with the tables: each is right as it stands,
and each, changed alone, is found.
"""

from __future__ import annotations

import pytest
import regex
from gia_sentences import NOTHING, PACK, reported
from gia_sentences import found as found_in

from gouji.checks.narrative.rule import NarrativeRule
from gouji.findings.model import Finding

FACTS: dict[str, str | int] = {
    "requests.new@total": 58,
    "requests.new@natural": 50,
    "requests.new@business": 6,
    "requests.new@legal": 2,
    "requests.carried_in@total": 3,
    "requests.carried_in@natural": 3,
    "requests.outcome.granted@total": 20,
    "requests.outcome.partial@total": 7,
    "requests.outcome.refused.secret@total": 2,
    "requests.outcome.refused.internal@total": 4,
    "requests.outcome.unavailable.not_held@total": 9,
    "requests.outcome.unavailable.to_be_made@total": 5,
    "requests.outcome.not_processed.petition@total": 3,
    "requests.outcome.not_processed.repeated@total": 2,
    "requests.outcome.other.uncorrected@total": 3,
    "requests.outcome.other.other@total": 4,
    "requests.outcome.total@total": 59,
    "requests.outcome.total@natural": 51,
    "requests.carried_out@total": 2,
    "requests.carried_out@natural": 2,
    "disputes.review.upheld": 4,
    "disputes.review.corrected": 1,
    "disputes.review.pending": 1,
    "disputes.review.total": 6,
    "disputes.litigation.direct.upheld": 3,
    "disputes.litigation.direct.total": 3,
    "disputes.litigation.after_review.upheld": 2,
    "disputes.litigation.after_review.total": 2,
    "documents.normative@issued": 2,
    "documents.normative@repealed": 10,
    "documents.normative@in_force": 14,
    "documents.regulations@in_force": 5,
    "licensing.licences@decisions": 6428,
    "enforcement.penalties@decisions": 160,
    "enforcement.coercion@decisions": 12,
    "fees.fees@amount": "3.2600",
}
ON_REQUEST = "（二）依申请公开。"
MARKED = regex.compile(r"\[([^\]]+)\]")


def found(text: str, facts: dict[str, str | int] = FACTS, **case: str) -> list[Finding]:
    return found_in(text, facts, **case)


def plain(sentence: str) -> str:
    return MARKED.sub(r"\1", sentence)


def spoilt(sentence: str) -> list[tuple[str, str]]:
    """The sentence with one figure changed, for each of its figures, and that figure."""
    result = []
    for match in MARKED.finditer(sentence):
        wrong = str(int(match[1].replace(",", "")) + 4)
        changed = sentence[: match.start()] + wrong + sentence[match.end() :]
        result.append((plain(changed), wrong))
    return result


# By the numbers of the templates in the collection of real sentences that they are modelled on.
REQUESTS = {
    "1": "全年受理申请[58]件，答复[59]件（含上年度结转[3]件，另有[2]件顺延至下年度）。",
    "2": (
        "全年收办案件[61]件，其中予以公开[20]件，部分公开[7]件，不予公开[6]件，"
        "无法提供[14]件，不予处理[5]件，其他处理[7]件，转下年度[2]件。"
    ),
    "3": "收到申请[58]件，上年结转[3]件，共计[61]件；办结[59]件，结转[2]件。",
    "4": "收到申请[58]件，2023年结转[3]件，共办结[59]件，结转2025年[2]件。",
    "5": "全年接到依申请公开[58]件，上年结转办理[3]件，年内办结[59]件，结转[2]件。",
    "6": "全年共处理政府信息公开申请[61]件（含上年度结转[3]件），答复[59]件，结转下年度[2]件。",
    "7": "共收到公开申请61件（上年度结转[3]件，结转下年度[2]件）。",
    "8": (
        "全年受理[58]件，其中自然人[50]件、法人或其他组织[8]件；答复[59]件（含上年结转[3]件，"
        "另[2]件转下年度）；公开及部分公开[27]件。"
    ),
    "9": "收到申请[58]件，除[2]件结转下年度外均已答复。",
    "10": (
        "办结[59]件，其中公开20件，部分公开[7]件，不予公开[6]件，无法提供[14]件，"
        "不予处理[5]件，其他处理[7]件，转接下年度办理[2]件。"
    ),
    "11": "新受理[58]件，上年结转[3]件，全年办结[59]件，转下一年办理[2]件。",
    "12": "本年新收政府信息公开申请数量[58]件，上年结转[3]件，其中予以公开[20]件，结转下年度[2]件。",
    "14": "受理申请[58]件，同比上升16.13%，按期办结[59]件。",
    "15": "收到申请[58]件，已办结[59]件。因政府信息公开引发行政复议[6]件（维持[4]件，尚未审结[1]件）、行政诉讼[5]件。",
    "18": "收到政府信息公开申请[58]件，[2]件结转至下一年度办理。",
    "19": "收到申请[58]件：网络40件，信函18件；自然人[50]件，法人或其他组织[8]件；其中[59]件已答复，[2]件结转。",
    "20": "收到申请[58]起，比上年（64起）下降9.4%，答复[59]起。",
    "21": "收到申请[58]件，网络50件占86.2%、信函5件、当面3件；答复[59]件，包括上年结转[3]件。",
    "23": "受理[58]件，公开及部分公开[27]件，无法提供[14]件。",
    "26": "受理[58]件，[50]件自然人、[8]件法人，除[2]件尚在答复外其余按时办结。",
    "28": "受理申请[58]件，办理上年度结转[3]件，答复[59]件。",
    "34": "新收[58]件，2023年结转[3]件，除结转2025年度继续办理外均已办结。",
    "35": "收到申请[58]件，上年结转[3]件，当年办结[59]件，结转下年度[2]件。",
    "object after": "共收到[58]件政府信息公开申请。",
    "long object": "全年收到公民、法人和其他组织提出的政府信息公开申请[58]件，结转下年度继续办理[2]件。",
    "next sentence": (
        "收到申请[58]件。从办理结果看，予以公开[20]件、部分公开[7]件、不予公开[6]件、无法提供[14]件、不予处理[5]件、作其他处理[7]件。"
        ""
    ),
    "half width": "共办理政府信息公开申请 [61] 件(含上年结转 [3] 件),办结 [59] 件.",
    "no verb": "政府信息公开申请[58]件，上年结转[3]件。",
    "in brackets": "依申请公开（收到[58]件，办结[59]件）。",
    "after a clause": (
        "本年度共受理政府信息公开申请[58]件，均按规定程序登记办理，其中自然人申请[50]件，法人或其他组织申请[8]件。"
    ),
    "postfixed": "办结的申请中，[6]件不予公开，[14]件无法提供，[5]件不予处理。",
    "next year": "收到申请[58]件，转入2025年继续办理[2]件。",
    "still open": "收到申请[58]件，正在办理[2]件。",
    "rows": (
        "办结[59]件，无法提供[14]件（本机关不掌握相关政府信息[9]件，没有现成信息需要另行制作[5]件），不予处理[5]件。"
    ),
}
OTHERS = {
    "24": "因信息公开申请引发行政复议[6]件、行政诉讼[5]件。",
    "29": "全年制发行政规范性文件[2]件，废止[10]件，现行有效[14]件。",
    "29 long": "2024年制发行政规范性文件[2]件，废止行政规范性文件[10]件，年末现行有效行政规范性文件[14]件。",
    "29 rules": "现行有效规章[5]件、行政规范性文件[14]件。",
    "30": "办理行政许可[6428]件，行政处罚[160]件，行政强制[12]件。",
    "30 long": "全年作出行政许可处理决定[6,428]件、行政处罚处理决定[160]件、行政强制处理决定[12]件。",
    "31": "因政府信息公开被申请行政复议[6]件、未经复议直接起诉[3]件、复议后起诉[2]件。",
    "32": "因政府信息公开引发行政争议[11]件，其中行政复议[6]件，行政诉讼[5]件。",
    "cases": "全年政府信息公开行政复议案件[6]件，行政诉讼案件[5]件，其中未经复议直接起诉[3]件、复议后起诉[2]件。",
    "subject of": "因政府信息公开工作被申请行政复议[6]件，被提起行政诉讼[5]件。",
    "together": "因政府信息公开引发复议、诉讼共[11]件。",
}
# The same once more in other words.
AGAIN = {
    "1": "2024年，我局共受理政府信息公开申请[58]件，答复申请人[59]件（其中上年结转[3]件），另有[2]件顺延至2025年答复。",
    "2": (
        "全年共收办政府信息公开申请[61]件，其中予以公开[20]件、部分公开[7]件、不予公开[6]件、无法提供[14]件、"
        "不予处理[5]件、作其他处理[7]件，结转下年度[2]件。"
    ),
    "3": "全年收到申请[58]件，加上上年结转[3]件，合计[61]件；已办结[59]件，结转至下年[2]件。",
    "4": "本年度新收申请[58]件，2023年度结转[3]件，全年办结[59]件，结转2025年度[2]件。",
    "5": "接到依申请公开政府信息[58]件，上年结转[3]件，年内办结[59]件，结转[2]件；被申请行政复议[6]件，行政诉讼[5]件。",
    "6": "共处理政府信息公开申请[61]件（含上年度结转的[3]件），其中答复[59]件，结转下一年度[2]件。",
    "7": "共收到公开申请61件（其中上年度结转[3]件，结转下年度[2]件）。",
    "8": "受理政府信息公开申请[58]件，其中自然人申请[50]件，法人或其他组织申请[8]件；公开及部分公开[27]件，占45.8%。",
    "9": "收到政府信息公开申请[58]件，除[2]件结转下年度办理外，其余均已依法答复。",
    "10": "办结[59]件，其中予以公开[20]件，部分公开[7]件，不予公开[6]件，转接下年度办理[2]件。",
    "11": "新受理政府信息公开申请[58]件，上年转结[3]件，全年办结[59]件，转下一年办理[2]件。",
    "12": "本年新收政府信息公开申请[58]件，上年结转[3]件，其中予以公开[20]件，部分公开[7]件，结转下年度继续办理[2]件。",
    "14": "受理申请[58]件，较上年增加10件，全部在法定期限内答复。",
    "15": (
        "收到政府信息公开申请[58]件，已办结[59]件，因政府信息公开引起的行政复议[6]件"
        "（维持[4]件、纠正[1]件、尚未审结[1]件），行政诉讼[5]件（维持[5]件）。"
    ),
    "16": "全年办结申请[59]件，其中公开[20]件，部分公开[7]件，其他[7]件（主动撤回）。",
    "18": "收到政府信息公开申请58件，其中[2]件结转至下一年度办理。",
    "19": "收到申请[58]件：网络申请40件，信函申请18件；自然人[50]件，法人[8]件；其中[59]件已答复，[2]件结转下年度。",
    "20": "全年收到申请[58]宗，比上年（64宗）下降9.4%，答复[59]宗。",
    "21": "收到申请[58]件，网络50件占86.2%、信函5件、当面3件；答复[59]件包括上年结转[3]件。",
    "22": "收到政府信息公开申请[58]件（线上50件、线下8件），办结[59]件，驳回6件。",
    "23": "受理申请[58]件，公开及部分公开[27]件，占45.8%，无法提供[14]件，占23.7%。",
    "24": "收到申请[58]件；因本年度申请引发行政复议[6]件、行政诉讼[5]件。",
    "26": "受理申请[58]件，其中[50]件为自然人、[8]件为法人，除[2]件尚在答复期内外，其余均按时办结。",
    "27": "全年办理申请[61]件，其中办结55件，申请人主动撤回4件，结转下年度[2]件。",
    "28": "受理申请[58]件，办理上年度结转申请[3]件，共答复[59]件。",
    "29": "全年无新增规章，出台规范性文件[2]件，废止规范性文件[10]件，现行有效规范性文件[14]件。",
    "30": "全年共办理行政许可[6428]件，作出行政处罚[160]件、行政强制[12]件。",
    "31": "因政府信息公开工作被申请行政复议[6]起，未经复议直接提起行政诉讼[3]起，复议后提起行政诉讼[2]起。",
    "32": "因公开政府信息引发行政争议[11]件，其中行政复议[6]件、行政诉讼[5]件。",
    "34": "2024年新收政府信息公开申请[58]件，2023年结转[3]件，除结转2025年度继续办理的[2]件外均已办结。",
    "35": (
        "收到政府信息公开申请[58]件，上年结转[3]件，当年办结[59]件，结转下年度[2]件，收到行政复议[6]件，行政诉讼[5]件。"
    ),
    "by its own name": "县水利局共收到政府信息公开申请[58]件，局办公室受理20件、法规科受理38件。",
    "after last year's": "去年我局收到申请52件，办结50件；今年收到[58]件，办结[59]件。",
    "after sub-titles": "1.收到申请情况。全年收到申请[58]件。",
    "kinds": "商业企业[6]件，法律服务机构[2]件，[50]件来自自然人。",
    "how they ended": "因政府信息公开被申请行政复议[6]件，[4]件维持、[1]件纠正、[1]件尚未审结。",
    "all outcomes": (
        "本年度办理结果为予以公开[20]件、部分公开[7]件、不予公开[6]件、无法提供[14]件、不予处理[5]件、"
        "其他处理[7]件，总计[59]件。"
    ),
}
# Again in words of others.
WORDED = {
    "figures first": (
        "从办理结果看，20件予以公开，[7]件部分公开，[6]件不予公开，[14]件无法提供，[5]件不予处理，[7]件作其他处理。"
    ),
    "rows first": "答复59件，其中[9]件为“本机关不掌握相关政府信息”，重复申请[2]件。",
    "rows in words": "没有现成信息需另行制作的[5]件，属于内部事务信息的[4]件，信访举报投诉类申请[3]件。",
    "aside": "作其他处理（含自行撤回的）[7]件、转下年度办理[2]件。",
    "year to year": "2023年结转至2024年[3]件，2024年受理申请[58]件。",
    "left over": "上年度遗留[3]件，本年度新收[58]件。",
    "left for next year": "留待下一年度办理的有[2]件。",
    "still handled": "截至年底，尚有[2]件正在办理中。",
    "acknowledged": "收悉政府信息公开申请[58]件。",
    "no verb": "2024年依申请公开件[58]件。",
    "people": "公民申请[50]件，法人或其他组织[8]件。",
    "respectively": "自然人、法人分别为[50]件、[8]件。",
    "three respectively": "予以公开、部分公开和不予公开分别为[20]、[7]、[6]件。",
}
SENTENCES = {
    **{name: ON_REQUEST + text for name, text in REQUESTS.items()},
    **OTHERS,
    **{f"{name} again": ON_REQUEST + text for name, text in AGAIN.items()},
    **{f"{name} in other words": ON_REQUEST + text for name, text in WORDED.items()},
    "disputes respectively": "因政府信息公开引发的行政复议和行政诉讼分别为[6]件和[5]件。",
    "other verbs": "全年新出台规范性文件[2]件，继续有效的规范性文件[14]件。",
    "measures": "行政处罚决定[160]件，行政强制措施[12]件。",
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_right_figures_are_passed(sentence: str) -> None:
    assert reported(found(plain(sentence))) == []


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_every_wrong_figure_is_found_alone(sentence: str) -> None:
    cases = spoilt(sentence)
    assert cases
    assert {text: [actual for _, actual in reported(found(text))] for text, _ in cases} == {
        text: [wrong] for text, wrong in cases
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "12345政务服务便民热线收到诉求360件，办结358件，办结率100%。",
        "收到政府信息公开申请58件。办理人大代表建议4件、政协委员提案26件，全部办结。",
        "收到群众来信341件，答复340件。",
        "受理群众咨询投诉3607件，办结率100%。",
        "与2023年收到的64件相比，申请量下降9.38%。",
        "2023年收到政府信息公开申请70件，办结69件，2024年收到申请58件，有所下降。",
        "申请量较去年的64件减少6件。",
        "从承办情况看，市公安局承办申请635件，市自然资源和规划局承办申请2695件，其余由其他单位办理。",
        "下属单位共收到申请17件，办结16件。",
        "全县共收到政府信息公开申请658件，答复640件。",
        "近三年累计收到政府信息公开申请244件。",
        "收到申请约60件，答复50余件。",
        "收到政府信息公开申请五十八件，其中网络申请40件、信函申请18件。",
        "收到申请58件，其中线上受理50件，办结48件，结转2件，线下8件全部办结。",
        "2025年，计划办理公开申请平均时限缩短至15个工作日以内。",
        "对临近期限的申请提前五个工作日提醒，对3件申请延期答复，一次性告知补正5件。",
        "修订答复文书示范文本13个，完善办结归档制度4项。",
        "答复群众关切74次。",
        "因政府信息公开引发行政复议6件，行政诉讼5件，其中未经复议直接起诉3件、复议后起诉2件。",
        "登记备案行政复议134件、诉讼57件。",
        "全市因政府信息公开被申请行政复议22件，诉讼1件。",
        "全年办理行政复议案件134件，涉及征收补偿等。",
        "在信用专栏公示行政许可和行政处罚信息161条，公示率达到100%。",
        "网站发布政府信息1136条，公开规范性文件33件，解读规范性文件21件。",
        "组织清理规范性文件120件。",
        "2023年制发行政规范性文件8件，2024年制发2件。",
        "对3件申请收取信息处理费2230元，分别为880元、1080元、270元。",
        "对25件申请收取信息处理费2950元，分别为420元、290元、1500元、140元和600元。",
        "减免行政事业性收费120万元。",
        "建成政务公开专区3个，办理流程压缩2个环节。",
        "收到申请58件，办结59件，均在法定期限内予以答复。",
        "共收到申请58件，较上年增加8件，增长16%。",
        "受理信息公开申请58件次，全部依法答复。",
        "按期答复58件，延期答复1件。",
        "第四季度未收到申请。",
        "未收到法人或其他组织的申请。",
        "自然人申请50件，占86.2%，其中涉及征地20件，占40%。",
        "共收到信息公开申请58件，其中受理55件，不予受理3件。",
        "全年共印发文件120件，其中主动公开80件，依申请公开20件，不予公开20件。",
        "公文公开属性认定中，主动公开80件，依申请公开15件，不予公开25件。",
        "申请数量居前三位的部门为：市规资局12件、市住建局9件。",
        "没有发生因依申请公开工作不到位引发的责任追究。",
        "没有出现因政府信息公开引发的负面舆情和行政复议败诉情况。",
        "未发生因政府信息公开被纠错的行政复议案件。",
        "我局作为复议机关，审结行政复议案件234件，行政应诉案件90件。",
        "现行有效行政规范性文件14件（其中县政府文件10件、县政府办公室文件4件），全部公开。",
        "制发主动公开文件56件，其中行政规范性文件2件。",
        "制发行政规范性文件2件，其中以县政府名义制发1件，以县政府办公室名义制发1件。",
        "全年收到申请58件，其中线上50件，已办结51件，结转2件；线下8件，全部办结。",
        "收到申请58件，其中55件办结，4件由申请人主动撤销。",
        "监督保障方面，收到患者投诉43件。",
        "12333咨询热线、12315平台受理投诉举报20134件，办结19876件。",
        "去年我局共收到政府信息公开申请52件，办结50件。",
        "2023年，我局共收到政府信息公开申请52件，办结50件。2024年收到58件。",
        "其中，县住建局收到21件，各乡镇收到38件，其他部门31件。",
        "其中省级部门受理120件，市县受理3200件。",
        "在法定时限内答复率100%，其中5个工作日内答复12件。",
        "全年收到申请58件，其中征地拆迁21件、工程建设15件、财政资金12件，占比82.8%。",
        "主动公开政府信息1358条，依申请公开信息59条。",
        "通过网络、信函、当面等方式收到申请58件。",
        "工伤认定行政复议、行政诉讼案件57件，不计入政府信息公开统计范围。",
        "作为县政府行政复议机构，全年审结行政复议案件354件，涉政府信息公开类复议案件38件。",
        "我局作为被告的行政诉讼案件22件，其中政府信息公开类5件。",
        "全年行政复议案件18件（其中信息公开类6件）。",
        "行政执法类行政诉讼案件4件，均胜诉。",
        "2023年结转的行政复议案件2件已审结。",
        "申请人对答复不服，复议机关维持原答复，复议后提起行政诉讼2件。",
        "2023年度，我局在全市政务公开考核中获得优秀等次。",
        "全年新增依申请公开目录20条。",
        "修订不予公开答复模板6份。",
        "申请人对5件答复提出异议，均妥善解决。",
        "当场答复10件，转其他部门处理4件。",
        "公开发布规范性文件33件。",
        "网络、信函和当面申请分别为40、10、8件。",
        "本年制发规范性文件、废止规范性文件分别为2件、10件。",
        "信息公开行政复议案件6件，维持4件，纠正1件，撤回复议申请1件。",
        "接待来访咨询340人次，受理申请58件。",
        "因国家秘密不予公开2件。",
        "不予公开、无法提供合计20件。",
        "应答复61件，已按期全部办结59件。",
        "收到申请58件，受理55件。",
        "按时办结59件，未办结2件。",
        "予以公开的信息120条。",
        "因政府信息公开引发行政诉讼5件，驳回起诉2件。",
    ],
)
def test_other_things_that_are_counted_are_passed(sentence: str) -> None:
    assert [each for each in reported(found(ON_REQUEST + sentence)) if each[0] != "processing-fee-in-fees"] == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("收到申请58件，其中线上50件、线下9件。", "线上50件、线下9件"),
        ("收到申请58件，按申请方式分，网络申请40件，信函申请17件。", "网络申请40件，信函申请17件"),
        ("收到申请58件，其中网上提交40件，现场提交11件，邮寄9件。", "邮寄9件"),
        ("收到申请58件，其中规划类30件、土地类20件、其他9件。", "其他9件"),
        ("收到申请58件，比上年的64件减少8件。", "减少8件"),
        ("收到申请58件，较上年52件增加5件。", "增加5件"),
        ("线上申请51件，办结52件，结转2件；线下申请8件，全部办结。", "线上申请51件"),
    ],
)
def test_sums_within_a_sentence(sentence: str, quote: str) -> None:
    [finding] = found(ON_REQUEST + sentence)
    assert finding.rule == "text-parts"
    assert quote in finding.message.zh


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请58件，其中网络申请40件，信函申请10件。",
        "收到申请58件，同比增加1件，其中网络申请1件，信函申请1件。",
        "收到申请58件，其中规划类30件、土地类20件。",
        "收到申请58件，比上年的64件减少6件。",
        "因政府信息公开引发行政复议6件，其中维持4件、纠正1件、其他结果0件、尚未审结1件。",
    ],
)
def test_lists_need_not_be_complete(sentence: str) -> None:
    assert reported(found(ON_REQUEST + sentence)) == []


def test_a_sum_that_follows_from_a_wrong_figure_belongs_to_it() -> None:
    outcomes = "予以公开及部分公开22件，占37.3%；不予公开6件，无法提供14件，不予处理5件，其他处理7件。"
    [finding] = found(ON_REQUEST + "答复申请59件。" + outcomes)
    assert (finding.rule, finding.actual, finding.expected) == ("text-requests", "22", "27")
    assert any("按数字计算是 54，不是 59" in related.message.zh for related in finding.related)


def test_so_does_a_share_that_a_wrong_figure_gave() -> None:
    [finding] = found(ON_REQUEST + "答复59件，其中不予公开8件，占10.2%。")
    assert (finding.rule, finding.actual) == ("text-requests", "8")


# ---- whose figures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("青石县人民政府2024年政府信息公开工作年度报告", True),
        ("2024年青石县人民政府政府信息公开工作年度报告", True),
        ("青石县2024年政府信息公开工作年度报告", True),
        ("青石县人民政府办公室2024年政府信息公开工作年度报告", False),
        ("青石县水利局2024年政府信息公开工作年度报告", False),
        ("2024年政府信息公开工作年度报告", False),
    ],
)
def test_figures_of_the_area_are_those_of_its_government_alone(title: str, *, wrong: bool) -> None:
    area = "全县共收到政府信息公开申请{}件，其中县住建局收到21件。行政复议{}件。"
    findings = found(ON_REQUEST + area.format(60, 6), title=title)
    assert [each.actual for each in findings if each.rule == "text-requests"] == (["60"] if wrong else [])
    assert reported(found(ON_REQUEST + area.format(58, 6), title=title)) == []


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("青石县水利局", True),
        ("县水利局", True),
        ("我局", True),
        ("本机关", True),
        ("县住房和城乡建设局", False),
        ("市水务集团公司", False),
    ],
)
def test_own_figures_may_be_told_by_name(name: str, *, own: bool) -> None:
    findings = found(f"{ON_REQUEST}{name}共收到政府信息公开申请60件。")
    assert [each.actual for each in findings if each.rule == "text-requests"] == (["60"] if own else [])


def test_a_name_may_be_shortened() -> None:
    title = "青石县住房和城乡建设局2024年政府信息公开工作年度报告"
    findings = found(ON_REQUEST + "县住建局共收到政府信息公开申请60件。", title=title)
    assert reported(findings) == [("text-requests", "60")]


# ---- text against text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["/", "若干", "1O"])
def test_two_figures_for_a_cell_that_says_nothing(cell: str) -> None:
    text = ON_REQUEST + "收到政府信息公开申请12件。\n（三）小结。依申请公开方面，收到申请13件，收到申请12件。"
    [finding] = [each for each in found(text, {"requests.new@total": cell}) if each.rule == "text-requests"]
    assert finding.message.zh == (
        "正文写“收到申请13件”，另一处却写“收到政府信息公开申请12件”，"
        "说的都是表三 · 一、本年新收政府信息公开申请数量 × 总计"
    )
    assert (finding.actual, finding.where.row, len(finding.related)) == ("13", "new", 1)


def test_a_figure_and_a_denial_contradict_each_other() -> None:
    text = ON_REQUEST + "行政复议2件。本年度没有因政府信息公开工作被申请行政复议的情况。"
    findings = found(text, {"disputes.review.total": "/"})
    assert [(each.rule, each.actual) for each in findings] == [("text-disputes-none", "0")]


def test_a_readable_cell_decides_between_two_figures() -> None:
    text = ON_REQUEST + "收到政府信息公开申请12件。依申请公开方面，收到申请13件。"
    [finding] = found(text, {"requests.new@total": 12, "requests.new@natural": 12})
    assert (finding.actual, finding.expected) == ("13", "12")


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度未收到政府信息公开申请。",
        "全年未收到公民、法人或者其他组织提出的政府信息公开申请。",
        "2024年，我局未收到依申请公开申请。",
        "本年度无依申请公开事项。",
        "本年度没有收到书面的政府信息公开申请，无上年结转。",
        "收到政府信息公开申请0件，无上年结转申请。",
        "实现依申请公开零申请。",
        "全年未接到申请。",
    ],
)
def test_none_received(sentence: str) -> None:
    assert reported(found(ON_REQUEST + sentence, NOTHING)) == []
    rows = ("new", "outcome.granted", "outcome.total")
    some: dict[str, str | int] = {f"requests.{row}@{column}": 3 for row in rows for column in ("natural", "total")}
    assert [finding.where.row for finding in found(ON_REQUEST + sentence, some)] == ["new"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年未发生因政府信息公开引起的行政复议、行政诉讼案件。",
        "本年度没有因政府信息公开工作被申请行政复议或者提起行政诉讼的情况。",
        "未发生因政府信息公开申请行政复议、提起行政诉讼情况。",
        "无因政府信息公开引发的行政复议和行政诉讼。",
        "因政府信息公开引发的行政复议、行政诉讼均为零。",
    ],
)
@pytest.mark.parametrize("cell", ["review.total", "litigation.direct.total", "litigation.after_review.total"])
def test_no_disputes(sentence: str, cell: str) -> None:
    assert reported(found(sentence, NOTHING)) == []
    [finding] = found(sentence, {f"disputes.{cell}": 2})
    assert (finding.rule, finding.severity, finding.where.table) == ("text-disputes-none", "error", "disputes")


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("收到申请58件，均已办结。", "text-requests-claims"),
        ("收到申请58件，全部按时办结，无结转。", "text-requests-claims"),
        ("收到申请58件，均为自然人申请。", "text-requests-claims"),
        ("收到申请58件，办结率100%。", "text-requests-claims"),
        ("收到申请58件，无上年结转申请。", "text-requests-claims"),
        ("因政府信息公开引发行政复议6件，均维持。", "text-disputes-upheld"),
        ("信息公开类行政复议6件，诉讼5件，均获维持。", "text-disputes-upheld"),
        ("全年未发生行政事业性收费。", "text-fees"),
        ("本年度未制发行政规范性文件。", "text-documents"),
        ("全年未作出行政处罚决定。", "text-decisions"),
        ("行政事业性收费3.62万元。", "text-fees"),
        ("本年度行政事业性收费36200元，执收项目全部公开。", "text-fees"),
        ("对3件申请收取信息处理费2330元，分别为880元、1080元、270元。", "processing-fee-sum"),
        ("答复59件，其中不予公开6件，占12%。", "text-percentages"),
        ("收到申请58件，其中网络40件占70%。", "text-percentages"),
        ("与2023年收到的64件相比，申请量下降12.5%。", "text-percentages"),
        ("收到申请58件，比上年（64件）增长9.38%。", "text-percentages"),
        ("收到申请58件，同比上升26%（2023年为50件）。", "text-percentages"),
        ("不予公开占比20%（6件）。", "text-percentages"),
        ("因政府信息公开引发行政复议6件，均已审结。", "text-disputes-dismissed"),
        ("因政府信息公开引发行政诉讼5件，目前正在审理中。", "text-disputes-upheld"),
        ("收到申请58件（其中：网上申请50件，现场申请0件，邮寄0件）。", "text-parts"),
        ("收到申请58件，网络、信函和当面分别为40件、10件、9件。", "text-parts"),
    ],
)
def test_claims_that_the_tables_belie(sentence: str, rule: str) -> None:
    findings = [each for each in found(ON_REQUEST + sentence) if each.rule != "processing-fee-in-fees"]
    assert {each.rule for each in findings} == {rule}


@pytest.mark.parametrize(
    "sentence",
    [
        "行政事业性收费3.26万元。",
        "行政事业性收费32600元。",
        "行政事业性收费3.3万元。",
        "行政事业性收费金额３．２６００万元。",
        "答复59件，其中不予公开6件，占10.2%；无法提供14件，占24%。",
        "与2023年收到的64件相比，申请量下降9.38%。",
        "收到申请58件，比上年（64件）下降9.4%。",
        "因政府信息公开引发行政诉讼5件，均维持。",
        "收到申请58件，除结转外均已办结。",
    ],
)
def test_claims_that_hold(sentence: str) -> None:
    assert reported(found(ON_REQUEST + sentence)) == []


# ---- cells that can't be compared ------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["/", "无", "1O", "-12"])
def test_what_a_cell_does_not_say_is_not_compared(cell: str) -> None:
    assert reported(found(ON_REQUEST + "收到政府信息公开申请58件。", {"requests.new@total": cell})) == []


def test_a_blank_that_the_equations_determine_is_compared() -> None:
    facts = {"requests.new@total": "", "requests.new@natural": 5, "requests.outcome.total@natural": 5}
    facts |= {"requests.outcome.granted@natural": 5}
    facts |= {"requests.outcome.granted@total": 5, "requests.outcome.total@total": 5}
    [finding] = found(ON_REQUEST + "收到政府信息公开申请6件。", facts)
    assert (finding.actual, finding.expected) == ("6", "5")
    assert reported(found(ON_REQUEST + "收到政府信息公开申请5件。", facts)) == []


def test_the_message_quotes_text_and_cell() -> None:
    [finding] = found(ON_REQUEST + "全年收到政府信息公开申请59件。")
    assert finding.message.zh == (
        "正文写“收到政府信息公开申请59件”，表三 · 一、本年新收政府信息公开申请数量 × 总计是 58"
    )
    assert (finding.where.table, finding.where.row, finding.where.column) == ("requests", "new", "total")
    assert (finding.actual, finding.expected, finding.severity) == ("59", "58", "warning")


def test_one_wrong_figure_said_twice_is_one_finding() -> None:
    text = ON_REQUEST + "收到政府信息公开申请59件。\n（三）小结。依申请公开方面，收到申请59件。"
    [finding] = found(text)
    assert len(finding.related) == 2


def test_all_rules_stand_in_the_pack() -> None:
    assert sum(isinstance(rule, NarrativeRule) for rule in PACK.rules) == 20
