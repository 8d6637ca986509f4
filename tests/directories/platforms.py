"""A fake of 企业微信, 钉钉 and 飞书, answering as their published descriptions say; no platform was asked."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, jsonify, request

from tests.directories.loopback import Loopback

APP, SECRET, CODE = "app-of-the-office", "secret-of-the-app", "one-code"
MEMBER: dict[str, Any] = {"name": "孙悦", "email": "sunyue@office.example"}


def opened() -> Loopback:
    app = Flask("platforms")
    wecom(app)
    dingtalk(app)
    feishu(app)
    return Loopback(app)


def _held(known: bool) -> None:
    if not known:
        abort(401)


def wecom(app: Flask) -> None:
    @app.get("/cgi-bin/gettoken")
    def token() -> Any:
        good = request.args["corpid"] == APP and request.args["corpsecret"] == SECRET
        return jsonify({"errcode": 0, "access_token": "w"} if good else {"errcode": 40001})

    @app.get("/cgi-bin/auth/getuserinfo")
    def who() -> Any:
        good = request.args["access_token"] == "w" and request.args["code"] == CODE
        return jsonify({"errcode": 0, "userid": "sunyue"} if good else {"errcode": 40029})

    @app.get("/cgi-bin/user/get")
    def user() -> Any:
        _held(request.args["access_token"] == "w" and request.args["userid"] == "sunyue")
        return jsonify(errcode=0, userid="sunyue", department=[7, 12], **MEMBER)


def dingtalk(app: Flask) -> None:
    @app.post("/v1.0/oauth2/userAccessToken")
    def theirs() -> Any:
        sent = request.get_json()
        _held(sent["clientId"] == APP and sent["clientSecret"] == SECRET and sent["code"] == CODE)
        return jsonify(accessToken="u", expireIn=7200)

    @app.get("/v1.0/contact/users/me")
    def me() -> Any:
        _held(request.headers["x-acs-dingtalk-access-token"] == "u")
        return jsonify(nick="悦", unionId="union", openId="open")

    @app.post("/v1.0/oauth2/accessToken")
    def ours() -> Any:
        sent = request.get_json()
        _held(sent == {"appKey": APP, "appSecret": SECRET})
        return jsonify(accessToken="a", expireIn=7200)

    @app.post("/topapi/user/getbyunionid")
    def inside() -> Any:
        _held(request.args["access_token"] == "a" and request.get_json() == {"unionid": "union"})
        return jsonify(errcode=0, result={"contact_type": 0, "userid": "sunyue"})

    @app.post("/topapi/v2/user/get")
    def member() -> Any:
        _held(request.args["access_token"] == "a" and request.get_json() == {"userid": "sunyue"})
        return jsonify(errcode=0, result={"userid": "sunyue", "dept_id_list": [7, 12], **MEMBER})


def feishu(app: Flask) -> None:
    @app.post("/open-apis/authen/v2/oauth/token")
    def theirs_of_feishu() -> Any:
        sent = request.get_json()
        _held(sent["client_id"] == APP and sent["client_secret"] == SECRET and sent["code"] == CODE)
        return jsonify(code=0, access_token="u", token_type="Bearer")

    @app.get("/open-apis/authen/v1/user_info")
    def me_of_feishu() -> Any:
        _held(request.headers["Authorization"] == "Bearer u")
        me = {"name": "孙悦", "open_id": "ou_1", "union_id": "on_1"}
        return jsonify(code=0, data=me)

    @app.post("/open-apis/auth/v3/tenant_access_token/internal")
    def tenant() -> Any:
        _held(request.get_json() == {"app_id": APP, "app_secret": SECRET})
        return jsonify(code=0, tenant_access_token="t")

    @app.get("/open-apis/contact/v3/users/ou_1")
    def member_of_feishu() -> Any:
        _held(request.headers["Authorization"] == "Bearer t")
        user = {"user_id": "sunyue", "department_ids": ["7", "12"], **MEMBER}
        return jsonify(code=0, data={"user": user})
