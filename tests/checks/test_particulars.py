"""What a contract says of itself, on small texts and on real papers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from review.checks.particulars import Particulars, find

PAPERS = Path(__file__).parents[2] / "../shared/papers/zh"
CONTRACT = (
    "合同编号：2026-1", "", "热线坐席服务外包合同", "甲方：某区指挥中心", "乙方：某科技有限公司",
    "合同总价：人民币壹佰万元整（¥1,000,000.00）", "服务期限：自2026年1月1日起至2026年12月31日止",
)  # fmt: skip

# What a reader finds in the papers that are filled in; (title, parties, total).
FILLED: dict[str, tuple[str, dict[str, str], int | None]] = {
    "建设工程合同": (
        "新型建材生产线 EPC 总承包合同",
        {"甲方": "安徽淮南方圆新型建材有限公司", "乙方": "中材建设工程有限公司（合肥）"},
        576_000_000,
    ),
    "电信计费系统合同": (
        "电信计费系统开发合同", {"甲方": "西安科技大学", "乙方": "名璇科技责任有限公司"}, 56_500,
    ),
    "房屋租赁合同": ("房屋租赁合同", {}, None),
    "技术服务合同": ("技术服务合同", {}, None),
    "数据委托处理合同范本": ("数据委托处理服务合同", {}, None),
    "软件开发合同": ("合作协议", {}, None),
    "民法典": ("", {}, None),
}  # fmt: skip


def read(path: Path) -> Particulars:
    paper = Document(str(path))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    return find([paragraph.text for paragraph in paper.paragraphs], tables)


def test_a_contract_tells_its_title_parties_total_and_term() -> None:
    found = find(CONTRACT)
    assert found.title == "热线坐席服务外包合同"
    assert [(party.role, party.place) for party in found.parties] == [("甲方", 3), ("乙方", 4)]
    assert found.total == Decimal(1_000_000)
    assert len(found.amounts) == len(found.dates) == 2
    assert found.term is not None


def test_what_stands_in_tables_is_found_too() -> None:
    rows = [["采购人", "某区指挥中心"], ["合同金额", "50万元"]]
    found = find(["采购合同"], [rows])
    assert [(party.name, party.place) for party in found.parties] == [("某区指挥中心", 1)]
    assert found.total == Decimal(500_000)


def test_an_empty_text_has_no_particulars() -> None:
    assert find([]) == Particulars("", (), (), None, (), None)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["合", "作", "协", "议"], "合作协议"),
        (["停车管理办法（试行）"], "停车管理办法（试行）"),
        (["第一章 一般规定"], ""),
        (["根据有关规定，签订本合同"], ""),
        (["1、符合第二十二条的规定"], ""),
    ],
)
def test_a_title_is_a_line_that_ends_like_one(lines: list[str], title: str) -> None:
    assert find(lines).title == title


@pytest.mark.skipif(not PAPERS.is_dir(), reason="共享的真实文本不在本机")
@pytest.mark.parametrize("name", FILLED)
def test_a_real_paper_is_offered_as_its_reader_would(name: str) -> None:
    found = read(PAPERS / f"{name}.docx")
    offered: dict[str, str] = {}
    for party in found.parties:
        if party.role in ("甲方", "乙方"):
            offered.setdefault(party.role, party.name)
    assert (found.title, offered, found.total) == FILLED[name]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("合同总价为12·5万元", None), ("合同总价为2×5万元", None), ("合同总价为1e6元", None),
        ("合同总价为负5000元", None), ("合同总价١٢٥٠٥٠٠元", 1_250_500), ("合同总价१२५०元", 1_250),
        ("合同总价为1,250 500元", None), ("合同总价为RMB5000", 5_000),
    ],
)  # fmt: skip
def test_a_sum_is_right_in_every_script_or_nothing_is_offered(line: str, value: int | None) -> None:
    assert find(["合同书", line]).total == value


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("甲方:　　北京　某某　有限公司", []), ("甲方：北京某局 盖章", ["北京某局"]),
        ("甲方：北京某局 地址：北京市", ["北京某局"]),
        ("乙方：上海建工（联合体牵头人）与中铁一局（联合体成员）", []),
    ],
)  # fmt: skip
def test_a_name_is_whole_or_nothing_is_offered(line: str, names: list[str]) -> None:
    assert [party.name for party in find(["合同书", line]).parties] == names


def test_a_length_keeps_its_half() -> None:
    term = find(["合同书", "合同期限为一年半，自2027年1月1日起"]).term
    assert term is not None
    assert term.text == "合同期限为一年半"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("合同总价：人民币壹佰万元整（¥1,000,000.00）", 1_000_000),
        ("合同总价：人民币壹佰万元整（¥1,200,000.00）", None),
        ("合同总价为1,200,000.00元（大写：壹佰万元整）", None),
        ("合同总价（小写）：￥1200000元；（大写）：人民币 壹佰万元整", None),
        ("合同总价为1,200,000元（含税价，大写：壹佰万元整）", None),
        ("合同总价（大写）【壹佰万元整】，（小写）【1,200,000元】", None),
        ("合同总价120万元，即人民币壹佰贰拾万元整", 1_200_000),
        # The second sum is another one.
        ("合同总价壹佰万元整，其中1,200元为押金", 1_000_000),
        ("合同总价1,000,000元，1,200元为押金", 1_000_000),
        ("合同总价见附件，押金1,200元", None),
        ("合同总价见附件，1,200元为押金", None),
        ("合同总价（含税，税率6%）见附件；另收1,200元", None),
        ("合同总价（含增值税，不另计）为人民币1,200元", 1_200),
        ("合同总价，即人民币1,200元", 1_200),
        ("违约金1,200元", None),
        ("服务费用1,200元", 1_200),
    ],
)
def test_a_total_that_disagrees_with_itself_or_is_another_sum_is_not_offered(
    line: str, value: int | None
) -> None:
    assert find([line]).total == value


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (["第三条 合同价款", "3.1 本合同费用为人民币1,200元。"], 1_200),
        (["3.1 合同总价：________元。", "3.2 乙方交纳1,200元。"], None),
        (["3.1 合同总价详见附件一。", "3.2 乙方交纳1,200元。"], None),
        (["3.1 合同总价（大写）：＿＿＿＿", "3.2 乙方交纳1,200元。"], None),
    ],
)
def test_the_only_sum_is_the_total_where_none_is_said_to_stand_elsewhere(
    lines: list[str], value: int | None
) -> None:
    assert find(lines).total == value
