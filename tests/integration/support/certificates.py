# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Certificates that nobody but themselves has signed."""

import os
import subprocess

from .processes import PATIENCE


def make_certificate(folder, names="DNS:room.example"):
    """(certificate, key) as PEM text; they stay in `folder` as c.pem and k.pem."""
    cert, key = os.path.join(folder, "c.pem"), os.path.join(folder, "k.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-subj", "/CN=room.example", "-addext", f"subjectAltName={names}",
         "-keyout", key, "-out", cert],
        check=True, capture_output=True, timeout=PATIENCE)
    with open(cert, encoding="ascii") as first, open(key, encoding="ascii") as second:
        return first.read(), second.read()
