"""The flask command line in a process of its own, in step with the tests: `-m tests.flask_now jobs run`."""

from __future__ import annotations

from flask.cli import FlaskGroup

from review import create_app
from tests import moment

moment.begin()
FlaskGroup(create_app=create_app).main()
