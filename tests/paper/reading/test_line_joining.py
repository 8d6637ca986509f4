"""Lines joined into paragraphs again."""

from collections.abc import Sequence

from review.paper.reading.line_joining import PageLine, begun, body_lines


def page(*rows: tuple[str, float, float]) -> list[PageLine]:
    return [PageLine(*row) for row in rows]


def paragraphs_of(pages: Sequence[Sequence[PageLine]]) -> list[str]:
    return [text for _, text in begun(pages)]


def test_a_full_line_goes_on_and_an_opening_begins_anew():
    lines = page(
        ("第一条 甲方应当在收到发票后", 20, 400),
        ("六十日内付款。", 0, 120),
        ("（一）逾期的，", 0, 130),
    )
    assert list(paragraphs_of([lines])) == [
        "第一条 甲方应当在收到发票后六十日内付款。",
        "（一）逾期的，",
    ]


def test_a_paragraph_may_cross_pages():
    first = page(("甲方应当在收到发票后的第一个工作日起", 0, 400))
    second = page(("六十日内付款。", 0, 120), ("甲方应当在收到发票后的第一个工作日起", 20, 400))
    assert paragraphs_of([first, second])[0] == "甲方应当在收到发票后的第一个工作日起六十日内付款。"


def test_what_repeats_at_the_edges_of_pages_is_dropped():
    pages = [
        page(("某市人民政府公报", 0, 100), (f"第{n}页的正文", 0, 100), (f"— {n} —", 0, 50))
        for n in range(1, 6)
    ]
    assert [[line.text for line in each] for each in body_lines(pages)] == [
        [f"第{n}页的正文"] for n in range(1, 6)
    ]


def test_latin_words_keep_a_space_between_lines():
    lines = page(("This contract is governed by the", 0, 400), ("laws of the PRC.", 0, 120))
    assert paragraphs_of([lines]) == ["This contract is governed by the laws of the PRC."]


def test_lines_hung_under_the_number_of_a_clause_belong_to_it():
    lines = page(
        ("5.2.3.5 提供本单位制造的货物、承担的工程或者服务（以下简称产", 20, 400),
        ("品），或者提供其他残疾人福利性单位制造的货物（不包括使用非残", 70, 400),
        ("疾人福利性单位注册商标的货物）；", 70, 230),
        ("5.2.3.6 前款所称残疾人是指法定劳动年龄内，持有证件的自然人。", 20, 395),
        ("六、附则", 0, 60),
    )
    assert [text[-4:] for text in paragraphs_of([lines])] == ["货物）；", "自然人。", "六、附则"]


def test_a_number_in_the_midst_of_a_sentence_begins_nothing():
    lines = page(
        ("当事人一方不履行合同义务的，对方可以依照民法典", 20, 400),
        ("第五百七十七条的规定请求承担继续履行等违约责任", 0, 400),
        ("（一）或者采取补救措施。", 0, 180),
        ("第五百七十八条 另有约定的除外。", 20, 250),
    )
    assert len(paragraphs_of([lines])) == 2


def test_a_box_to_tick_begins_anew():
    lines = page(
        ("■得分相同的，按投标报价由低到高的顺序排列，报价也", 0, 400), ("□随机抽取", 0, 80)
    )
    assert len(paragraphs_of([lines])) == 2


def test_an_entry_of_a_table_of_contents_stands_alone():
    lines = page(
        ("第七章 投标文件格式 .....................59", 0, 400), ("注：以上为目录", 0, 120)
    )
    assert len(paragraphs_of([lines])) == 2


def test_a_column_of_text_is_joined_to_its_own_edge():
    lines = page(
        ("整页的一行文字决定了页面的右边缘。", 0, 400),
        ("如本项目属于政府购买服务，投标人不属于", 100, 300),
        ("公益一类事业单位、使用事业编制且由财政", 100, 300),
        ("拨款保障的群团组织。", 100, 200),
    )
    assert paragraphs_of([lines])[1:] == [
        "如本项目属于政府购买服务，投标人不属于公益一类事业单位、使用事业编制且由财政拨款保障的群团组织。"
    ]


def test_a_head_of_a_few_pages_is_dropped_by_the_place_it_stands_in():
    def line(text: str, height: float) -> PageLine:
        return PageLine(text, 0, 100, height)

    headed = [
        [
            line("招标文件示范文本", 0.95),
            line(f"第{n}包", 0.05),
            line("正文", 0.8),
            line(f"其{n}", 0.5),
        ]
        for n in range(3)
    ]
    plain = [[line("招标文件示范文本", 0.8), line("正文", 0.7), line("续", 0.6), line("完", 0.5)]]
    others = [[line("条款甲乙丙丁"[n], 0.8), line(f"别{n}", 0.5)] for n in range(6)]
    kept = [[each.text for each in page] for page in body_lines([*headed, *plain, *others])]
    assert kept[0] == ["第0包", "正文", "其0"]
    assert kept[3] == ["招标文件示范文本", "正文", "续", "完"]


def test_a_number_alone_is_a_page_number_only_where_page_numbers_stand():
    lines = [
        PageLine("合同总价（元）", 0, 100, height=0.5),
        PageLine("900", 200, 240, height=0.45),
        PageLine("12", 200, 220, height=0.09),
    ]
    assert [line.text for line in next(body_lines([lines]))] == ["合同总价（元）", "900"]
    year = PageLine("20261", 0, 90, height=0.09)
    assert year in next(body_lines([[lines[0], year]]))
