"""In which form the organisation's directory says who somebody is."""

from __future__ import annotations

from review.law.vocabulary.word import Word


class DirectoryForm(Word):
    OIDC = "oidc", "OpenID Connect"
    LDAP = "ldap", "LDAP / Active Directory"
    CAS = "cas", "CAS"
    WECOM = "wecom", "企业微信"
    DINGTALK = "dingtalk", "钉钉"
    FEISHU = "feishu", "飞书"
