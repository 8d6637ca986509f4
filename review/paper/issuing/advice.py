"""法律意见书: what counsel answers to a question, in the order the trade is used to."""

from __future__ import annotations

from dataclasses import dataclass

from review.paper.issuing import letters
from review.paper.issuing.letters import Anchor, Letter, Note, Point, Text

DECLARATIONS = (
    "本意见依据委托人提供的材料和出具之日现行有效的法律、法规、规章作出，委托人对材料的真实、完整负责。",
    "本意见仅供委托人就本委托事项决策参考，不得用于其他目的。",
    letters.CONFIRMED,
)


@dataclass(frozen=True)
class Advice:
    """`bases` are the laws relied on; `risk` is warned of where the law is silent."""

    letter: Letter
    text: Text
    client: str
    firm: str
    question: str
    materials: tuple[str, ...]
    bases: tuple[str, ...]
    said: str
    points: tuple[Point, ...]
    notes: tuple[Note, ...]
    conclusion: str
    risk: str = ""
    anchor: Anchor | None = None


def advice_letter(advice: Advice) -> bytes:
    page = letters.opened(f"关于“{advice.text.title}”的\n法律意见书", advice.letter)
    page.heading("一、委托人和受托人")
    page.labelled("委托人", advice.client)
    page.labelled("受托人", advice.firm)
    page.heading("二、委托事项")
    page.text(advice.question)
    page.heading("三、委托人提供的材料")
    letters.numbered(
        page, (f"《{advice.text.title}》（第{advice.text.revision}版）", *advice.materials)
    )
    page.heading("四、依据")
    letters.numbered(page, advice.bases or ("见法律分析各处所引。",))
    page.heading("五、法律分析")
    page.text(advice.said)
    if advice.notes:
        letters.remarks(page, advice.notes)
    if advice.points:
        letters.checked(page, advice.points)
    page.heading("六、结论")
    page.text(advice.conclusion)
    if advice.risk:
        page.labelled("风险提示", advice.risk)
    page.heading("七、声明")
    letters.numbered(page, DECLARATIONS)
    letters.grounds(page, advice.text, advice.anchor)
    page.signature(advice.letter.signed, advice.letter.on)
    return page.content()
