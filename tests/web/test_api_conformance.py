"""What the published document says is true: drawn requests to every address, each answer held to it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.core.failures import FailureGroup

from tests.told import normative, story
from tests.web.test_api import routes, token

QUICK, DEEP = 3, 40
"""Requests drawn for each address, of each sort."""


def asks(operation: Any, mode: GenerationMode, headers: dict[str, str], examples: int) -> int:
    """How many drawn requests of one operation were answered as the document says; raises the rest."""
    asked = 0

    @seed(19)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def answered(case: Any) -> None:
        nonlocal asked
        asked += 1
        if mode is GenerationMode.POSITIVE and "id" in case.path_parameters:
            case.path_parameters["id"] %= 5  # three of them are matters
        case.call_and_validate(headers=headers)

    answered()
    return asked


def walk(app: Flask, examples: int) -> int:
    with app.app_context():
        story.opined("parking", story.PARKING)
        story.returned("parking", story.PARKING)
        normative.carry(normative.BOARDS, None, normative.NORMATIVE)
    # Nothing here unpacks what is compressed; every answer is small.
    headers = token(app, "wangfang") | {"Accept-Encoding": "identity"}
    load_all_checks()
    config = schemathesis.Config()
    config.projects.default.generation.update(with_security_parameters=False)  # the token is ours
    document = schemathesis.openapi.from_wsgi("/api/openapi.json", app, config=config)
    asked, faults = 0, []
    for found in document.get_all_operations():
        for mode in GenerationMode:
            try:
                asked += asks(found.ok(), mode, headers, examples)
            except Unsatisfiable:
                assert mode is GenerationMode.NEGATIVE  # it takes nothing that could be wrong
            except FailureGroup as group:
                faults.append(f"{found.ok().label} {mode}: {group}")
    assert not faults, "\n\n".join(faults)
    return asked


@pytest.mark.default_engine
def test_drawn_requests_are_answered_as_the_document_says(bare_app: Flask) -> None:
    assert walk(bare_app, QUICK) > len(routes(bare_app)) * QUICK


@pytest.mark.sure
def test_many_drawn_requests_are_answered_as_the_document_says(bare_app: Flask) -> None:
    assert walk(bare_app, DEEP) > len(routes(bare_app)) * DEEP
