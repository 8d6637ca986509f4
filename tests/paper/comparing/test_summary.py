"""The summary says what a lawyer would ask about first."""

from review.paper.comparing.compare import compare
from review.paper.comparing.summary import summary
from review.paper.comparing.tokens import Edit
from review.paper.model import OBJECT, Paper, Paragraph, Run
from tests.paper.drafts import paper

OLD = (
    "甲方：北京市某某局",
    "第一条|服务费总额为128,000.00元，于2026年5月1日前支付。",
    "第二条|逾期的，按日支付未付款项0.5%的违约金，并赔偿由此造成的损失。",
    "第三条|争议由甲方所在地人民法院管辖。",
    "第四条|本合同一式四份，双方各执两份，具有同等法律效力。",
)


def said(*new: str) -> list[tuple[str, str]]:
    return [(f.topic, f.sentence) for f in summary(compare(paper(*OLD), paper(*new)))]


def test_equal_texts_have_no_findings() -> None:
    assert said(*OLD) == []


def test_sums_dates_and_percentages_are_named_with_old_and_new() -> None:
    new = list(OLD)
    new[1] = new[1].replace("128,000.00", "138,000.00").replace("5月1日", "6月1日")
    new[2] = new[2].replace("0.5%", "0.3%")
    assert said(*new) == [
        ("amount", "第一条：金额由“128,000.00元”改为“138,000.00元”。"),
        ("date", "第一条：日期由“2026年5月1日”改为“2026年6月1日”。"),
        ("percentage", "第二条：百分比由“0.5%”改为“0.3%”。"),
    ]


def test_a_sum_written_without_commas_is_the_same_sum() -> None:
    new = list(OLD)
    new[1] = new[1].replace("128,000.00", "128000.00")
    assert said(*new) == []


def test_an_added_clause_is_told_and_those_after_it_are_renumbered() -> None:
    new = [*OLD[:3], "第三条|双方对履行中知悉的秘密负有保密义务。"]
    new += ["第四条|" + OLD[3][4:], "第五条|" + OLD[4][4:]]
    assert said(*new) == [
        ("added", "新增第三条：“双方对履行中知悉的秘密负有保密义务。”"),
        ("renumbered", "第三条改为第四条。"),
        ("renumbered", "第四条改为第五条。"),
    ]


def test_a_deleted_clause_and_a_changed_party_are_told() -> None:
    new = ["甲方：北京市另一局", *OLD[1:3], OLD[4]]
    assert said(*new) == [
        ("party", "甲方由“北京市某某局”改为“北京市另一局”。"),
        ("deleted", "删除第三条：“争议由甲方所在地人民法院管辖。”"),
    ]


def test_a_moved_clause_is_told_with_both_places() -> None:
    finding = next(
        f
        for f in summary(compare(paper(*OLD), paper(*OLD[:1], OLD[4], *OLD[1:4])))
        if f.topic == "moved"
    )
    assert finding.old is not None
    assert finding.new is not None
    assert (finding.old.block, finding.new.block) == ("b4", "b1")


def test_an_exchanged_picture_is_an_edit_and_a_finding_though_the_words_are_the_same() -> None:
    def sheet(*pictures: str) -> Paper:
        text = f"报价表：{OBJECT * len(pictures)}以盖章为准。"
        plain = [Run(0, 4), Run(4 + len(pictures), len(text))]
        shown = [Run(4 + n, 5 + n, image=each) for n, each in enumerate(pictures)]
        runs = (plain[0], *shown, plain[1])
        return paper("第一条|甲方应当付款。", Paragraph("b1", "第二条", text, runs))

    old = sheet("aa", "bb")
    assert compare(old, sheet("aa", "bb")).changes == ()
    changed = compare(old, sheet("aa", "cc"))
    (pair,) = changed.changes
    assert (pair.kind, pair.edits) == ("edited", (Edit(5, 6, 5, 6),))
    assert [tuple(each) for each in summary(changed)] == [
        ("picture", "第二条：更换图片1幅。", ("b1", 5, 6, "第二条"), ("b1", 5, 6, "第二条"))
    ]
    (found,) = summary(compare(old, sheet("bb")))
    assert found.sentence == "第二条：删除图片1幅。"
    (found,) = summary(compare(old, sheet("aa", "bb", "bb")))
    assert found.sentence == "第二条：新增图片1幅。"


MINI = (
    "第一条、出租人责任",
    "1）出租人按时交付房屋。",
    "2）出租人负责房屋主体维修。",
    "第二条、承租人责任",
    "1）承租人按时支付租金。",
    "2）房屋出租的税费由承租人承担。",
    "3）房屋受到公共工程影响的，承租人应当及时书面通知出租人。",
    "4）承租人不得将二楼转租给他人使用。",
)


def test_items_inside_a_clause_that_came_went_and_moved_are_told() -> None:
    moved = MINI[6]
    new = [*MINI[:3], moved, *MINI[3:6], "3）承租人可以顺延付款。"]
    found = summary(compare(paper(*MINI), paper(*new)))
    assert [(f.topic, f.sentence) for f in found] == [
        ("moved", f"“{moved}”由第二条移到第一条。"),
        ("deleted", "第二条：删除“4）承租人不得将二楼转租给他人使用。”。"),
        ("added", "第二条：新增“3）承租人可以顺延付款。”。"),
    ]


def test_who_owes_it_is_a_finding_of_its_own() -> None:
    new = [one.replace("税费由承租人", "税费由出租人") for one in MINI]
    assert [(f.topic, f.sentence) for f in summary(compare(paper(*MINI), paper(*new)))] == [
        ("duty", "第二条：权利义务主体由“承租人”改为“出租人”。")
    ]


def test_every_other_word_is_told_too() -> None:
    new = list(OLD)
    new[2] = new[2].replace("并赔偿", "不赔偿")
    new[3] = new[3].replace("管辖", "专属管辖")
    assert said(*new) == [
        ("wording", "第二条：“并”改为“不”。"),
        ("wording", "第三条：新增“专属”。"),
    ]


def test_a_changed_sum_does_not_cover_the_words_beside_it() -> None:
    assert said(OLD[0], OLD[1].replace("为128,000.00元，于", "免除，于"), *OLD[2:]) == [
        ("amount", "第一条：删除金额“128,000.00元”。"),
        ("wording", "第一条：“为128,000.00元”改为“免除”。"),
    ]


def test_a_role_alone_is_a_word_that_came() -> None:
    new = [*OLD[:2], OLD[2].replace("并赔偿", "并由乙方赔偿"), *OLD[3:]]
    assert said(*new) == [("wording", "第二条：新增“由乙方”。")]


def test_a_letter_that_numbers_an_item_is_told() -> None:
    def item(label: str) -> Paper:
        text = "逾期付款的。"
        return paper("第一条|违约", Paragraph("b1", label, text, (Run(0, len(text)),)))

    (found,) = summary(compare(item("①"), item("②")))
    assert (found.topic, found.sentence) == ("label", "第一条：编号由“①”改为“②”：“逾期付款的。”")


def test_a_changed_pair_has_a_finding_unless_only_blanks_are_another() -> None:
    spaced = [one.replace("，", "， ") for one in OLD]
    assert said(*spaced) == []
