"""Decides how a cluster for the tests is locked: its own CA, TLS everywhere, and two users with different rights."""

import base64
import hashlib
import json
import os
import secrets
import shutil
import ssl
import subprocess
from functools import cached_property
from pathlib import Path

from portal.bootstrap.fingerprint import PROJECT
from portal.bootstrap.obstacles import Obstacle

# What docs/operators.md tells operators to make is what the tests use.
ROLE_FILE = PROJECT / "deploy" / "elasticsearch-role.json"
ROLE = "markaz"
PORTAL_USER, ADMINISTRATOR = "portal", "operator"
HASH_ROUNDS = 10_000


class Security:
    """Certificates and users of one cluster."""

    def __init__(self, folder: Path) -> None:
        """Choose the passwords; ``make`` writes the files below the folder."""
        self.folder = folder / "security"
        self.passwords = {name: secrets.token_urlsafe(18) for name in (PORTAL_USER, ADMINISTRATOR)}

    @property
    def ca_file(self) -> Path:
        """Return the certificate that vouches for all nodes."""
        return self.folder / "ca.crt"

    @property
    def settings(self) -> dict[str, str]:
        """Return the portal's variables for its own user."""
        return {
            "PORTAL_SEARCH_USER": PORTAL_USER,
            "PORTAL_SEARCH_PASSWORD_FILE": str(self.folder / "password"),
            "PORTAL_SEARCH_CA_FILE": str(self.ca_file),
        }

    @property
    def options(self) -> dict[str, str]:
        """Return the lines of elasticsearch.yml that turn it all on; paths are relative to the configuration."""
        options = {"xpack.security.enabled": "true"}
        for layer in ("http", "transport"):
            options |= {
                f"xpack.security.{layer}.ssl.enabled": "true",
                f"xpack.security.{layer}.ssl.key": "node.key",
                f"xpack.security.{layer}.ssl.certificate": "node.crt",
                f"xpack.security.{layer}.ssl.certificate_authorities": "ca.crt",
            }
        return options

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers with which the administrator asks."""
        name = f"{ADMINISTRATOR}:{self.passwords[ADMINISTRATOR]}"
        return {"Authorization": f"Basic {base64.b64encode(name.encode()).decode()}"}

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """Return the context that trusts the cluster's CA and nothing else."""
        return ssl.create_default_context(cafile=str(self.ca_file))

    def make(self) -> None:
        """Make the CA, one certificate for all nodes, and the file with the portal's password."""
        self.folder.mkdir()
        key, request, names = self.folder / "node.key", self.folder / "node.csr", self.folder / "names"
        names.write_text("subjectAltName = IP:127.0.0.1, DNS:localhost\n")
        new = ["-newkey", "rsa:2048", "-nodes", "-subj"]
        self._openssl("req", "-x509", *new, "/CN=Test CA", "-days", "2", "-keyout", self.folder / "ca.key",
                      "-out", self.ca_file)  # fmt: skip
        self._openssl("req", *new, "/CN=node", "-keyout", key, "-out", request)
        self._openssl("x509", "-req", "-in", request, "-CA", self.ca_file, "-CAkey", self.folder / "ca.key",
                      "-CAcreateserial", "-days", "2", "-extfile", names, "-out", self.folder / "node.crt")  # fmt: skip
        (self.folder / "password").write_text(self.passwords[PORTAL_USER])

    def configure(self, folder: Path) -> None:
        """Write certificates, users and roles into a node's configuration."""
        for name in ("ca.crt", "node.crt", "node.key"):
            shutil.copy(self.folder / name, folder)
        users = [f"{name}:{_hashed(password)}" for name, password in self.passwords.items()]
        (folder / "users").write_text("\n".join(users) + "\n")
        (folder / "users_roles").write_text(f"{ROLE}:{PORTAL_USER}\nsuperuser:{ADMINISTRATOR}\n")
        role = json.loads(ROLE_FILE.read_text())
        (folder / "roles.yml").write_text(f"{ROLE}: {json.dumps(role)}\n")

    def _openssl(self, *arguments: str | Path) -> None:
        program = shutil.which("openssl")
        if program is None:
            raise Obstacle(
                "OpenSSL, which makes certificates, is missing.", "Get it with: sudo apt-get install openssl"
            )
        done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Obstacle(f"openssl {arguments[0]} failed:\n{done.stderr}")


def _hashed(password: str) -> str:
    """Return the hash of a password in one of the forms that a node's file of users takes."""
    salt = os.urandom(32)
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, HASH_ROUNDS, 32)
    return f"{{PBKDF2}}{HASH_ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"
