"""LDAP v3 and Active Directory, by ldap3: find the entry, bind as it, read its groups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

from review.directories.asking import TIMEOUT, host, texts
from review.directories.identity import Identity, Reached, Unproven, Unreachable, Untrusted

WRONG = "账号或密码不对"
CERTIFICATE = "certificate"
"""What ldap3 says in its faults when TLS refused the server; it has no class for that alone."""
WHO = "(&(|(uid={0})(sAMAccountName={0}))(|(objectClass=person)(objectClass=user)))"
IN_GROUPS = "(|(member={0})(uniqueMember={0}))"
FIXED = ("entryUUID", "objectGUID")
"""What stays the same when somebody is renamed or moved (RFC 4530; AD)."""
READ = ["uid", "sAMAccountName", "cn", "displayName", "mail", "memberOf", *FIXED]


def prove(directory: Reached, account: str, password: str) -> Identity:
    """The entry whose password this is. An empty one proves nothing: such a bind is anonymous
    (RFC 4513 §5.1.2)."""
    from ldap3.core.exceptions import LDAPBindError, LDAPException

    if not account or not password:
        raise Unproven(WRONG)
    try:
        with _connected(directory, directory.client, directory.secret) as finder:
            entry = _entry(finder, directory, account)
            if entry is None:
                raise Unproven(WRONG)
            try:
                with _connected(directory, entry["dn"], password):
                    pass
            except LDAPBindError:
                raise Unproven(WRONG) from None
            return _identity(entry, _groups(finder, directory, entry))
    except LDAPException as fault:
        if CERTIFICATE in str(fault).lower():
            raise Untrusted(host(directory.address)) from None
        raise Unreachable(f"{host(directory.address)}：{type(fault).__name__}") from None


@contextmanager
def _connected(directory: Reached, who: str, password: str) -> Iterator[Any]:
    """Bound as `who`, over TLS with a certificate that holds, unless the installation allows it without.

    Not ldap3's own `with`: it leaves a connection open that was bound before.
    """
    import ssl

    from ldap3 import NONE, Connection, Server, Tls
    from ldap3.core.exceptions import LDAPBindError, LDAPStartTLSError

    secure = directory.address.startswith("ldaps://")
    tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=ssl.get_default_verify_paths().cafile)
    server = Server(
        directory.address, use_ssl=secure, tls=tls, get_info=NONE, connect_timeout=TIMEOUT
    )
    connection = Connection(
        server, who or None, password or None, read_only=True, raise_exceptions=False,
        receive_timeout=TIMEOUT, auto_referrals=False,
    )  # fmt: skip
    try:
        if not (secure or directory.plain) and not connection.start_tls():
            raise LDAPStartTLSError
        if not connection.bind():
            raise LDAPBindError
        yield connection
    finally:
        if connection.socket:
            _closed(connection)


def _closed(connection: Any) -> None:
    """Also where TLS broke off: then the goodbye cannot be sent, and why it broke off is what counts."""
    from ldap3.core.exceptions import LDAPException

    socket = connection.socket
    with closing(socket), suppress(LDAPException):
        connection.unbind()


def _entry(finder: Any, directory: Reached, account: str) -> dict[str, Any] | None:
    """The only person of this name; None where there is none, or more than one."""
    from ldap3.utils.conv import escape_filter_chars

    finder.search(
        directory.base, WHO.format(escape_filter_chars(account)), attributes=READ, size_limit=2
    )
    found = [row for row in finder.response if row.get("type") == "searchResEntry"]
    return found[0] if len(found) == 1 else None


def _groups(finder: Any, directory: Reached, entry: dict[str, Any]) -> tuple[str, ...]:
    """The names (DN) of its groups, nested ones not followed: as it says itself, and as they say."""
    from ldap3.utils.conv import escape_filter_chars

    own = texts([*entry["attributes"].get("memberOf", [])])
    finder.search(
        directory.groups or directory.base, IN_GROUPS.format(escape_filter_chars(entry["dn"])),
        attributes=["cn"],
    )  # fmt: skip
    said = (row["dn"] for row in finder.response if row.get("type") == "searchResEntry")
    return tuple(dict.fromkeys((*own, *said)))


def _identity(entry: dict[str, Any], groups: tuple[str, ...]) -> Identity:
    def first(*names: str) -> str:
        for name in names:
            for value in texts(entry["attributes"].get(name)):
                return value.strip()
        return ""

    return Identity(
        first(*FIXED) or entry["dn"], first("uid", "sAMAccountName"),
        first("displayName", "cn"), first("mail"), groups,
    )  # fmt: skip
