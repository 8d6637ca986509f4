#!/usr/bin/env python3
"""One word for each habit of the house; standard library only, so that it runs on a bare machine."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# What the tests use beside Python: a real browser with Chinese type, and a second reader of our .docx.
TOOLS = {
    "chromium": "chromium fonts-noto-cjk libatomic1",
    "soffice": "libreoffice-writer-nogui",
}
# What `sure` asks beside them: a directory that people sign in by, a proxy, a browser of 2020.
OF_SURE = {
    "slapd": "slapd",
    "nginx": "nginx-light",
    "/usr/share/qt5/resources/qtwebengine_resources.pak": "python3-pyqt5.qtwebengine",
}
# Half the work of a browser with windows; where it cannot be had, the tests take that one.
LIGHTER = "chromium-headless-shell"

HELP = """python3 manage.py <word>

  run [--port N]   set up what is missing, migrate, seed the demo once, serve it (演示模式)
  test [...]       everything the tests need, then all tests; the rest of the line goes to pytest
  lint             ruff: what is wrong          format   ruff: set in order
  types            mypy                         sure     all of it, also the long tests
  seed             the demo data, once          bench    measure (paper, carry, checks, search …)
  mutants [room]   put small faults in, one by one: does a test notice? (law, evidence, paper/anchoring)
  shots            pictures of every page (--readme: the three of the README)
  demo --reset     the demo data anew (stop the running demo first)
  bundle           dist/review-….tar.gz: all that an installation without a network needs
  flask ...        the flask command line in this environment, e.g. flask log verify
  lock             renew requirements/*.txt from pyproject.toml (needs uv)
  help             this page
"""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def run(*command: str | Path, **extra: str) -> int:
    environment = {**os.environ, "FLASK_APP": "review", **extra}
    environment.setdefault("REVIEW_MODE", "demo")
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=environment)


def must(*command: str | Path) -> None:
    status = subprocess.call([str(part) for part in command], cwd=ROOT, stdout=sys.stderr)
    if status:
        raise SystemExit(status)


def set_up(wanted: str) -> None:
    """Create .venv and install the hash-locked requirements, unless the stamp says it is done."""
    if sys.version_info < (3, 11):
        raise SystemExit("需要 Python 3.11 或更新版本。")
    lock = ROOT / "requirements" / f"{wanted}.txt"
    print_of_lock = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f".{wanted}.stamp"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == print_of_lock:
        return
    if not PYTHON.exists():
        say("正在创建虚拟环境 .venv …")
        must(sys.executable, "-m", "venv", VENV)
    say(f"正在安装 requirements/{wanted}.txt（逐个核对哈希）…")
    quiet = ("--quiet", "--disable-pip-version-check", "--require-hashes")
    must(PYTHON, "-m", "pip", "install", *quiet, "-r", lock)
    stamp.write_text(print_of_lock)


def apt(word: str, *names: str) -> None:
    """A package that is not known or not reached is no reason to stop."""
    say(f"正在安装 {' '.join(names)} …" if names else "正在更新软件包列表 …")
    options = ["-y", "--no-install-recommends"] if names else []
    limits = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *limits, word, *options, *names]
    subprocess.call(command, stdout=sys.stderr, env=environment)


def there(program: str) -> bool:
    """A program by its name, or a file by its path."""
    return Path(program).exists() or shutil.which(program) is not None


def set_up_tools(wanted: dict[str, str]) -> None:
    """Install the browser and LibreOffice where we may; otherwise say what to install."""
    missing = [packages for program, packages in wanted.items() if not there(program)]
    may = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if may and missing:
        apt("update")
        apt("install", *" ".join(missing).split())
    if may and not shutil.which(LIGHTER):
        apt("install", LIGHTER)
    for program, packages in wanted.items():
        if not there(program):
            say(
                f"缺少 {program}：请以管理员身份执行 apt install {packages}；需要它的测试将列在结尾。"
            )


def flask(*words: str) -> int:
    set_up("run")
    return run(PYTHON, "-m", "flask", *words)


def test(*words: str) -> int:
    set_up("test")
    set_up_tools(TOOLS | OF_SURE if "--sure" in words else TOOLS)
    return run(PYTHON, "-m", "pytest", *words, REVIEW_MODE="test")


def ruff(*words: str) -> int:
    set_up("test")
    return run(PYTHON, "-m", "ruff", *words)


def types() -> int:
    set_up("test")
    return run(PYTHON, "-m", "mypy")


def sure(*words: str) -> int:
    checks = (
        lambda: ruff("check"),
        lambda: ruff("format", "--check"),
        types,
        lambda: test("--sure", *words),
    )
    return max(check() for check in checks)


def bench(*words: str) -> int:
    set_up("bench")
    return run(PYTHON, "-m", "tests.bench", *words, REVIEW_MODE="test")


def mutants(*words: str) -> int:
    set_up("test")
    return run(PYTHON, "-m", "tests.mutants", *words, REVIEW_MODE="test")


def shots(*words: str) -> int:
    set_up("test")
    return run(PYTHON, "-m", "tests.shots", *words)


def lock() -> int:
    common = ["uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--quiet"]
    common += ["--python-version", "3.11", "pyproject.toml", "-o"]
    for wanted, extra in {
        "run": [],
        "test": ["--extra", "test", "-c", "requirements/run.txt"],
        "bench": ["--extra", "test", "--extra", "bench", "-c", "requirements/test.txt"],
    }.items():
        must(*common, f"requirements/{wanted}.txt", *extra)
    return 0


def bundle() -> int:
    """The wheel, the wheels of the lock, and deploy/, in one archive for a machine without a network."""
    set_up("run")
    folder = ROOT / "dist" / "review"
    shutil.rmtree(folder, ignore_errors=True)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet")
    locked = ("--require-hashes", "-r", ROOT / "requirements/run.txt")
    must(*pip, "download", "--only-binary", ":all:", "--dest", folder / "wheels", *locked)
    must(*pip, "wheel", "--no-deps", "--wheel-dir", folder / "wheels", ROOT)
    shutil.copytree(ROOT / "deploy", folder / "deploy")
    shutil.copyfile(ROOT / "docs/operations.md", folder / "operations.md")
    [own] = (folder / "wheels").glob("review-*.whl")
    name = str(folder.with_name("-".join(own.name.split("-")[:2])))
    print(shutil.make_archive(name, "gztar", folder.parent, folder.name))
    return 0


WORDS = {
    "run": lambda *rest: flask("serve", *rest),
    "flask": flask,
    "seed": lambda *rest: flask("seed", *rest),
    "demo": lambda *rest: flask("seed", *rest),
    "bundle": bundle,
    "test": test,
    "lint": lambda *rest: ruff("check", *rest),
    "format": lambda *rest: ruff("format", *rest),
    "types": types,
    "sure": sure,
    "bench": bench,
    "mutants": mutants,
    "shots": shots,
    "lock": lock,
}


def main(word: str = "help", *rest: str) -> int:
    if word not in WORDS:
        print(HELP)
        return 0 if word in ("help", "-h", "--help") else 2
    try:
        return WORDS[word](*rest)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
