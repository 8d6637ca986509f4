"""企业微信, 钉钉, 飞书: OAuth 2 in the form of each, written from its published description.

Groups are the numbers of the departments somebody is in. Where `address` is given, one of a private
deployment, every address of the platform begins with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from review.directories.asking import ask, host, text, texts
from review.directories.identity import Begun, Identity, Reached, Unproven, Unreachable

GAVE_NOTHING = "没有完成登录：没有给出授权"


def _at(directory: Reached, public: str, path: str) -> str:
    return f"{directory.address.rstrip('/') or public}{path}"


def _code(returned: Mapping[str, str], name: str = "code") -> str:
    if not returned.get(name):
        raise Unproven(GAVE_NOTHING)
    return returned[name]


def _good(address: str, said: dict[str, Any], name: str = "errcode") -> dict[str, Any]:
    """The answer, unless its number says that something went wrong."""
    if said.get(name, 0) != 0:
        raise Unreachable(f"{host(address)} 回答 {name}={said.get(name)}")
    return said


def wecom_begin(directory: Reached, back: str, state: str) -> Begun:
    """企业微信登录组件, for an own application (login_type=CorpApp); `base` is its agentid."""
    asked = {
        "login_type": "CorpApp", "appid": directory.client, "agentid": directory.base,
        "redirect_uri": back, "state": state,
    }  # fmt: skip
    door = _at(directory, "https://login.work.weixin.qq.com", "/wwlogin/sso/login")
    return Begun(f"{door}?{urlencode(asked)}", {})


def wecom_finish(
    directory: Reached, back: str, returned: Mapping[str, str], kept: Mapping[str, str]
) -> Identity:
    public, code = "https://qyapi.weixin.qq.com", _code(returned)
    address = _at(directory, public, "/cgi-bin/gettoken")
    keys = {"corpid": directory.client, "corpsecret": directory.secret}
    token = text(_good(address, ask("GET", address, params=keys)), "access_token")
    address = _at(directory, public, "/cgi-bin/auth/getuserinfo")
    user = text(ask("GET", address, params={"access_token": token, "code": code}), "userid")
    if not user:  # somebody outside the organisation has an openid alone
        raise Unproven("没有完成登录：不是本企业的成员")
    address = _at(directory, public, "/cgi-bin/user/get")
    said = _good(address, ask("GET", address, params={"access_token": token, "userid": user}))
    email = text(said, "biz_mail", "email")
    return Identity(user, user, text(said, "name") or user, email, texts(said.get("department")))


def dingtalk_begin(directory: Reached, back: str, state: str) -> Begun:
    asked = {
        "response_type": "code", "client_id": directory.client, "scope": "openid",
        "redirect_uri": back, "state": state, "prompt": "consent",
    }  # fmt: skip
    door = _at(directory, "https://login.dingtalk.com", "/oauth2/auth")
    return Begun(f"{door}?{urlencode(asked)}", {})


def dingtalk_finish(
    directory: Reached, back: str, returned: Mapping[str, str], kept: Mapping[str, str]
) -> Identity:
    newer, older = "https://api.dingtalk.com", "https://oapi.dingtalk.com"
    code = returned.get("authCode") or _code(returned)
    keys = {
        "clientId": directory.client, "clientSecret": directory.secret, "code": code,
        "grantType": "authorization_code",
    }  # fmt: skip
    theirs = ask("POST", _at(directory, newer, "/v1.0/oauth2/userAccessToken"), json=keys)
    me = ask(
        "GET", _at(directory, newer, "/v1.0/contact/users/me"),
        headers={"x-acs-dingtalk-access-token": text(theirs, "accessToken")},
    )  # fmt: skip
    app = {"appKey": directory.client, "appSecret": directory.secret}
    ours = ask("POST", _at(directory, newer, "/v1.0/oauth2/accessToken"), json=app)
    asked = {"access_token": text(ours, "accessToken")}
    address = _at(directory, older, "/topapi/user/getbyunionid")
    said = ask("POST", address, params=asked, json={"unionid": text(me, "unionId")})
    user = text(said.get("result") or {}, "userid")
    if not user:
        raise Unproven("没有完成登录：不是本企业的成员")
    address = _at(directory, older, "/topapi/v2/user/get")
    said = _good(address, ask("POST", address, params=asked, json={"userid": user}))["result"]
    name, email = text(said, "name") or text(me, "nick"), text(said, "org_email", "email")
    return Identity(user, user, name, email, texts(said.get("dept_id_list")))


def feishu_begin(directory: Reached, back: str, state: str) -> Begun:
    asked = {
        "client_id": directory.client, "response_type": "code", "redirect_uri": back,
        "state": state,
    }  # fmt: skip
    door = _at(directory, "https://accounts.feishu.cn", "/open-apis/authen/v1/authorize")
    return Begun(f"{door}?{urlencode(asked)}", {})


def feishu_finish(
    directory: Reached, back: str, returned: Mapping[str, str], kept: Mapping[str, str]
) -> Identity:
    public = "https://open.feishu.cn"
    keys = {
        "grant_type": "authorization_code", "client_id": directory.client,
        "client_secret": directory.secret, "code": _code(returned), "redirect_uri": back,
    }  # fmt: skip
    address = _at(directory, public, "/open-apis/authen/v2/oauth/token")
    token = text(_good(address, ask("POST", address, json=keys), "code"), "access_token")
    address = _at(directory, public, "/open-apis/authen/v1/user_info")
    bearer = {"Authorization": f"Bearer {token}"}
    me = _good(address, ask("GET", address, headers=bearer), "code")["data"]
    app = {"app_id": directory.client, "app_secret": directory.secret}
    address = _at(directory, public, "/open-apis/auth/v3/tenant_access_token/internal")
    tenant = text(_good(address, ask("POST", address, json=app), "code"), "tenant_access_token")
    person = text(me, "open_id")
    address = _at(directory, public, f"/open-apis/contact/v3/users/{person}")
    bearer = {"Authorization": f"Bearer {tenant}"}
    said = ask("GET", address, params={"user_id_type": "open_id"}, headers=bearer)
    user = _good(address, said, "code")["data"]["user"]
    email = text(user, "enterprise_email", "email")
    account = text(user, "user_id") or text(me, "user_id")
    return Identity(
        text(me, "union_id", "open_id"), account, text(user, "name") or text(me, "name"), email,
        texts(user.get("department_ids")),
    )  # fmt: skip
