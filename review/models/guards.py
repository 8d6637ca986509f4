"""Triggers that refuse to change or delete what must never change, on both engines.

Alembic's batch mode copies a table and silently loses its triggers, so every migration sets them
up again, and the application looks for them when it starts.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

APPEND_ONLY = (
    "log_entry", "log_node", "checkpoint", "opinion", "revision", "answer", "remark", "placement",
    "meeting", "comment_period", "comment_result", "drafting_review", "issue", "publication",
    "filing", "registration", "upkeep",
    "extension", "holiday_notice", "setting_change", "checklist_version",
    "original", "recognition", "copy_check", "charge",
    "performance", "term", "alert", "direction", "decision",
    "returned_file", "taken_in",
    "supplement_notice", "filing_event",
    "classification", "annual_list", "drafting_confirmation", "rereading",
    "report_block", "report_request", "report_amendment", "report_candidate", "report_version",
    "report_event", "public_reading", "past_batch", "past_record", "past_withdrawal", "past_scan",
    "register_entry", "register_confirmation", "register_year",
    "opened_changes", "blank_explanation", "pointed_change", "material_withdrawal",
    "matter_edition", "legal_review",
    "sitting", "sitting_record", "attendance", "agenda_item", "item_decision",
    "follow_up", "follow_up_report",
    "printed_text", "printed_page", "passed_difference",
    "agenda_withdrawal", "competition_grounds", "comment_waiver", "public_comment", "joint_issue",
    "outside_record", "finding_confirmation", "drafting_origin", "allotted_number",
    "voided_number", "letter_template", "succession",
    "campaign", "campaign_text", "campaign_proposal", "campaign_item", "campaign_resolution",
    "campaign_decision", "campaign_result",
    "compilation_edition",
)  # fmt: skip
DEEDS = ("UPDATE", "DELETE")


def _name(table: str, deed: str) -> str:
    return f"keep_{table}_{deed.lower()}"


NAMES = frozenset(_name(table, deed) for table in APPEND_ONLY for deed in DEEDS)

_POSTGRES_REFUSAL = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def set_up(connection: Connection) -> None:
    """Create every guard that is missing on a table that is there by now."""
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(text(_POSTGRES_REFUSAL))
    there, tables = present(connection), set(inspect(connection).get_table_names())
    for table in APPEND_ONLY:
        for deed in DEEDS if table in tables else ():
            name = _name(table, deed)
            if name in there:
                continue
            action = (
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                if sqlite
                else "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            connection.execute(text(f"CREATE TRIGGER {name} BEFORE {deed} ON {table} {action}"))


def take_down(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    tables = set(inspect(connection).get_table_names())
    for table in APPEND_ONLY:
        for deed in DEEDS if table in tables else ():
            on = "" if sqlite else f" ON {table}"
            connection.execute(text(f"DROP TRIGGER IF EXISTS {_name(table, deed)}{on}"))


def present(connection: Connection) -> frozenset[str]:
    """The names of our guards that stand in this database."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    return NAMES & frozenset(connection.scalars(text(query)))
