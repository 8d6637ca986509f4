"""DOORS: one row for each form of directory: what it asks of the administrator, how one goes in by it."""

from __future__ import annotations

from typing import NamedTuple

from review.directories import cas, ldap, oidc, platforms
from review.directories.identity import Begin, Finish, Prove
from review.law.vocabulary.directory import DirectoryForm


class Door(NamedTuple):
    """Either the browser goes there and comes back (`begin`, `finish`), or a password is asked here and
    shown to it (`prove`). The labels are of what the administrator fills in; "" is not asked."""

    address: str
    client: str
    secret: str
    base: str
    groups: str
    usual_groups: str
    schemes: tuple[str, ...] = ("https", "http")
    public: bool = False
    """Whether the address may stay empty: the platform's own is meant."""
    begin: Begin | None = None
    finish: Finish | None = None
    prove: Prove | None = None


def _platform(client: str, secret: str, base: str, begin: Begin, finish: Finish) -> Door:
    return Door(
        "私有化部署的网址（公有云留空）", client, secret, base, "", "", public=True,
        begin=begin, finish=finish,
    )  # fmt: skip


DOORS: dict[DirectoryForm, Door] = {
    DirectoryForm.OIDC: Door(
        "Issuer 网址", "client_id", "client_secret", "", "组所在的字段（claim）", "groups",
        begin=oidc.begin, finish=oidc.finish,
    ),
    DirectoryForm.LDAP: Door(
        "服务器，如 ldaps://ad.intranet", "查询账号的 DN", "查询账号的密码", "查找人员的位置（base DN）",
        "查找组的位置（base DN，空则同上）", "", schemes=("ldaps", "ldap"), prove=ldap.prove,
    ),
    DirectoryForm.CAS: Door(
        "CAS 网址，如 https://sso.intranet/cas", "", "", "", "组所在的属性", "memberOf",
        begin=cas.begin, finish=cas.finish,
    ),
    DirectoryForm.WECOM: _platform(
        "企业ID（corpid）", "应用的 Secret", "应用的 AgentId",
        platforms.wecom_begin, platforms.wecom_finish,
    ),
    DirectoryForm.DINGTALK: _platform(
        "Client ID（AppKey）", "Client Secret（AppSecret）", "",
        platforms.dingtalk_begin, platforms.dingtalk_finish,
    ),
    DirectoryForm.FEISHU: _platform(
        "App ID", "App Secret", "", platforms.feishu_begin, platforms.feishu_finish
    ),
}  # fmt: skip
