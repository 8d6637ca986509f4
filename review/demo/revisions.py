"""A lease in two revisions: what counsel said about the first, and what the second made of it."""

from dataclasses import replace

from review.actions import annotations, documents, placements
from review.actions.annotations import Note
from review.actions.terms import ContractTerms
from review.demo import papers, story
from review.demo.office import person
from review.law.vocabulary import (
    Category,
    Conclusion,
    Severity,
)
from review.models import Matter
from review.paper.model import Paper
from review.registers import unplaced_annotations
from review.registers.facts import latest_revision

STANDBY = replace(story.LEASE, title="应急值守用房租赁合同")
SPARE = replace(story.LEASE, title="备份席位用房租赁合同")

B, A, H = Severity.BLOCKING, Severity.ADVICE, Severity.HINT
C = Category
SAID: tuple[tuple[Severity, Category, str, str, str], ...] = (
    (B, C.SUBJECT, "房屋已经设定抵押，抵押权人为", "抵押情况不明，须写明抵押权人；有抵押的，应取得其书面同意。",
     "甲方保证房屋没有抵押，租赁期限内也不设定抵押"),
    (A, C.SUBJECT, "权属清晰，不存在查封", "建议附不动产权证书复印件，并写明证号。", ""),
    (H, C.WORDING, "变用途的，应当经甲方书面同意", "用途条款与附件一一致，提示即可。", ""),
    (B, C.TERM, "本合同按照原条件自动续期三年，续期次数不限", "自动续期且不限次数，超出预算年度，不能接受。",
     "租赁期限届满，双方继续租赁的，应当另行订立书面合同。"),
    (A, C.TERM, "前交付房屋", "交付日期处有两个日期，须定一个。", "2026年12月1日前交付房屋"),
    (B, C.PRICE, "甲方有权根据市场行情调整租金标准", "单方调价权应删除。",
     "租赁期限内租金标准不变，甲方不得以任何理由上调。"),
    (H, C.PRICE, "租金按季度支付", "支付时间与预算批复的衔接见附件二。", ""),
    (B, C.PRICE, "支付订金￥1,800,000.00元", "“订金”与“定金”含义不同；数额须在法定限度内。", "支付定金￥500,000.00元"),
    (A, C.PRICE, "押金￥727,780.80元", "押金建议不超过一个月租金。", ""),
    (A, C.PRICE, "乙方应付费用后", "退还期限空着，须填写。", "后十日内无息退还"),
    (A, C.WORDING, "大写：叁万捌仟玖佰伍拾贰元整", "大写与小写不一致，以小写为准改大写。", "叁万捌仟伍佰玖拾贰元整"),
    (A, C.BREACH, "因甲方原因提前终止本合同的，亦同", "甲方违约时装修残值应予赔偿。",
     "因甲方原因提前终止本合同的，甲方应当赔偿乙方装修的残值损失"),
    (H, C.OTHER, "进入席位区、机房的，应当事先征得乙方同意", "与保密管理要求一致。", ""),
    (B, C.TERM, "本合同自房屋所有权转移登记之日起终止", "出售不应影响租赁；优先购买权不宜放弃。",
     "不影响本合同的效力，受让人应当继续履行本合同"),
    (A, C.TERM, "逾期支付租金超过十日", "财政付款有审批时间，十日过短，并应先催告。",
     "乙方无正当理由逾期支付租金超过三十日，经甲方书面催告后在十五日内仍未支付的"),
    (B, C.BREACH, "按照年租金的千分之五", "违约金以年租金为基数过高，应以逾期未付金额为基数。",
     "按照逾期未付金额的万分之三向甲方支付违约金"),
    (A, C.BREACH, "由双方协商解决。", "甲方逾期交付没有责任，不对等。",
     "甲方逾期交付房屋的，每逾期一日，应当按照日租金的二倍向乙方支付违约金。"),
    (B, C.TERM, "除本合同第四十八条约定的情形外", "引用的条号有误，且剥夺租金、押金的返还。", "删除本条"),
    (A, C.DISPUTE, "提交甲方住所地有管辖权的人民法院", "建议约定房屋所在地法院。",
     "任何一方均可以向房屋所在地的人民法院提起诉讼"),
    (H, C.WORDING, "签字盖章之日起生效", "“签字盖章”建议写成“签字并盖章”。", "签字并盖章之日起生效"),
    (A, C.OTHER, "附件三《房屋权属证明及抵押权人同意出租的书面文件》", "附件三应当实际附上。", ""),
)  # fmt: skip


def annotate(matter: Matter) -> None:
    """What counsel said, each on the words it speaks of."""
    revision = latest_revision(matter)
    assert revision is not None
    paper = documents.reading(revision)
    for severity, category, words, text, proposal in SAID:
        note = Note(severity, category, text, "", proposal)
        annotations.annotate(matter, revision, paper, spot(paper, words), note, by=person("chenlu"))


def spot(paper: Paper, words: str) -> placements.Span:
    """The first place of these words; an error where the paper has drifted away from them."""
    paragraph = next((each for each in paper.paragraphs() if words in each.text), None)
    if paragraph is None:
        raise ValueError(f"not in the paper: {words}")
    start = paragraph.text.index(words)
    return placements.Span(paragraph.id, start, paragraph.id, start + len(words))


def displaced(terms: ContractTerms = STANDBY) -> Matter:
    """The second revision is in: most of it taken over, some moved, some gone, nothing answered."""
    matter = story.reviewing("lease", terms)
    annotate(matter)
    story.opine(matter, Conclusion.REVISE)
    changed = documents.submit("办公用房租赁合同（修改稿）.docx", papers.write("lease", 2))
    documents.make_ready(matter, changed)
    documents.add_revision(matter, changed, note="按审查意见修改", by=person("zhoumin"))
    return matter


def contradicted(terms: ContractTerms = SPARE) -> Matter:
    """Every remark answered 采纳, though the text did not follow each of them."""
    matter = displaced(terms)
    revision = latest_revision(matter)
    assert revision is not None
    paper, drafter = documents.reading(revision), person("zhoumin")
    gone = [
        placements.Decision(case.note, None, "该处文字已改写或者删除")
        for case in unplaced_annotations.cases(matter, revision, paper)
    ]
    placements.decide(matter, revision, paper, gone, by=drafter)
    story.answer_all(matter)
    return matter


def tell() -> None:
    """A lease displaced by its revision, and one whose answers the text does not bear out."""
    with story.told(7):
        contradicted()
    with story.told(3, 14):
        displaced()
