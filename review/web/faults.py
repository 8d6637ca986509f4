"""What people see when something may not be, is not, or went wrong: a sentence and a way on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, make_response, render_template, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError

from review.actions import log
from review.actions.unit_of_work import Refused, unit_of_work
from review.extensions import db
from review.storage import Damaged, Lost, Unreachable
from review.web import request_log, scripts
from review.web.access import person
from review.words import Words

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
    app.register_error_handler(Damaged, unsound)
    app.register_error_handler(Lost, unsound)
    app.register_error_handler(Unreachable, out_of_reach)
    app.register_error_handler(Exception, broken)


def readable() -> None:
    """No name and no text holds a NUL, and PostgreSQL takes no statement with one in it."""
    if any("\0" in text for text in (request.path, *request.args.values())):
        abort(400)


def page(status: int, sentence: str = "", headline: str = "") -> Any:
    title, usual = SENTENCES.get(status, ("未能完成", "请返回后重试。"))
    title = headline or title
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
    answer = make_response(page(fault.code or 500))
    if isinstance(fault, MethodNotAllowed) and fault.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(fault.valid_methods))  # RFC 9110 §15.5.6
    return answer


KEPT_DRAFT = "已填内容仍在本机草稿中。"


def expired(fault: CSRFError) -> Any:
    title, sentence, code = _why_untrusted(str(fault.description))
    if scripts.asked():
        return scripts.problem(400, title, sentence, code=code)
    return page(400, sentence, title)


def _why_untrusted(told: str) -> tuple[str, str, str]:
    """The form's key is old; or the form seems to come from elsewhere, which no reload mends."""
    if told.startswith("The referrer"):
        return "来源不符", _from_elsewhere(), "origin"
    sends_no_cookie = current_app.config["SESSION_COOKIE_SECURE"] and not request.is_secure
    if sends_no_cookie and "session token" in told:
        return "不是加密连接", NOT_SECURE, "origin"
    sentence = "页面停留过久，登录凭据已更换。请返回、刷新后重新提交；"
    return "页面已过期", f"{sentence}{KEPT_DRAFT}", "keys"


NOT_SECURE = (
    "浏览器没有送回登录凭据：正式模式只能经 https 使用。请核对地址以 https:// 开头；"
    "若已是 https，请管理员检查反向代理是否写有 proxy_set_header X-Forwarded-Proto $scheme; "
    "以及 REVIEW_PROXIES 是否为代理层数。"
)


def _from_elsewhere() -> str:
    """A proxy that drops the port, or rewrites the host, makes our own page look like another's."""
    came = urlsplit(request.referrer or "")
    origin = f"{came.scheme}://{came.netloc}" if came.netloc else "（浏览器没有说明）"
    return Words(
        "提交的页面来自 {origin}，本系统收到的地址却是 https://{host}，两者不符，没有办理。"
        "{kept_draft}如果地址栏里确是本系统，请管理员检查反向代理：nginx 应写 "
        "proxy_set_header Host $http_host;（写 $host 会丢掉端口），"
        "并执行 flask doctor --site 核对。",
        origin=origin,
        host=request.host,
        kept_draft=KEPT_DRAFT,
    )


def busy(fault: OperationalError) -> Any:
    db.session.rollback()
    current_app.logger.warning("database: %s at %s", fault.orig, request.path)
    return page(503)


def unsound(fault: Damaged | Lost) -> Any:
    """A file that is not what was filed is given to nobody; the log line names it."""
    db.session.rollback()
    number = request_log.number()
    current_app.logger.error("fault %s at %s: %s", number, request.path, fault)
    return page(
        500, Words("{unsound}编号：{number}", unsound=UNSOUND, number=number), "文件缺失或者已损坏"
    )


UNSOUND = (
    "文件库里的这份文件缺失，或者与登记的指纹不符，因此没有给出，也没有任何内容被改动。"
    "请把编号告诉系统管理员：核对文件库后可以从备份取回。"
)


def out_of_reach(fault: Unreachable) -> Any:
    db.session.rollback()
    current_app.logger.error("storage: %s at %s", fault, request.path)
    return page(503, "暂时连接不上文件库，请稍候片刻再试，没有任何内容被改动。", "文件库没有回应")


def broken(fault: Exception) -> Any:
    db.session.rollback()
    number = request_log.number()
    current_app.logger.exception("fault %s at %s", number, request.path)
    return page(500, Words("{sentences}编号：{number}", sentences=SENTENCES[500][1], number=number))
