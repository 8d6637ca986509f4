"""An office served by a process of its own, which a test may kill: `-m tests.journeys.serve FOLDER PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

from werkzeug.serving import make_server

from tests.conftest import configured

folder, port = Path(sys.argv[1]), int(sys.argv[2])
app = configured(folder, f"sqlite:///{folder / 'review.db'}")
app.config.update(DEMO=True, WTF_CSRF_ENABLED=True)
make_server("127.0.0.1", port, app, threaded=True).serve_forever()
