"""The printed law is current, every row has its authority, every event its words."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from review.cli.law import page
from review.law.act_requirements import ACTS
from review.law.events import WORDS
from review.law.kinds import STATUTE
from review.law.settings import PERIODS
from tests.house.sources import ROOT, modules, tree


def test_the_printed_law_is_current() -> None:
    printed = (ROOT / "docs/law.md").read_text("utf-8")
    assert printed == "\n".join(page()) + "\n", "python3 manage.py flask law > docs/law.md"


def test_every_step_and_period_names_its_authority() -> None:
    steps = [step for chapter in STATUTE.values() for step in chapter.steps]
    assert steps
    assert not [step.name for step in steps if not step.basis.strip()]
    assert not [row.key for row in PERIODS.values() if not row.source.strip()]


# Sentences that no rule of the law says: what is out of date, is not there, or cannot be read.
NO_RULE = {
    "printed_texts.ask_again", "file_moves.move",
    "annotations.answer_all", "bulk.each", "case_file.export", "checking.set_aside", "checklists.write", "documents._bringing",
    "key_rotation.rotate", "key_rotation._put_in_force",
    "incoming.take_in", "incoming._thread", "matters.describe", "outgoing.composed",
    "factors.enter", "factors.enter_enrolled", "mail_server.deliver", "mail_server._said", "operation.retry",
    "passkeys.enter", "passkeys.enter_enrolled", "matter_links.enter", "malware.check",
    "mailed_answers._open",
    "people.sign_in", "people.switch_to", "people.choose_password", "procedure._granted",
    "restoration._told", "restoration.prepare",
}  # fmt: skip


def test_an_action_refuses_in_the_words_of_the_law_alone() -> None:
    """A rule is a row of `law`, so that the printed law holds it; here is the rest, by name."""
    spoken = set(_own_sentences())
    assert spoken == NO_RULE


def _own_sentences() -> Iterator[str]:
    """The functions in which a sentence of their own is refused with."""
    for file in modules("actions"):
        for function in ast.walk(tree(file)):
            if isinstance(function, ast.FunctionDef) and any(map(_speaks, ast.walk(function))):
                yield f"{file.stem}.{function.name}"


def _speaks(node: ast.AST) -> bool:
    raised = node.exc if isinstance(node, ast.Raise) else None
    if not isinstance(raised, ast.Call) or ast.unparse(raised.func) != "Refused":
        return False
    said = raised.args[0]
    if isinstance(said, ast.Call) and ast.unparse(said.func) == "Words":
        said = said.args[0]
    return isinstance(said, ast.Constant | ast.JoinedStr)


def test_every_requirement_has_one_key_in_its_act_and_its_words() -> None:
    for act, needs in ACTS.items():
        assert len({need.key for need in needs}) == len(needs), act
        assert all(need.label and need.refusal and need.basis for need in needs), act


def test_every_event_has_words() -> None:
    written = set(_actions())
    assert "step" in written
    assert not written - {"step"} - set(WORDS)


def _actions() -> Iterator[str]:
    """The first argument of every `log.append(…)`, where it is written out."""
    for file in modules("actions"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "log.append":
                yield from (
                    word.value
                    for word in ast.walk(node.args[0])
                    if isinstance(word, ast.Constant) and isinstance(word.value, str)
                )
