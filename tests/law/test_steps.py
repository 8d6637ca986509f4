"""What a step is beside its way: each name with its page, its signature, its reason, by hand."""

from __future__ import annotations

from collections import defaultdict

from review.law.kinds import EDITIONS
from review.law.procedure import Ruling, Step
from review.law.vocabulary import Kind

STEPS: dict[str, list[tuple[Kind, Step]]] = defaultdict(list)
for (the_kind, _), the_chapter in EDITIONS.items():
    for the_step in the_chapter.steps:
        STEPS[the_step.name.value].append((the_kind, the_step))

# After these the head of the log is signed: a text, an opinion or a decision is bound by them.
SIGNS = {
    "opine", "legal_review", "approve", "clear", "sign", "archive", "record_meeting",
    "sign_off", "countersign", "issue", "publish", "register", "send_out", "send_again",
    "record_issue", "record_publication",
}  # fmt: skip
# Ways out and ways aside: nobody's task in 待办.
ASIDE = {
    "abandon", "amend", "annul", "ask_counsel_again", "drop_there", "evaluate", "give_back", "hurry",
    "keep", "lapse", "reassign", "reclassify", "record_filing", "record_meeting", "recuse", "redraft",
    "repeal", "revise", "revise_in_review", "revise_outside", "revise_passed", "send_again",
    "send_back", "supersede", "withdraw",
}  # fmt: skip
BRINGS_TEXT = {
    "revise", "revise_in_principle", "revise_in_review", "revise_outside", "revise_passed",
}  # fmt: skip
REASONED = {
    "abandon", "ask_counsel_again", "consent", "decline_countersign", "decline_sign_off",
    "disapprove", "disclose", "give_back", "hurry", "reassign", "reclassify", "recuse", "refuse",
    "send_back", "skip_comment",
}  # fmt: skip
# A button on the matter's page asks for a reason at most.
BUTTONS = {
    "abandon", "accept", "annul", "ask_counsel_again", "close_filing", "compile", "consent",
    "decline_countersign", "decline_sign_off", "give_back", "propose", "redraft", "request_review",
    "resubmit", "resume", "send_back", "settle_text", "submit", "to_meeting",
    "withdraw",
}  # fmt: skip
PAGES = {
    "supersede": "",
    "approve": "approvals.show", "disapprove": "approvals.show", "archive": "sign_gate.archiving",
    "clear": "sign_gate.show", "refuse": "sign_gate.show", "sign": "signings.new",
    "assign": "matters.assignment", "reassign": "matters.assignment",
    "declare": "matters.declaration", "disclose": "matters.declaration",
    "recuse": "matters.declaration", "hurry": "consultations.show",
    "legal_review": "legal_reviews.new", "opine": "opinions.new", "register": "acts.receipts",
    "reclassify": "classification.again",
} | dict.fromkeys(BRINGS_TEXT, "documents.new") | dict.fromkeys(BUTTONS, "")  # fmt: skip
# A question's meeting is registered on its own page, a document's on the page of its acts.
MEETINGS = {"pass_meeting", "reject", "deliberate_again"}


def names(flag: str) -> set[str]:
    """Where the flag is set; a name says the same in every chapter and edition."""
    said = {name: {getattr(step, flag) for _, step in steps} for name, steps in STEPS.items()}
    assert all(len(values) == 1 for values in said.values()), said
    return {name for name, values in said.items() if values == {True}}


def test_the_log_is_signed_after_what_binds() -> None:
    assert names("signs") == SIGNS


def test_a_way_out_is_nobodys_task() -> None:
    assert names("aside") == ASIDE


def test_a_revision_is_taken_by_uploading_it() -> None:
    assert names("brings_text") == BRINGS_TEXT


def test_what_turns_a_matter_back_asks_for_its_reason() -> None:
    assert names("reason") == REASONED


def test_each_step_is_taken_on_its_page() -> None:
    for name, steps in STEPS.items():
        for kind, step in steps:
            meeting = "consultations.show" if kind is Kind.CONSULTATION else "acts.new"
            page = meeting if name in MEETINGS else PAGES.get(name, "acts.new")
            assert step.page == page, (name, kind)


def test_every_condition_is_named_in_a_line() -> None:
    """Where many stand in a list, one is a name; the gate and a refusal say it whole."""
    steps = (step for rows in STEPS.values() for _, step in rows)
    conditions = {need for step in steps for need in step.needs}
    assert len(conditions) > 30
    assert {need.key: need.brief for need in conditions if len(need.brief) > 23} == {}
    ruling = Ruling(False, "尚未满足：很长的一句话", tuple(conditions)[:1])
    assert ruling.brief == f"尚未满足：{ruling.unmet[0].brief}"
