"""What people see when something may not be, is not, or went wrong: a sentence and a way on."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, abort, current_app, render_template, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from review.actions import log
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.web import request_log, scripts
from review.web.access import person

SENTENCES = {
    400: ("请求有误", "页面提交的内容不完整或已过期，请返回后刷新重试。"),
    403: ("不能这样做", "您没有办理这一步的权限。"),
    404: ("没有这一页", "要找的内容不存在，或者您无权查看。"),
    405: ("不能这样打开", "这个地址只接受页面上的操作。"),
    409: ("情况已经变了", "别人刚刚办理了这一事项，请刷新后再看。"),
    413: ("文件过大", "单个文件不能超过50 MB。"),
    429: ("太频繁了", "请稍后再试。"),
    500: ("系统出错", "没有任何内容被改动。请把下面的编号告诉管理员。"),
    503: ("系统忙", "请稍候片刻再试，没有任何内容被改动。"),
}


def set_up(app: Flask) -> None:
    app.before_request(readable)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(HTTPException, failed)
    app.register_error_handler(CSRFError, expired)
    app.register_error_handler(StaleDataError, lambda fault: page(409))
    app.register_error_handler(IntegrityError, lambda fault: page(409))
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(Exception, broken)


def readable() -> None:
    """No name and no text holds a NUL, and PostgreSQL takes no statement with one in it."""
    if any("\0" in one for one in (request.path, *request.args.values())):
        abort(400)


def page(status: int, sentence: str = "") -> Any:
    title, usual = SENTENCES.get(status, ("未能完成", "请返回后重试。"))
    if scripts.asked():
        return scripts.problem(status, title, sentence or usual)
    return render_template("errors/fault.html", title=title, sentence=sentence or usual), status


def refused(refusal: Refused) -> Any:
    """The law said no: one log line, and the law's own sentence."""
    db.session.rollback()
    if request.method == "POST" and current_user.is_authenticated:
        with unit_of_work():
            log.append("refused", by=person(), path=request.path[:200], reason=str(refusal)[:500])
    return page(409, str(refusal))


def failed(fault: HTTPException) -> Any:
    db.session.rollback()
    if isinstance(fault, SecurityError):  # under a foreign name no address of ours can be written
        return Response("这个主机名不是本系统的，请核对网址。\n", 400, mimetype="text/plain")
    return page(fault.code or 500)


def expired(fault: CSRFError) -> Any:
    sentence = "页面停留过久，登录凭据已更换。请返回、刷新后重新提交；已填内容仍在本机草稿中。"
    if scripts.asked():
        return scripts.problem(400, SENTENCES[400][0], sentence, code="keys")
    return page(400, sentence)


def busy(fault: OperationalError) -> Any:
    db.session.rollback()
    current_app.logger.warning("database: %s at %s", fault.orig, request.path)
    return page(503)


def broken(fault: Exception) -> Any:
    db.session.rollback()
    number = request_log.number()
    current_app.logger.exception("fault %s at %s", number, request.path)
    return page(500, f"{SENTENCES[500][1]}编号：{number}")
