"""Pages: load, ask the law, do, redirect."""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

from review.web import (
    account,
    acts,
    annotations,
    annual,
    answer_outcomes,
    api,
    approvals,
    arrivals,
    assets,
    blanks,
    bodies,
    bulk,
    calendar,
    changes,
    checklists,
    classification,
    comparisons,
    consultations,
    conversions,
    deadlines,
    delegations,
    demo_parts,
    desk,
    documents,
    editions,
    factors,
    faults,
    filings,
    findings,
    follow_up,
    frame,
    headers,
    health,
    help,
    imports,
    incoming,
    layout,
    legal_reviews,
    lists,
    log,
    margin,
    materials,
    matters,
    metrics,
    model_texts,
    new_matter,
    operation,
    opinions,
    originals,
    people,
    performance,
    phrases,
    placements,
    printed,
    programs,
    proxy,
    registers,
    reports,
    request_log,
    restoration,
    session,
    settings,
    sign_gate,
    signed_copies,
    signings,
    sittings,
    small_registers,
    statistics,
    tokens,
)

PAGES = (
    session,
    desk,
    bulk,
    help,
    demo_parts,
    new_matter,
    classification,
    acts,
    lists,
    matters,
    editions,
    documents,
    layout,
    printed,
    conversions,
    arrivals,
    changes,
    comparisons,
    annotations,
    margin,
    phrases,
    placements,
    incoming,
    opinions,
    legal_reviews,
    originals,
    answer_outcomes,
    approvals,
    sign_gate,
    signed_copies,
    signings,
    consultations,
    sittings,
    bodies,
    follow_up,
    filings,
    findings,
    performance,
    registers,
    restoration,
    annual,
    reports,
    imports,
    small_registers,
    model_texts,
    log,
    people,
    account,
    factors,
    tokens,
    programs,
    statistics,
    settings,
    blanks,
    calendar,
    materials,
    checklists,
    delegations,
    deadlines,
    operation,
    health,
    metrics,
    proxy,
)


class Number(IntegerConverter):
    """A number in an address, as large as a column holds; a larger one names nothing."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=2**31 - 1)


def register(app: Flask) -> None:
    """Join every page module, the frame around them, and what holds for every answer."""
    app.url_map.converters["int"] = Number
    request_log.set_up(app)
    session.set_up(app)
    for module in PAGES:
        app.register_blueprint(module.page)
    api.set_up(app)
    assets.set_up(app)
    frame.set_up(app)
    metrics.set_up(app)
    headers.set_up(app)
    faults.set_up(app)
