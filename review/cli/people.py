"""flask people enrol: how the first and every other person gets in."""

from __future__ import annotations

import click
from flask import current_app, url_for
from flask.cli import AppGroup
from sqlalchemy import select

from review.actions import accounts, factors
from review.actions.people import LINK_LIFE
from review.actions.unit_of_work import Refused
from review.extensions import db
from review.law.vocabulary import Role
from review.models import Person

people = AppGroup("people", help="人员")


@people.command()
@click.argument("account")
@click.option("--name", required=True, help="姓名")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--home", default="", help="科室或律师事务所")
@click.option("--email", default="")
@click.option("--site", default="http://localhost:8000", help="本系统的地址")
def enrol(account: str, name: str, role: str, home: str, email: str, site: str) -> None:
    """Make the person, or take the one there is, and print a one-time link to choose a password."""
    known = db.session.scalars(select(Person).filter_by(account=account)).first()
    try:
        token = (
            accounts.issue_link(known, by=None)
            if known
            else accounts.enrol(account, accounts.Post(name, Role(role), home, email), by=None)
        )
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    with current_app.test_request_context(base_url=site):
        path = url_for("session.enrol", token=token)
    hours = int(LINK_LIFE.total_seconds() // 3600)
    click.echo(f"{site.rstrip('/')}{path}")
    click.echo(f"请把链接交给{name}本人；{hours}小时内有效，只能用一次。", err=True)


@people.command("reset-factor")
@click.argument("account")
def reset_factor(account: str) -> None:
    """Forget the second factor of ACCOUNT: enrolled anew at the next sign-in; an event of the log."""
    known = db.session.scalars(select(Person).filter_by(account=account)).first()
    if known is None:
        raise click.ClickException(f"没有账号 {account}")
    try:
        factors.reset(known, by=None)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"已清除{known.name}（{account}）的第二步验证；下次登录时重新设置。")
