"""An OpenLDAP server of its own, on loopback, with two people and a group; Debian's slapd."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

BASE = "dc=office,dc=example"
FINDER, PASSWORD = f"cn=finder,{BASE}", "finds-and-changes-nothing"
GROUP = f"cn=保障科,ou=groups,{BASE}"
SETTINGS = """include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/slapd.pid
{tls}
database mdb
suffix "{base}"
rootdn "{finder}"
rootpw {password}
directory {folder}/db
"""
PEOPLE = f"""dn: {BASE}
objectClass: organization
objectClass: dcObject
dc: office
o: office

dn: ou=people,{BASE}
objectClass: organizationalUnit
ou: people

dn: ou=groups,{BASE}
objectClass: organizationalUnit
ou: groups

dn: uid=sunyue,ou=people,{BASE}
objectClass: inetOrgPerson
uid: sunyue
cn: 孙悦
sn: 孙
mail: sunyue@office.example
userPassword: Yue-at-the-directory

dn: uid=other,ou=people,{BASE}
objectClass: inetOrgPerson
uid: other
cn: 别人
sn: 别
userPassword: Other-at-the-directory

dn: {GROUP}
objectClass: groupOfNames
cn: 保障科
member: uid=sunyue,ou=people,{BASE}
"""


class Slapd:
    """`with Slapd(folder) as address`; `tls` are its settings of a certificate."""

    def __init__(self, folder: Path, tls: str = "", scheme: str = "ldap") -> None:
        self.folder, self.tls, self.scheme = folder, tls, scheme
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def __enter__(self) -> str:
        (self.folder / "db").mkdir()
        settings, people = self.folder / "slapd.conf", self.folder / "people.ldif"
        settings.write_text(
            SETTINGS.format(
                folder=self.folder, base=BASE, finder=FINDER, password=PASSWORD, tls=self.tls
            )
        )
        people.write_text(PEOPLE)
        program = shutil.which("slapd") or ""
        add = [program, "-T", "add", "-f", str(settings), "-l", str(people)]
        subprocess.run(add, check=True, capture_output=True)
        address = f"{self.scheme}://127.0.0.1:{self.port}"
        serve = [program, "-f", str(settings), "-h", address, "-d", "0"]
        self.process = subprocess.Popen(serve, stderr=subprocess.DEVNULL)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return address
            time.sleep(0.05)
        raise RuntimeError("slapd did not open its port")

    def __exit__(self, *fault: object) -> None:
        self.process.terminate()
        self.process.wait(10)
