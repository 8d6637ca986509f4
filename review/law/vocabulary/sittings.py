"""The words of bodies and their sittings: what they need to decide, what 三重一大 is about."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class Quorum(Word):
    """法定人数: how many of a body's members must be present for a decision."""

    MAJORITY = "majority", "过半数"
    TWO_THIRDS = "two_thirds", "三分之二以上"
    ALL = "all_members", "全体"


class Grave(Word):
    """Which of the four an item of 三重一大 is."""

    DECISION = "grave_decision", "重大决策"
    PERSONNEL = "personnel", "重要人事任免"
    PROJECT = "project", "重大项目安排"
    FUNDS = "funds", "大额度资金使用"
