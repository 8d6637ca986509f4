"""What a formal text bears, found where it stands and missed where it only seems to."""

from datetime import date

import pytest

from review.paper.comparing.formal_marks import Marks, bearing
from review.paper.model import Image, Paper, Paragraph, Run, Story

MARKS = Marks("西城管指发〔2026〕3号", date(2026, 11, 8), "北京市西城区城市管理指挥中心")
HEAD = ("北京市西城区城市管理指挥中心文件", "西城管指发〔2026〕3号", "某某办法", "第一条　本办法……")
FOOT = ("西城区城市管理指挥中心", "2026 年 11 月 8 日")


def paper(*lines: str, head: str = "", images: tuple[Image, ...] = ()) -> Paper:
    def story(name: str, kind: str, texts: tuple[str, ...]) -> Story:
        blocks = tuple(
            Paragraph(f"{name}{n}", "", text, (Run(0, len(text)),)) for n, text in enumerate(texts)
        )
        return Story(name, kind, blocks)  # type: ignore[arg-type]

    stories = (story("body", "body", lines), *([story("t1", "textbox", (head,))] if head else []))
    return Paper(stories, images=images)


def test_a_whole_text_bears_all_three() -> None:
    assert bearing(paper(*HEAD, *FOOT), MARKS).missing == ()
    assert bearing(paper(*HEAD[1:], FOOT[1], head=HEAD[0]), MARKS).missing == ()
    assert bearing(paper(*HEAD[2:], *FOOT, head=MARKS.number), MARKS).missing == ()


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ((*HEAD[2:], *FOOT), "发文字号“西城管指发〔2026〕3号”"),
        ((HEAD[0], "西城管指发[2026]第3号", *HEAD[2:], *FOOT), "六角括号"),
        ((HEAD[0], "西城管指发〔2026〕13号", *HEAD[2:], *FOOT), "发文字号"),
        ((*HEAD, FOOT[0], "2026年11月18日"), "成文日期“2026年11月8日”"),
        ((*HEAD, FOOT[0], "2026年11月08日"), "成文日期“2026年11月8日”"),
        (
            (*HEAD[1:], "由北京市西城区城市管理指挥中心负责解释。", FOOT[1]),
            "发文机关“北京市西城区城市管理指挥中心”",
        ),
    ],
)
def test_what_is_not_there_or_stands_there_otherwise_is_named(
    lines: tuple[str, ...], missing: str
) -> None:
    [named] = bearing(paper(*lines), MARKS).missing
    assert missing in named


def test_what_cannot_be_read_is_told() -> None:
    pictured = bearing(
        paper(*HEAD[2:], *FOOT, images=(Image("a" * 64, "image/png", "media/1.png"),)), MARKS
    )
    assert pictured.missing
    assert "图片" in pictured.unread
    assert "读不出文字" in bearing(paper(), MARKS).unread


def test_an_issuer_whose_full_name_is_not_on_record_is_not_asked_for() -> None:
    theirs = Marks("西政发〔2026〕12号", date(2026, 11, 8))
    assert bearing(paper("西政发〔2026〕12号", FOOT[1]), theirs).missing == ()
