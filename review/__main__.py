"""The flask command line of this application, as `review …` and as `python -m review …`."""

from __future__ import annotations

from flask.cli import FlaskGroup

from review import create_app


def main() -> None:
    """Nothing is read from the folder it is called in: no .env, no .flaskenv."""
    FlaskGroup(
        name="review",
        help="法律审查事项管理",
        create_app=create_app,
        load_dotenv=False,
        add_default_commands=False,
    ).main(prog_name="review")


if __name__ == "__main__":
    main()
