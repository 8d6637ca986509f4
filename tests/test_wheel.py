"""What is installed with pip is whole, is one package, and runs from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.house.sources import REVIEW, ROOT, TEMPLATES

OFFICE = {
    "REVIEW_MODE": "production",
    "REVIEW_HOSTS": "localhost",
    "REVIEW_OFFICE": "某某中心",
    "REVIEW_DOCUMENT_CODE": "某中心",
}
ASK = """
from review import create_app
answer = create_app().test_client().get("/sign-in", base_url="https://localhost")
print(answer.status_code, "某某中心" in create_app().config["REVIEW_OFFICE"])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return file


def _run(*words: str | Path, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """In an empty folder, with a home of its own and no setting of this run."""
    (home / "empty").mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    answer = subprocess.run(
        words, cwd=home / "empty", encoding="utf-8", capture_output=True,
        env=kept | {"XDG_DATA_HOME": str(home / "share")} | environment,
    )  # fmt: skip
    assert [*(home / "empty").iterdir()] == []
    return answer


def test_a_wheel_holds_the_package_and_all_it_reads(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    assert {name.split("/")[0].removesuffix(".dist-info") for name in held} == {
        "review", wheel.name.removesuffix("-py3-none-any.whl"),
    }  # fmt: skip
    of_ours = [file for file in REVIEW.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    assert of_ours
    wanted = {str(file.relative_to(ROOT)) for file in of_ours}
    wanted |= {f"review/{file.relative_to(ROOT)}" for file in TEMPLATES.rglob("*.html")}
    assert wanted | {"review/config.py"} <= held


def test_an_unpacked_wheel_migrates_and_answers_from_an_empty_folder(
    wheel: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "site/config.py").write_text("raise SystemExit('a stranger’s config')\n")
    place = {"PYTHONPATH": str(tmp_path / "site"), **OFFICE}
    command = (sys.executable, "-P", "-m", "review")
    upgraded = _run(*command, "db", "upgrade", home=tmp_path, **place)
    assert upgraded.returncode == 0, upgraded.stderr
    assert (tmp_path / "share/review/instance/review.db").exists()
    answer = _run(sys.executable, "-P", "-c", ASK, home=tmp_path, **place)
    assert answer.stdout.split() == ["200", "True"], answer.stderr


@pytest.mark.sure
@pytest.mark.timeout(1800)
def test_pip_installs_it_into_an_empty_environment(tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    here = tmp_path / "venv/bin"
    pip = (here / "pip", "install", "--quiet")
    installed = _run(*pip, ROOT, home=tmp_path)
    assert installed.returncode == 0, installed.stderr
    unnamed = _run(here / "review", "db", "upgrade", home=tmp_path, REVIEW_HOSTS="localhost")
    assert unnamed.returncode == 1
    assert unnamed.stderr.startswith("正式模式必须设置 REVIEW_OFFICE 和 REVIEW_DOCUMENT_CODE")
    upgraded = _run(here / "review", "db", "upgrade", home=tmp_path, **OFFICE)
    assert upgraded.returncode == 0, upgraded.stderr
    answer = _run(here / "python", "-c", ASK, home=tmp_path, **OFFICE)
    assert answer.stdout.split() == ["200", "True"], answer.stderr
    stray = _run(here / "python", "-c", "import config", home=tmp_path)
    assert "ModuleNotFoundError" in stray.stderr
    assert _run(*pip, f"{ROOT}[ocr]", home=tmp_path).returncode == 0
    seen = "from review.paper.reading import ocr; print(ocr.available())"
    assert _run(here / "python", "-c", seen, home=tmp_path).stdout.strip() == "True"
