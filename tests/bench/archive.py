"""A made-up archive for the scale bench: matters with their records and a real log, built in bulk."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import insert

from review import clock
from review.actions.log import sign_head
from review.evidence import canonical, inner_nodes, merkle
from review.evidence.event import Actor, event
from review.evidence.row_digest import digest
from review.extensions import db
from review.law.vocabulary import Conclusion, Conflict, Kind, Method, Nature, Status, TextKind
from review.models import (
    Approval,
    Assignment,
    Contract,
    Deadline,
    LogEntry,
    LogHead,
    LogNode,
    Matter,
    MatterText,
    Opinion,
    Person,
    Revision,
    StoredFile,
    grams,
)
from review.models.deciding import BY_TABLE, key, typed
from review.search import folding

OPEN = 400
"""Matters under way: an office's open work does not grow with its archive."""
STEPS = (
    ("drafter", "open", Status.DRAFT),
    ("drafter", "submit", Status.SUBMITTED),
    ("office", "assign", Status.ASSIGNED),
    ("counsel", "opine", Status.OPINED),
    ("leader", "approve", Status.APPROVED),
)
RUNNING = (Status.SUBMITTED, Status.REVIEWING, Status.OPINED, Status.APPROVING, Status.APPROVED)
BATCH = 2000
NEWS = "/threads"  # what a workbench asks every few seconds


class Cast(NamedTuple):
    drafter: Person
    office: Person
    counsel: Person
    leader: Person


class Archive:
    """Builds `count` contracts, the newest OPEN of them under way, with five events each."""

    def __init__(self, cast: Cast, count: int, text: StoredFile, reading: StoredFile) -> None:
        self.cast, self.count, self.text, self.reading = cast, count, text, reading
        self.chance = random.Random(count)
        self.rows: dict[type, list[dict[str, Any]]] = {}
        self.frontier = merkle.Frontier.empty()

    def build(self) -> None:
        db.session.rollback()
        head = db.session.get(LogHead, 1)
        if head:
            self.frontier = merkle.Frontier.load(head.frontier)
        for id in range(1, self.count + 1):
            self._matter(id)
            if id % BATCH == 0:
                self._write()
        self._write()
        told = {"size": self.frontier.size, "frontier": self.frontier.dump()}
        told["root"] = self.frontier.root().hex()
        if head:
            for name, value in told.items():
                setattr(head, name, value)
        else:
            db.session.execute(insert(LogHead), [{"id": 1, **told}])
        db.session.commit()
        sign_head()

    def _find(self, id: int, text: str) -> None:
        """The passage by which search finds the matter."""
        self.rows.setdefault(MatterText, []).append(
            {"id": id, "matter_id": id, "kind": TextKind.MATTER, "source_id": 0, "part": 0,
             "name": "", "text": text, "words": folding.folded(text)}
        )  # fmt: skip

    def _write(self) -> None:
        for model, rows in self.rows.items():
            db.session.execute(insert(model), rows)
        texts = self.rows.get(MatterText, ())
        filed = {text["id"]: folding.grams(text["words"]) for text in texts}
        grams.put(db.session.connection(), filed)
        db.session.commit()
        self.rows = {}

    def _add(self, model: type, **columns: Any) -> tuple[str, str]:
        """Keep a row for the next batch; return its key and digest as an event records them."""
        self.rows.setdefault(model, []).append(columns)
        row = BY_TABLE[model.__tablename__]  # type: ignore[attr-defined]
        known = {one.name: typed(one, columns.get(one.name)) for one in row.columns}
        return key(row, columns), digest(known)

    def _matter(self, id: int) -> None:
        under_way = id > self.count - min(OPEN, self.count // 2)
        status = RUNNING[id % len(RUNNING)] if under_way else Status.ARCHIVED
        made = clock.now() - timedelta(hours=4 * (self.count - id) + 24)
        number, hash = (
            f"西城管指送〔{made.year}〕{id}号",
            f"s2:{hashlib.sha256(b'%d' % id).hexdigest()}",
        )
        cast, who = self.cast, self.chance.choice(("畅序", "宏远", "安和", "天越"))
        title = f"{who}{self.chance.choice(('设备采购', '物业服务', '信息系统运维'))}合同"
        rows = dict(
            (
                self._add(Matter, id=id, number=number, kind=Kind.CONTRACT,
                          title=title,
                          status=status, status_since=made, version=1, created_at=made,
                          section_id=cast.drafter.section_id, drafter_id=cast.drafter.id),
                self._add(Contract, matter_id=id, counterparty=f"北京{who}有限公司", credit_code="",
                          amount=self.chance.randrange(10**6, 10**8) / 100, nature=Nature.CIVIL,
                          method=Method.DIRECT, note=""),
                self._add(Assignment, id=id, matter_id=id, firm_id=cast.counsel.firm_id,
                          counsel_id=cast.counsel.id, by_id=cast.office.id, made_at=made,
                          declared=Conflict.NONE, declaration="", declared_at=made),
                self._add(Revision, id=id, matter_id=id, number=1, name="合同.docx", sort="docx",
                          sha256=self.text.sha256, reading=self.reading.sha256, text_hash=hash,
                          note="", by_id=cast.drafter.id, made_at=made),
                self._add(Opinion, id=id, number=f"法意〔{made.year}〕{id}号", matter_id=id,
                          revision_id=id, text_hash=hash, conclusion=Conclusion.SIGNABLE,
                          text="经审查，未见违反法律、行政法规强制性规定的内容。", risk="", checklist=[],
                          by_id=cast.counsel.id, made_at=made, letter=self.text.sha256),
                self._add(Approval, id=id, matter_id=id, revision_id=id, text_hash=hash, note="同意",
                          by_id=cast.leader.id, made_at=made, voided_why=""),
            )
        )  # fmt: skip
        if under_way:
            due = (made + timedelta(days=14)).date()
            rows |= [
                self._add(Deadline, id=id, matter_id=id, key="contract.review", label="合同审查",
                          starts_on=made.date(), amount=10, unit="workday", due_on=due,
                          alert_on=due, floor=False, provisional=False)
            ]  # fmt: skip
        self._find(id, f"{number} {title} 北京{who}有限公司")
        self._events(id, number, made, status, rows)

    def _events(
        self, id: int, number: str, made: datetime, status: Status, rows: dict[str, str]
    ) -> None:
        before: int | None = None
        for order, (role, step, to) in enumerate(STEPS):
            last, seq = order == len(STEPS) - 1, self.frontier.size
            person = getattr(self.cast, role)
            data = {"step": step, "to": (status if last else to).value, "from": "draft"}
            told = event(
                seq, made + timedelta(minutes=order), actor=Actor(person.id, role, person.belongs),
                action="step" if order else "open", salt=f"{seq:032x}", matter=number, data=data,
                prev=before, rows=rows if last else None,
            )  # fmt: skip
            body = canonical.encode(told)
            self._append(seq, body)
            self.rows.setdefault(LogEntry, []).append(
                {"seq": seq, "body": body.decode(), "leaf": merkle.leaf(body).hex(),
                 "action": told["action"], "matter_id": id, "actor_id": person.id,
                 "at": made + timedelta(minutes=order)}
            )  # fmt: skip
            before = seq

    def _append(self, seq: int, body: bytes) -> None:
        leaf = merkle.leaf(body)
        for place, node in inner_nodes.completed(self.frontier, leaf):
            self.rows.setdefault(LogNode, []).append(_node(place, node))
        self.frontier = self.frontier.append(leaf)


def _node(place: inner_nodes.Place, node: bytes) -> dict[str, Any]:
    return {"level": place[0], "place": place[1], "hash": node.hex()}


def pages(matter: int) -> Iterator[tuple[str, str, str]]:
    """(page, account, address) of each measured view; the accounts are the cast's."""
    office, leader, counsel = "wangfang", "zhangwei", "chenlu"
    yield from (
        ("待办", "zhoumin", "/"), ("待办", office, "/"), ("待办", leader, "/"), ("待办", counsel, "/"),
        ("事项列表", office, "/matters"), ("事项列表", "zhoumin", "/matters"),
        ("搜索", office, "/matters?q=合同"), ("台账", office, "/registers/contracts"),
        ("事项", office, f"/matters/{matter}"), ("事项", counsel, f"/matters/{matter}"),
        ("工作台", office, f"/matters/{matter}/revisions/1"),
        ("更新", office, f"/matters/{matter}/revisions/1{NEWS}"),
        ("闸口", office, f"/matters/{matter}/gate"), ("日志", office, f"/matters/{matter}/log"),
        ("统计", leader, "/statistics"), ("待办", "liuna", "/"),
    )  # fmt: skip
