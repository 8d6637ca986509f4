"""/metrics for Prometheus: requests of this process, and how the whole stands; behind a token."""

from __future__ import annotations

import hmac
import os
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from review import clock
from review.actions.people import IDLE, WHOLE
from review.registers import operation
from review.web.access import public

page = Blueprint("metrics", __name__)
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Requests:
    """What is counted as it happens. Several processes add up where PROMETHEUS_MULTIPROC_DIR is set."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answered = Counter(
            "review_requests_total", "Requests answered", ["endpoint", "method", "status"],
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "review_request_seconds", "Time to answer", ["endpoint"], buckets=BUCKETS,
            registry=self.registry,
        )  # fmt: skip

    def count(self, response: Response) -> Response:
        endpoint = request.endpoint or "none"
        self.answered.labels(endpoint, request.method, response.status_code).inc()
        if "began" in g:
            self.seconds.labels(endpoint).observe(time.perf_counter() - g.began)
        return response


class Standing(Collector):
    """What is asked of the database when somebody looks."""

    def collect(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("review_jobs", "Jobs by state", labels=["state"])
        for state, count in operation.job_counts().items():
            jobs.add_metric([state.value], count)
        yield jobs
        store, backup, signed = (
            operation.store(), operation.last_backup(), operation.last_checkpoint()
        )  # fmt: skip
        for name, told, value in (
            ("job_wait_seconds", "The longest wait of a job that is due",
             operation.longest_wait().total_seconds()),
            ("sessions", "Sessions that may go on", operation.sessions(IDLE, WHOLE)),
            ("log_entries", "Entries of the review log", operation.log_size()),
            ("stored_files", "Files in the store", store.files),
            ("stored_bytes", "Bytes in the store", store.size),
            ("database_bytes", "Bytes of the database", store.database),
            ("disk_free_bytes", "Free on the disk of the store", store.free),
            ("backup_age_seconds", "Since the last backup", _age(backup["at"] if backup else None)),
            ("checkpoint_age_seconds", "Since the last checkpoint", _age(signed.made_at if signed else None)),
        ):  # fmt: skip
            if value is not None:
                yield GaugeMetricFamily(f"review_{name}", told, value)


def _age(at: datetime | None) -> float | None:
    return (clock.now() - at).total_seconds() if at else None


def set_up(app: Flask) -> None:
    requests = app.extensions["metrics"] = Requests()
    app.after_request(requests.count)


@page.get("/metrics")
@public
def show() -> Any:
    """Not there without REVIEW_METRICS_TOKEN; asked for as `Authorization: Bearer <token>`."""
    token = current_app.config["REVIEW_METRICS_TOKEN"]
    if not token:
        abort(404)
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(given.encode(), token.encode()):
        return Response(status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = CollectorRegistry()
    registry.register(Standing())
    counted = current_app.extensions["metrics"].registry
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)
    told = generate_latest(counted) + generate_latest(registry)
    return Response(told, content_type=CONTENT_TYPE_LATEST)
