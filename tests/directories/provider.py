"""An OpenID provider built with Authlib, on loopback; it can be told to lie about what it signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import AuthorizationCodeMixin, UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify, request
from joserfc.jwk import RSAKey

from review import clock
from tests.directories.loopback import Loopback

CLIENT, SECRET = "legal-review", "a-secret-of-the-client"


@dataclass
class Provider:
    """`claims` are of whoever signs in; `lies` are claims put over what the ID token should say."""

    claims: dict[str, Any]
    lies: dict[str, Any] = field(default_factory=dict)
    foreign_key: bool = False
    back: str = ""
    codes: dict[str, SimpleNamespace] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    asked: list[dict[str, str]] = field(default_factory=list)


class _Client(ClientMixin):  # type: ignore[misc]
    def __init__(self, provider: Provider) -> None:
        self.provider, self.client_id, self.id_token_signed_response_alg = provider, CLIENT, "RS256"

    def get_client_id(self) -> str:
        return CLIENT

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, address: str) -> bool:
        return address == self.provider.back

    def check_client_secret(self, secret: str) -> bool:
        return secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, kind: str) -> bool:
        return kind == "code"

    def check_grant_type(self, kind: str) -> bool:
        return kind == "authorization_code"


class _Code(SimpleNamespace, AuthorizationCodeMixin):  # type: ignore[misc]
    def get_redirect_uri(self) -> str:
        return str(self.redirect_uri)

    def get_scope(self) -> str:
        return str(self.scope)

    def get_nonce(self) -> str:
        return str(self.nonce)

    def get_auth_time(self) -> int:
        return int(clock.now().timestamp())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


def _grant(provider: Provider) -> type[AuthorizationCodeGrant]:
    class Grant(AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code: str, asked: Any) -> None:
            sent = asked.payload.data
            provider.codes[code] = _Code(
                client=asked.client, redirect_uri=asked.payload.redirect_uri,
                scope=asked.payload.scope, nonce=sent.get("nonce"),
                code_challenge=sent.get("code_challenge"),
                code_challenge_method=sent.get("code_challenge_method"),
            )  # fmt: skip

        def query_authorization_code(self, code: str, client: Any) -> Any:
            return provider.codes.get(code)

        def delete_authorization_code(self, code: Any) -> None:
            provider.codes = {key: one for key, one in provider.codes.items() if one is not code}

        def authenticate_user(self, code: Any) -> Any:
            return provider

    return Grant


def _signing(provider: Provider, issuer: str) -> OpenIDCode:
    class Signing(OpenIDCode):  # type: ignore[misc]
        def exists_nonce(self, nonce: str, asked: Any) -> bool:
            return False

        def resolve_client_private_key(self, client: Any) -> Any:
            other = RSAKey.generate_key(2048, {"kid": "1"})
            return (other if provider.foreign_key else provider.key).as_dict(private=True)

        def get_client_claims(self, client: Any) -> dict[str, Any]:
            return {"iss": issuer}

        def generate_user_info(self, user: Any, scope: str) -> UserInfo:
            now = int(clock.now().timestamp())
            times = {"iat": now, "exp": now + 300}
            return UserInfo({**provider.claims, **times, **provider.lies})

    return Signing(require_nonce=True)


def opened(provider: Provider) -> Loopback:
    """A server; its `address` is the issuer."""
    app = Flask("provider")
    app.config["SECRET_KEY"] = "of the provider"
    running = Loopback(app)
    server = AuthorizationServer(
        app, query_client=lambda id: _Client(provider) if id == CLIENT else None,
        save_token=lambda token, asked: None,
    )  # fmt: skip
    checks = [CodeChallenge(required=True), _signing(provider, running.address)]
    server.register_grant(_grant(provider), checks)

    @app.get("/.well-known/openid-configuration")
    def discovered() -> Any:
        paths = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        at = running.address
        return jsonify(issuer=at, **{path: f"{at}/{path}" for path in paths})

    @app.get("/authorization_endpoint")
    def authorize() -> Any:
        provider.asked.append(request.args.to_dict())
        grant = server.get_consent_grant(end_user=provider)
        return server.create_authorization_response(grant_user=provider, grant=grant)

    @app.post("/token_endpoint")
    def token() -> Any:
        return server.create_token_response()

    @app.get("/jwks_uri")
    def keys() -> Any:
        return jsonify(keys=[provider.key.as_dict(private=False) | {"kid": "1"}])

    return running
