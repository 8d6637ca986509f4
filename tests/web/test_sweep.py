"""Every real paper at hand, through the pages: uploaded, read, annotated and opined."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from review.actions import documents, matters
from review.actions.unit_of_work import unit_of_work
from review.demo import story
from review.demo.office import person
from review.extensions import db
from review.jobs import worker
from review.law.vocabulary import Conflict, MaterialKind
from review.models import Matter
from review.paper.html import SHOWN
from review.paper.model import Paper
from review.paper.reading import legacy
from review.registers.facts import latest_revision
from review.registers.log import verify

ClientOf = Callable[[str], FlaskClient]
PAPERS = (Path(__file__).parents[2] / "../shared/papers").resolve()
FILES = sorted(file for file in PAPERS.glob("**/*") if file.is_file())

pytestmark = [
    pytest.mark.default_engine,
    pytest.mark.skipif(not FILES, reason="the shared papers are not on this machine"),
    pytest.mark.timeout(900),  # a minute on two quiet cores
]


class Sweeper:
    def __init__(self, app: Flask, client_of: ClientOf) -> None:
        self.app, self.certificate = app, story.certificate("证")
        self.drafter, self.counsel = client_of("zhoumin"), client_of("chenlu")

    def sweep(self, file: Path) -> list[str]:
        """What is wrong with how the file was taken; nothing, if all is well."""
        return [f"{file.relative_to(PAPERS)}: {one}" for one in self._life(file)]

    def _life(self, file: Path) -> Iterator[str]:
        with self.app.app_context():
            id = matters.open_matter(story.PARKING, by=person("zhoumin")).id
        answer = self._upload(id, file)
        if answer.status_code != 303:
            yield f"upload: {answer.status_code} {answer.text.partition('file-fault')[2][:120]}"
            return
        with self.app.app_context():
            if "conversions" in answer.headers["Location"]:
                worker.run_all()
            matter = db.session.get_one(Matter, id)
            revision = latest_revision(matter)
            assert revision is not None, file
            paper = documents.reading(revision)
            self._to_counsel(matter)
        yield from self._page(id, paper)
        yield from self._annotate(id, paper)
        yield from self._opine(id, paper)

    def _upload(self, id: int, file: Path) -> TestResponse:
        sent = FileStorage(io.BytesIO(file.read_bytes()), file.name)
        boundary, body = encode_multipart({"file": sent})
        kind = f"multipart/form-data; boundary={boundary}"
        return self.drafter.post(f"/matters/{id}/revisions", data=body, content_type=kind)

    def _to_counsel(self, matter: Matter) -> None:
        """The steps between, in one transaction: they are not what is swept."""
        with unit_of_work():
            drafter, office, counsel = (person(one) for one in ("zhoumin", "wangfang", "chenlu"))
            for kind in (MaterialKind.CREDENTIALS, MaterialKind.APPROVAL_BASIS):
                documents.add_material(matter, kind, "证.docx", self.certificate, by=drafter)
            matters.step(matter, "submit", by=drafter)
            matters.step(matter, "accept", by=office)
            matters.assign(matter, counsel, by=office)
            matters.declare(matter, Conflict.NONE, "", by=counsel)

    def _page(self, id: int, paper: Paper) -> Iterator[str]:
        page = self.counsel.get(f"/matters/{id}/revisions/1")
        if page.status_code != 200:
            yield f"page: {page.status_code}"
        for one in (image for image in paper.images if image.type in SHOWN):
            image = self.counsel.get(f"/matters/{id}/revisions/1/images/{one.hash}")
            if image.status_code != 200:
                yield f"image {one.hash[:8]}: {image.status_code}"

    def _annotate(self, id: int, paper: Paper) -> Iterator[str]:
        worded = next((one for one in paper.paragraphs() if one.text.strip()), None)
        if worded is None:
            return
        said = f"请核对 {id}"
        form = {
            "start_block": worded.id, "start": "0",
            "end_block": worded.id, "end": str(len(worded.text)),
            "severity": "blocking", "category": "other", "text": said,
        }  # fmt: skip
        answer = self.counsel.post(f"/matters/{id}/revisions/1/annotations", data=form)
        if answer.status_code != 303:
            yield f"annotate: {answer.status_code}"
        elif said not in html.unescape(self.counsel.get(f"/matters/{id}/revisions/1").text):
            yield "the annotation is not on the page"

    def _opine(self, id: int, paper: Paper) -> Iterator[str]:
        worded = any(one.text.strip() for one in paper.paragraphs())
        # an empty text has nothing that must change
        conclusion = "revise" if worded else "signable"
        form = {"revision": "1", "conclusion": conclusion, "text": "逐条看过，意见如批注。",
                "rest": "ok", "rest-note": "逐条看过。"}  # fmt: skip
        answer = self.counsel.post(f"/matters/{id}/opinions", data=form)
        if answer.status_code != 303:
            yield f"opinion: {answer.status_code}"
            return
        letter = self.counsel.get(f"{answer.headers['Location']}/letter")
        if letter.status_code != 200 or not letter.data.startswith(b"PK"):
            yield f"letter: {letter.status_code}"


@pytest.mark.parametrize("step", [12, pytest.param(1, marks=pytest.mark.sure)])
def test_every_paper_is_uploaded_read_annotated_and_opined(
    bare_app: Flask, client_of: ClientOf, step: int
) -> None:
    """Every twelfth of them, and all of them in `sure`."""
    files = [one for one in FILES[::step] if one.suffix != ".doc" or legacy.available()]
    sweeper = Sweeper(bare_app, client_of)
    with ThreadPoolExecutor(2) as pool:
        wrong = [fault for found in pool.map(sweeper.sweep, files) for fault in found]
    assert wrong == []
    with bare_app.app_context():
        assert verify().faults == ()
