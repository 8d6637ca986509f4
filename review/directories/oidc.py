"""OpenID Connect 1.0, authorization code with PKCE (RFC 7636), by Authlib; any issuer with discovery."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from review import clock
from review.directories.asking import TIMEOUT, ask, host, text, texts
from review.directories.identity import Begun, Identity, Reached, Unproven, Unreachable

SCOPE = "openid profile email"
SIGNED = ["RS256", "ES256", "PS256", "EdDSA"]
"""Never `none`, and never the client's secret as a key."""
LEEWAY = 120  # seconds between our clock and the issuer's


def _discovered(directory: Reached) -> dict[str, Any]:
    issuer = directory.address.rstrip("/")
    said = ask("GET", f"{issuer}/.well-known/openid-configuration")
    if text(said, "issuer").rstrip("/") != issuer:  # OpenID Connect Discovery 1.0 §4.3
        raise Unreachable(f"{host(issuer)} 自称的 issuer 与设置的网址不一致")
    asked = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if not all(text(said, name).startswith(("https://", "http://")) for name in asked):
        raise Unreachable(f"{host(issuer)} 的配置缺少 {'、'.join(asked)}")
    return said


def _client(directory: Reached, back: str) -> Any:
    from authlib.integrations.requests_client import OAuth2Session

    return OAuth2Session(
        directory.client, directory.secret, scope=SCOPE, redirect_uri=back,
        code_challenge_method="S256", default_timeout=TIMEOUT,
    )  # fmt: skip


def begin(directory: Reached, back: str, state: str) -> Begun:
    kept = {"nonce": secrets.token_urlsafe(24), "verifier": secrets.token_urlsafe(48)}
    address, _ = _client(directory, back).create_authorization_url(
        _discovered(directory)["authorization_endpoint"],
        state=state, nonce=kept["nonce"], code_verifier=kept["verifier"],
    )  # fmt: skip
    return Begun(address, kept)


def finish(
    directory: Reached, back: str, returned: Mapping[str, str], kept: Mapping[str, str]
) -> Identity:
    if not returned.get("code"):
        raise Unproven("没有完成登录：单位统一登录没有给出授权")
    known = _discovered(directory)
    mixed_up = returned.get("iss", known["issuer"]) != known["issuer"]  # RFC 9207 §2.4
    if mixed_up:
        raise Unproven("没有完成登录：回答来自另一个登录系统")
    token = _token(directory, back, known, returned["code"], kept["verifier"])
    claims = _claims(directory, known, token, kept["nonce"])
    if known.get("userinfo_endpoint") and directory.groups not in claims:
        bearer = {"Authorization": f"Bearer {token['access_token']}"}
        more = ask("GET", known["userinfo_endpoint"], headers=bearer)
        if more.get("sub") == claims["sub"]:  # OpenID Connect Core 1.0 §5.3.4
            claims = more | claims
    return Identity(
        str(claims["sub"]),
        text(claims, "preferred_username"),
        text(claims, "name", "preferred_username"),
        text(claims, "email"),
        texts(claims.get(directory.groups)),
    )


def _token(
    directory: Reached, back: str, known: Mapping[str, Any], code: str, verifier: str
) -> dict[str, Any]:
    import requests
    from authlib.common.errors import AuthlibBaseError

    try:
        token: dict[str, Any] = _client(directory, back).fetch_token(
            known["token_endpoint"], code=code, code_verifier=verifier, allow_redirects=False
        )
    except (AuthlibBaseError, requests.RequestException, ValueError) as fault:
        raise Unproven("没有完成登录：单位统一登录没有认可这次授权，请重新登录") from fault
    return token


def _claims(
    directory: Reached, known: Mapping[str, Any], token: Mapping[str, Any], nonce: str
) -> dict[str, Any]:
    """What the ID token says, after its signature, issuer, audience, time and nonce were held to."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    keys = KeySet.import_key_set(ask("GET", known["jwks_uri"]))  # type: ignore[arg-type]
    wanted: dict[str, Any] = {
        "iss": {"essential": True, "value": known["issuer"]},
        "aud": {"essential": True, "value": directory.client},
    }
    asked = {
        "nonce": nonce, "client_id": directory.client, "access_token": token.get("access_token"),
    }  # fmt: skip
    try:
        read = jwt.decode(str(token.get("id_token", "")), keys, algorithms=SIGNED)
        claims = CodeIDToken(read.claims, read.header, wanted, asked)
        claims.validate(int(clock.now().timestamp()), LEEWAY)
    except (JoseError, ValueError, KeyError) as fault:
        raise Unproven("没有完成登录：单位统一登录给出的凭证核验不通过") from fault
    except Exception as fault:  # authlib's own errors of claims share no base with joserfc's
        if type(fault).__module__.startswith(("authlib", "joserfc")):
            raise Unproven("没有完成登录：单位统一登录给出的凭证核验不通过") from fault
        raise
    return dict(claims)
