"""Where the settings lie: at the top of the repository, or inside the package in a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

PACKAGE = Path(__file__).resolve().parent
INSTALLED = (PACKAGE / "config.py").exists()
"""Whether this is a wheel, into which the build puts `config.py` and `templates/` (pyproject.toml)."""

if TYPE_CHECKING or not INSTALLED:
    import config as config
else:
    from review import config as config  # a stranger's `config` may stand in site-packages
