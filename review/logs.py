"""Log lines of the running program: one JSON object per line on standard output, or plain text."""

from __future__ import annotations

import logging
import sys

import structlog

SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def begin(form: str) -> None:
    """Send every record of this process to standard output as `json`, or warnings as `text`.

    Only the processes that run on and on call this: other commands print answers there.
    """
    drawn: tuple[structlog.typing.Processor, ...] = (
        (
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        )
        if form == "json"
        else (
            # The values of variables stay out of it: a form may hold a password.
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        )
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *drawn],
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO if form == "json" else logging.WARNING)
    for name in ("alembic", "fontTools", "pypdf"):
        logging.getLogger(name).setLevel(logging.WARNING)
