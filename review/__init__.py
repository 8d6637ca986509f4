"""法律审查事项管理: the application and how it is put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from review.paper.gc_pause import gc_paused

if TYPE_CHECKING:
    from flask import Flask

__version__ = "0.1.0"


@gc_paused()
def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Configuration, extensions, rooms, commands: in that order.

    Imports stand inside, so that the pure rooms can be used without all this: the child process
    that reads a stranger's file starts in a tenth of the time and memory.
    """
    from flask import Flask

    from review import cli, extensions, jobs, web
    from review.english.pages import Pages
    from review.installation import config
    from review.web import assets
    from review.web.proxy import NamedProxies

    app = Flask(
        __name__,
        static_url_path=assets.address(),
        template_folder=str(config.ROOT / "templates"),
    )
    app.jinja_environment = Pages
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = assets.FOR_GOOD
    app.config.from_mapping(config.load())
    app.config.from_mapping(overrides or {})
    hops = int(app.config["REVIEW_PROXIES"])
    if hops:
        named = app.config["REVIEW_PROXY_FROM"]
        app.wsgi_app = NamedProxies(app.wsgi_app, hops, named)  # type: ignore[assignment]
    extensions.db.init_app(app)
    extensions.migrate.init_app(app, extensions.db)
    extensions.login.init_app(app)
    extensions.csrf.init_app(app)
    extensions.babel.init_app(app)
    web.register(app)
    cli.register(app)
    jobs.register(app)
    return app
