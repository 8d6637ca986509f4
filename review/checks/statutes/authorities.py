"""依据 to pick from: rows of the table whose article was read in full; anything else may be typed."""

from __future__ import annotations

import json
from typing import NamedTuple

from review.checks.statutes.table import HERE


class Authority(NamedTuple):
    """One article, as it is cited, what it is about, and the row of the table it belongs to."""

    cited: str
    about: str
    statute: str
    article: int


AUTHORITIES = tuple(
    Authority(row["cited"], row["about"], row["statute"], row["article"])
    for row in json.loads((HERE / "authorities.json").read_text("utf-8"))["items"]
)
