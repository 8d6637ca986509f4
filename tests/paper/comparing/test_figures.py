"""A figure is read whole, whatever script and grouping it is written in."""

import pytest

from review.paper.comparing.figures import figures, snapped
from review.paper.comparing.tokens import edits

EXCHANGED = [
    ("percentage", "按万分之五支付", "按万分之三支付", "万分之五", "万分之三"),
    ("percentage", "按日千分之5计", "按日万分之5计", "千分之5", "万分之5"),
    ("percentage", "十万分之六", "百万分之六", "十万分之六", "百万分之六"),
    ("percentage", "折价20%出售", "折价20‰出售", "20%", "20‰"),
    ("percentage", "按八成给付", "按七成给付", "八成", "七成"),
    ("percentage", "占３．５成", "占４成", "３．５成", "４成"),
    ("percentage", "上浮3个百分点", "上浮5个百分点", "3个百分点", "5个百分点"),
    ("amount", "总价三百万元整", "总价五百万元整", "三百万元整", "五百万元整"),
    ("amount", "预算三百万", "预算五百万", "三百万", "五百万"),
    ("amount", "预算100万", "预算1000万", "100万", "1000万"),
    ("amount", "预算100元", "预算100万元", "100元", "100万元"),
    ("amount", "计RMB 1,000", "计CNY 1,000", "RMB 1,000", "CNY 1,000"),
    ("amount", "价￥1 250 500.00", "价￥1 250 600.00", "￥1 250 500.00", "￥1 250 600.00"),
    ("amount", "大写壹拾万", "大写贰拾万", "壹拾万", "贰拾万"),
    ("amount", "计壹万元伍角", "计壹万元陆角", "壹万元伍角", "壹万元陆角"),
    ("amount", "补两千五百块", "补三千五百块", "两千五百块", "三千五百块"),
    ("date", "于二○二七年五月", "于二○二八年五月", "二○二七年五月", "二○二八年五月"),
    ("date", "于二〇二七年元月", "于二〇二七年正月", "二〇二七年元月", "二〇二七年正月"),
    ("date", "元月五日前", "三月五日前", "元月五日", "三月五日"),
    ("date", "自2026.5.1起", "自2026.6.1起", "2026.5.1", "2026.6.1"),
    ("period", "上午9时", "下午9时", "上午9时", "下午9时"),
    ("period", "三日内付清", "五日内付清", "三日内", "五日内"),
    ("period", "10个工作日内", "10日内", "10个工作日内", "10日内"),
    ("fraction", "1/3以上", "2/3以上", "1/3", "2/3"),
    ("fraction", "二分之一", "三分之一", "二分之一", "三分之一"),
    ("fraction", "超过⅓的", "超过⅔的", "⅓", "⅔"),
    ("account", "账号6222020012345678901", "账号6222020012345678902", *(
        "6222020012345678901", "6222020012345678902")),
    ("account", "卡6222 0200 1234 5678", "卡6222 0200 1234 5679", *(
        "6222 0200 1234 5678", "6222 0200 1234 5679")),
    ("code", "码91110000MA01ABCDX9", "码91110000MA01ABCDX8", *(
        "91110000MA01ABCDX9", "91110000MA01ABCDX8")),
    ("duty", "由甲方承担", "由乙方承担", "甲方", "乙方"),
    ("duty", "承租人负担", "出租人负担", "承租人", "出租人"),
    ("percentage", "按八折结算", "按七折结算", "八折", "七折"),
    ("percentage", "按九五折结算", "按八五折结算", "九五折", "八五折"),
    ("date", "于27年3月1日签订", "于28年3月1日签订", "27年3月1日", "28年3月1日"),
    ("date", "第三季度付清", "第四季度付清", "第三季度", "第四季度"),
    ("date", "腊月廿三交货", "腊月廿四交货", "腊月廿三", "腊月廿四"),
    ("date", "民国一百一十五年", "民国一百一十六年", "民国一百一十五年", "民国一百一十六年"),
    ("period", "于半年内完成", "于一年内完成", "半年内", "一年内"),
    ("period", "期限一年半", "期限两年半", "一年半", "两年半"),
    ("number", "一式4份", "一式6份", "4", "6"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "gone", "came"), EXCHANGED)
def test_an_edit_widens_to_the_whole_figures_it_cuts(kind, old, new, gone, came):
    before, after = figures(old), figures(new)
    (edit,) = snapped(edits(old, new), before, after)
    assert (old[edit.old_start : edit.old_end], new[edit.new_start : edit.new_end]) == (gone, came)
    (one,) = [each for each in before if each.start == edit.old_start]
    assert (one.kind, one.text) == (kind, gone)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("128,000元", "128000元"),
        ("１００元", "100元"),
        ("二○二七年", "二〇二七年"),
        ("3 日", "3日"),
    ],
)
def test_two_writings_of_one_figure_have_one_value(one, two):
    assert figures(one)[0].value == figures(two)[0].value


@pytest.mark.parametrize(
    "text", ["成立之日", "万一发生", "千万不要", "一成不变", "赞成的", "完成", "十折算", "三折叠"]
)
def test_words_that_hold_a_numeral_are_no_figure(text):
    assert [each for each in figures(text) if each.kind != "duty"] == []
