"""C04: names, codes and accounts of the parties from the head to the signature page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from review.checks.check import CONTRACTS, Check
from review.checks.credit_code import valid_credit_code
from review.checks.finding import Finding, Rule, Weight
from review.checks.parties import ROLES
from review.checks.text import Line, Text
from review.checks.tight import tight
from review.words import Words

RULE = Rule(
    "C04", Weight.WARN, "当事人名称、统一社会信用代码或者账户前后不一致", "民法典第四百七十条、第四百九十条",
    "已注明的简称；曾用名、更名；分公司代总公司签订；联合体；合同专用章名称；识别文字有误",
    "主体", "首部、正文、签署页和附件中的当事人是否同一",
)  # fmt: skip
_BOTH = re.compile(rf"({ROLES})（({ROLES})）")
_TAIL = re.compile(
    r"（(?:盖章|公章|签章|签字|(?:合同|财务)?专用章|甲方|乙方|丙方|以下简称.*|单位盖章|原名.*|曾用名.*|原“?[一-龥].*)）.*$"
    r"|(?:合同专用章|财务专用章|盖章|公章)$|（[^）]{1,12}$"
)
_ACCOUNT_NAME = re.compile(
    r"(?:户名|[账帐]户名称?|[账帐]户名|开户名称?|收款单位|收款人)(?:名称)?[：:为]([一-龥（）A-Za-z0-9]{4,40})"
)
_ACCOUNT = re.compile(r"(?:银行)?[账帐][号户](?:号码)?[：:为]?(\d[\d ]{7,28}\d)")
_CODE = re.compile(
    r"(?:统一社会信用代码|纳税人识别号|税号)(?:（[^）]*）)?[：:为]?([0-9A-HJ-NPQRTUWXY]{18})(?![0-9A-Z])"
)
_ORGAN = re.compile(
    "有限责任公司|股份有限公司|有限公司|事务所|研究院|研究所|指挥中心|服务中心|委员会|管理局|街道办事处|大学|学院|医院"
)
_THIRD = re.compile("[丙丁]方")
_FORMERLY = re.compile("(?:原名|曾用名|原名称|更名前|前身)[：:为是]?“?$")
_OTHER = re.compile("分公司|联合体|曾用名|更名|原名|代理")


def _bare(name: str) -> str:
    return _TAIL.sub("", tight(name)[0]).strip("：:，,。 \t")


def _same_roles(text: Text) -> dict[str, str]:
    """发包人 → 甲方, where the contract says 发包人（甲方）."""
    pairs = dict[str, str]()
    for match in _BOTH.finditer(text.whole):
        plain, letter = match[1], match[2]
        if not letter.endswith("方") or letter[0] not in "甲乙丙丁":
            plain, letter = letter, plain
        if letter[0] in "甲乙丙丁":
            pairs.setdefault(plain, letter)
    return pairs


def names(text: Text) -> Iterator[Finding]:
    same = _same_roles(text)
    first: dict[str, str] = {}
    for party in text.parties:
        role = same.get(party.role, party.role)
        name = _bare(party.name)
        if len(name) < 4 or re.search(
            "[×xX]{2}|某|__|证件|编号|类型|身份证|^（|^[^一-龥]+$|[{}]", name
        ):
            continue
        known = first.setdefault(role, name)
        line = _line_of(text, party.name)
        if line is None or known == name or ("联合体" in known and name in known):
            continue
        if not (
            known.startswith(name) and f"简称{name}" in text.whole.replace("“", "").replace("”", "")
        ):
            said = Words(
                "{role}在前面写作“{known}”，此处为“{name}”", role=role, known=known, name=name
            )
            yield _marked(text, line, name, said)
    owners: dict[str, str] = {}
    for role, name in first.items():
        other = owners.setdefault(name, role)
        if other != role and (line := _line_of(text, name)):
            yield _marked(
                text,
                line,
                name,
                Words("{other}和{role}是同一名称，请核对是否填错", other=other, role=role),
            )


def near_names(text: Text) -> Iterator[Finding]:
    """A name in the text that differs from a party's by one or two characters."""
    known = {_bare(party.name) for party in text.parties}
    known = {name for name in known if len(name) >= 8 and _ORGAN.search(name)}
    reported = set()
    for line in text.body:
        for match in _ORGAN.finditer(line.text):
            for name in known:
                if not name.endswith(match[0]):
                    continue
                part = line.text[max(0, match.end() - len(name)) : match.end()]
                wrong = _near(part, name, line.text[: match.end()])
                if (
                    wrong
                    and not _FORMERLY.search(line.text[: match.end() - len(wrong)])
                    and not any(wrong in other or other in wrong for other in known)
                    and wrong not in reported
                ):
                    reported.add(wrong)
                    yield _marked(
                        text,
                        line,
                        wrong,
                        Words("当事人名称为“{name}”，此处为“{wrong}”", name=name, wrong=wrong),
                    )


def _near(part: str, name: str, before: str) -> str:
    """The words at the end of `before` that are `name` with one or two characters wrong, or ""."""
    if before.endswith(name):
        return ""
    for size in (len(name), len(name) - 1, len(name) + 1):
        said = before[-size:]
        if (
            len(said) == size
            and said[:2] == name[:2]
            and SequenceMatcher(None, said, name).ratio() >= 0.85
        ):
            off = sum(a != b for a, b in zip(said, name, strict=False)) if size == len(name) else 1
            return said if off <= 2 else ""
    return ""


def accounts(text: Text) -> Iterator[Finding]:
    """An account in another name than a party's; two numbers for the same party."""
    known = {_bare(party.name) for party in text.parties}
    held: dict[str, str] = {}
    owner, same = "乙方", _same_roles(text)
    for line in text.body:
        if role := re.match(rf"(?:\d[\d.]*)?({ROLES})", line.text):
            owner = role[1]
        if (named := _ACCOUNT_NAME.search(line.text)) and _stranger(_bare(named[1]), known):
            stranger = Words("账户名称“{name}”不是合同当事人", name=_bare(named[1]))
            yield text.finding(RULE, line, named.span(1), stranger)
        for match in _ACCOUNT.finditer(line.text):
            number = match[1].replace(" ", "")
            said = line.text[: match.start()]
            role = re.match(".*([甲乙丙]方)", said)
            whose = same.get(owner, owner) if not role else role[1]
            before = held.setdefault(whose, number)
            if before != number and len(before) > 8 and not _two_accounts(text):
                yield text.finding(
                    RULE,
                    line,
                    match.span(1),
                    Words(
                        "{whose}的账号前面写作{before}，此处为{number}",
                        whose=whose,
                        before=before,
                        number=number,
                    ),
                )


def _stranger(name: str, known: set[str]) -> bool:
    """Whether an account is in the name of somebody who is no party."""
    other = not any(each in name or name in each for each in known)
    return (
        len(known) >= 2 and other and not re.search("^(?:为|是|应|须|以)|银行|变更|财政|国库", name)
    )


def _two_accounts(text: Text) -> bool:
    return bool(
        re.search(
            "保证金账户|专用账户|农民工工资(?:账户|专户)|共管账户|监管账户|基本账户和", text.whole
        )
    )


def codes(text: Text) -> Iterator[Finding]:
    """Two codes for one party; a code whose check digit fails is only hinted at."""
    owner, held = "", dict[str, str]()
    for line in text.body:
        for match in re.finditer(rf"({ROLES})|{_CODE.pattern}", line.text):
            if match[1]:
                owner = (
                    match[1]
                    if match.start() < 20 or "：" in line.text[match.end() : match.end() + 8]
                    else owner
                )
                continue
            code = match[2]
            if not valid_credit_code(code):
                said = "统一社会信用代码的校验位不符，请与营业执照核对"
                yield text.finding(RULE, line, match.span(2), said, Weight.HINT)
            before = held.setdefault(owner, code)
            if owner and before != code:
                said = Words(
                    "{owner}的代码前面写作{before}，此处为{code}",
                    owner=owner,
                    before=before,
                    code=code,
                )
                yield text.finding(RULE, line, match.span(2), said)


def roles(text: Text) -> Iterator[Finding]:
    """丙方 in a contract that names only 甲方 and 乙方."""
    whole = text.whole
    if not re.search("甲方[（：:]|[“”]甲方", whole) or not re.search("乙方[（：:]|[“”]乙方", whole):
        return
    for letter in "丙丁":
        role = Words("{letter}方", letter=letter)
        introduced = re.search(
            rf"{role}(?:（[^）]*）)?[：:]|称(?:为)?[“”]?{role}|（{role}）|{role}为|[甲乙、]{role}|{role}（",
            whole,
        )
        if role in whole and not introduced:
            line = next(each for each in text.body if role in each.text)
            at = line.text.find(role)
            yield text.finding(RULE, line, (at, at + 2), Words("合同没有写明{role}是谁", role=role))


def _line_of(text: Text, name: str) -> Line | None:
    """The last line that holds the name and no other mention of it before: where it is given."""
    bare = tight(name)[0]
    return next((line for line in reversed(text.body) if bare in line.text), None)


def _marked(text: Text, line: Line, name: str, said: str) -> Finding:
    at = max(line.text.find(name), 0)
    weight = Weight.HINT if _OTHER.search(name) else None
    return text.finding(RULE, line, (at, at + len(name)), said, weight)


CHECKS = tuple(Check(RULE, CONTRACTS, each) for each in (names, near_names, accounts, codes, roles))
