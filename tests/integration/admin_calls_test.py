#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# test-company: yes
"""What the box can be told about itself, on the admin socket of a real tesserad (docs/api.md)."""

import base64
import gzip
import http.client
import io
import json
import os
import re
import socket
import ssl
import stat
import struct
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from support.box import Box
from support.certificates import make_certificate
from support.json_rpc_socket import JsonRpcSocket, RpcError
from support.kiosk_client import KioskClient
from support.processes import PATIENCE, wait_until

PASSWORD = "a long enough password"


def png(width, height, rows=None):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = zlib.compress(rows if rows is not None else (b"\0" + b"\x20\x40\x60" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def b64(data):
    return base64.b64encode(data).decode()


def rest(box, method, path, token=None, **params):
    """(status, answer) of a call over HTTPS."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    line = http.client.HTTPSConnection("127.0.0.1", box.port, timeout=PATIENCE, context=context)
    headers = {"Authorization": "Bearer " + token} if token else {}
    body = None
    if params:
        body = json.dumps(params)
        headers["Content-Type"] = "application/json"
    try:
        line.request(method, "/api/v1" + path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, json.loads(text) if is_json else text
    finally:
        line.close()


def make_expired(folder):
    """Likewise, of the first two days of 2020."""
    key, request, cert = (os.path.join(folder, name) for name in ("ek.pem", "e.csr", "e.pem"))
    config = os.path.join(folder, "ca.cnf")
    with open(config, "w", encoding="ascii") as file:
        file.write(f"""[ca]
default_ca = one
[one]
database = {folder}/index.txt
new_certs_dir = {folder}
serial = {folder}/serial
policy = any
x509_extensions = names
default_md = sha256
[any]
commonName = supplied
[names]
subjectAltName = DNS:room.example
""")
    with open(os.path.join(folder, "index.txt"), "w", encoding="ascii"):
        pass
    with open(os.path.join(folder, "serial"), "w", encoding="ascii") as file:
        file.write("01\n")
    for words in (
            ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
             "/CN=room.example", "-keyout", key, "-out", request],
            ["ca", "-batch", "-selfsign", "-config", config, "-keyfile", key, "-in", request, "-out",
             cert, "-notext", "-startdate", "20200101000000Z", "-enddate", "20200102000000Z"]):
        subprocess.run(["openssl", *words], check=True, capture_output=True, timeout=PATIENCE)
    with open(cert, encoding="ascii") as first, open(key, encoding="ascii") as second:
        return first.read(), second.read()


class CallsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.box = Box().start()

    @classmethod
    def tearDownClass(cls):
        cls.box.stop()

    def setUp(self):
        self.admin = self.box.admin()
        self.addCleanup(self.admin.close)

    def refused(self, name, method, **params):
        with self.assertRaises(RpcError) as caught:
            self.admin.call(method, **params)
        self.assertEqual(caught.exception.name, name, method)
        return str(caught.exception)

    def in_state(self, *names):
        return os.path.join(self.box.state_folder, *names)

    def room(self):
        return self.admin.call("room.get")["room"]

    def until(self, condition, what):
        """What was set reaches the room a moment after the answer."""
        wait_until(lambda: condition(self.room()), PATIENCE, what)

    def test_settings_win_over_the_file_and_are_given_back(self):
        before = {one["key"]: one for one in self.admin.call("settings.get")["options"]}
        self.assertEqual(before["room.name"]["source"], "file")
        self.assertEqual(before["display.dim_minutes"]["maximum"], 240)
        changed = self.admin.call(
            "settings.set", values={"room.name": "Bergen", "web.explain_port": 1})
        self.assertEqual(changed, {"live": ["room.name"], "restart": ["web.explain_port"]})
        self.until(lambda room: room["room"]["name"] == "Bergen", "the new name")
        now = {one["key"]: one for one in self.admin.call("settings.get")["options"]}
        self.assertEqual((now["room.name"]["source"], now["room.name"]["value"]),
                         ("override", "Bergen"))
        self.assertEqual(now["web.explain_port"]["at_restart"], 1)
        with open(self.box.config_path, encoding="utf-8") as file:
            self.assertNotIn("Bergen", file.read())
        self.assertEqual(stat.S_IMODE(os.stat(self.in_state("overrides.json")).st_mode), 0o600)
        self.admin.call("settings.reset", keys=["room.name", "web.explain_port"])
        self.until(lambda room: room["room"]["name"] == "Test room", "the file's name")

    def test_a_setting_is_in_force_once_it_is_answered(self):
        with self.box.admin() as admin:
            for turn in range(10):
                admin.call("settings.set", values={"meeting.pin_policy": "fixed"})
                admin.call("pin.set", pin=f"12345{turn:03}")
                admin.call("settings.set", values={"meeting.pin_policy": "meeting"})
                with self.assertRaises(RpcError):
                    admin.call("pin.set", pin="12345678")
            admin.call("settings.reset", keys=["meeting.pin_policy"])

    def test_bad_settings_change_nothing(self):
        text = self.refused("invalid_argument", "settings.set",
                            values={"room.name": "Bergen", "meeting.pin_digits": 99})
        self.assertIn("meeting.pin_digits", text)
        self.refused("invalid_argument", "settings.set", values={"room.nam": "x"})
        self.refused("not_allowed", "settings.set", values={"plugins.folder": "/tmp"})
        self.assertEqual(self.room()["room"]["name"], "Test room")

    def test_the_display_may_set_its_own_settings_only(self):
        with KioskClient(self.box) as kiosk:
            kiosk.call("settings.set", values={"display.large_text": True, "display.language": "ja"})
            self.until(lambda room: room["display"]["large_text"] and
                       room["display"]["language"] == "ja", "the display's settings")
            with self.assertRaises(RpcError) as caught:
                kiosk.call("settings.set", values={"display.clock": False, "room.name": "Mine"})
            self.assertEqual(caught.exception.name, "not_allowed")
            self.assertTrue(self.room()["display"]["clock"])
            for method in ("settings.get", "tokens.list", "support.bundle", "pin.show"):
                with self.assertRaises(RpcError) as caught:
                    kiosk.call(method)
                self.assertEqual(caught.exception.name, "not_allowed", method)
            self.assertRegex(kiosk.call("setup.code")["code"], r"^(\d{8})?$")
        self.admin.call("settings.reset", keys=["display.large_text", "display.language"])

    def test_a_wallpaper_is_kept_and_told_to_the_display(self):
        picture = png(64, 36)
        told = self.admin.call("image.set", image="wallpaper", data=b64(picture))
        self.assertEqual((told["width"], told["height"]), (64, 36))
        self.until(lambda room: room["display"]["wallpaper"], "the wallpaper")
        path = self.room()["display"]["wallpaper"]
        with open(path, "rb") as file:
            self.assertEqual(file.read(), picture)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o640)
        self.admin.call("image.set", image="wallpaper", data=b64(png(65, 36)))
        # Another name: so the display sees that it changed.
        self.until(lambda room: room["display"]["wallpaper"] not in ("", path), "another wallpaper")
        got = self.admin.call("image.get", image="wallpaper")
        self.assertEqual(base64.b64decode(got["data"]), png(65, 36))
        self.admin.call("image.clear", image="wallpaper")
        self.until(lambda room: room["display"]["wallpaper"] == "", "no wallpaper")
        self.refused("not_found", "image.get", image="wallpaper")

    def test_pictures_that_are_none_or_too_large_are_refused(self):
        bomb = png(50000, 50000, b"\0" * 1000)
        self.assertIn("16 megapixels",
                      self.refused("message_too_large", "image.set", image="logo", data=b64(bomb)))
        script = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        self.refused("unsupported_type", "image.set", image="logo", data=b64(script))
        self.refused("parse_error", "image.set", image="logo", data=b64(png(4, 4)[:20]))
        self.refused("invalid_argument", "image.set", image="logo",
                     data=b64(b"\x89PNG\r\n\x1a\n" + bytes(8 * 1024 * 1024)))
        self.assertEqual(self.room()["display"]["logo"], "")

    def test_a_wallpaper_of_200_mb_is_cut_off(self):
        rss = self.resident()
        with JsonRpcSocket(self.box.socket_path("admin"), "admin") as client:
            client._socket.settimeout(PATIENCE)
            piece = b"A" * (1024 * 1024)
            sent = 0
            try:
                client._socket.sendall(b'{"jsonrpc":"2.0","id":9,"method":"image.set","params":{"data":"')
                while sent < 200:
                    client._socket.sendall(piece)
                    sent += 1
            except (BrokenPipeError, ConnectionResetError):
                pass
            self.assertLess(sent, 200)
        self.assertLess(self.resident() - rss, 40 * 1024)  # KiB: a line of 12 MiB and its copies
        self.admin.call("status")

    def resident(self):
        with open(f"/proc/{self.box.daemon.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))

    def served(self):
        """The fingerprint of the certificate that a new connection gets."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with socket.create_connection(("127.0.0.1", self.box.port), PATIENCE) as line:
            with context.wrap_socket(line) as secure:
                return ssl.DER_cert_to_PEM_cert(secure.getpeercert(True)).strip()

    def test_a_certificate_is_used_at_once_and_given_up(self):
        own = self.served()
        with tempfile.TemporaryDirectory() as folder:
            certificate, key = make_certificate(folder)
            told = self.admin.call("certificate.set", certificate=certificate, key=key)
            self.assertEqual((told["source"], told["names"]), ("uploaded", ["room.example"]))
            self.assertEqual(self.served(), certificate.strip())
            # Bad ones leave it in place.
            expired = make_expired(folder)
            self.assertIn("expired on 2020-01-02", self.refused(
                "invalid_argument", "certificate.set", certificate=expired[0], key=expired[1]))
            other = make_certificate(folder)
            self.assertIn("does not belong", self.refused(
                "invalid_argument", "certificate.set", certificate=certificate, key=other[1]))
            weak = self.weak(folder)
            self.assertIn("2048", self.refused(
                "invalid_argument", "certificate.set", certificate=weak[0], key=weak[1]))
            self.assertEqual(self.served(), certificate.strip())
            self.assertNotIn(key.split("\n")[1], self.box.daemon.output())
        self.assertEqual(self.admin.call("certificate.reset")["source"], "own")
        self.assertEqual(self.served(), own)

    @staticmethod
    def weak(folder):
        cert, key = os.path.join(folder, "w.pem"), os.path.join(folder, "wk.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:1024", "-nodes", "-subj", "/CN=w",
             "-addext", "subjectAltName=DNS:w", "-keyout", key, "-out", cert],
            check=True, capture_output=True, timeout=PATIENCE)
        with open(cert, encoding="ascii") as first, open(key, encoding="ascii") as second:
            return first.read(), second.read()

    def test_metrics_are_figures_of_this_process(self):
        def samples():
            answer = self.admin.call("metrics.get")
            self.assertTrue(answer["media_type"].startswith("text/plain; version=0.0.4"))
            pairs = [line.rsplit(" ", 1) for line in answer["text"].splitlines() if line[0] != "#"]
            return {name: float(value) for name, value in pairs}

        def descriptors_agree():
            told = samples()["process_open_fds"]  # others' connections are still being closed
            return told == len(os.listdir(f"/proc/{self.box.daemon.pid}/fd"))

        self.assertAlmostEqual(samples()["process_resident_memory_bytes"] / 1024, self.resident(),
                               delta=16 * 1024)
        wait_until(descriptors_agree, PATIENCE, "agreement on the open descriptors")
        self.assertEqual(samples()["tessera_shares"], 0)

    def test_logs_tell_the_last_hour(self):
        lines = self.admin.call("logs.get")["lines"]
        self.assertTrue(any(one["topic"] == "meeting" for one in lines))
        for one in self.admin.call("logs.get", level="warning")["lines"]:
            self.assertIn(one["level"], ("warning", "error"))
        self.refused("invalid_argument", "logs.get", minutes=61)


class SecretsTest(unittest.TestCase):
    """Everything secret that a box can have, and what leaves it."""

    def test_the_bundle_holds_no_secret(self):
        with Box().start() as box, box.admin() as admin:
            # Before any password stands, so that the setup code is one more secret.
            secrets = [box.pin(), admin.call("setup.code")["code"], admin.call("host.code")["code"]]
            admin.call("password.set", password=PASSWORD)
            for role in ("host", "admin", "metrics"):
                secrets.append(admin.call("tokens.new", name="Robot of " + role, role=role)["token"])
            secrets.append(rest(box, "POST", "/session", password=PASSWORD)[1]["token"])
            secrets.append(PASSWORD)
            with tempfile.TemporaryDirectory() as folder:
                certificate, key = make_certificate(folder)
                admin.call("certificate.set", certificate=certificate, key=key)
                secrets.append(key.split("\n")[1])
            for name in ("admin-password", "tokens.json", "resume.key", "host-code"):
                with open(os.path.join(box.state_folder, name), encoding="utf-8") as file:
                    text = file.read()
                secrets.append(json.loads(text)["tokens"][0]["hash"] if name == "tokens.json"
                               else text.strip())
                self.assertEqual(
                    stat.S_IMODE(os.stat(os.path.join(box.state_folder, name)).st_mode), 0o600, name)
            answer = admin.call("support.bundle")
            self.assertEqual(answer["media_type"], "application/gzip")
            packed = base64.b64decode(answer["data"])
            with tarfile.open(fileobj=io.BytesIO(packed)) as bundle:
                texts = {one.name: bundle.extractfile(one).read().decode()
                         for one in bundle.getmembers()}
            self.assertEqual(
                {os.path.basename(name) for name in texts},
                {"README.txt", "status.json", "settings.yaml", "room.json", "metrics.txt", "log.txt"})
            self.assertIn("meeting", texts["tessera/log.txt"])
            everything = gzip.decompress(packed).decode(errors="replace")
            logged = box.daemon.output() + json.dumps(admin.call("logs.get"))
            for secret in secrets:
                self.assertGreaterEqual(len(secret), 6)
                self.assertNotIn(secret, everything)
                self.assertNotIn(secret, logged)

    def test_half_written_overrides_do_not_stop_the_box(self):
        box = Box()
        self.addCleanup(box.stop)
        box.start()
        with box.admin() as admin:
            admin.call("settings.set", values={"room.name": "Bergen"})
        box.daemon.stop()
        path = os.path.join(box.state_folder, "overrides.json")
        with open(path, "r+", encoding="utf-8") as file:
            file.truncate(17)
        box.start()
        with box.admin() as admin:
            self.assertEqual(admin.call("room.get")["room"]["room"]["name"], "Bergen")
            self.assertEqual(admin.call("status")["settings"]["overrides"], "recovered")
            self.assertIn("is damaged; the last good copy", box.daemon.output())
            admin.call("settings.set", values={"room.locale": "de"})
            self.assertEqual(admin.call("status")["settings"]["overrides"], "good")

    def test_the_first_password_from_a_browser_needs_the_setup_code(self):
        with Box().start() as box, box.admin() as admin:
            self.assertEqual(rest(box, "POST", "/session", password=PASSWORD)[0], 404)
            for params in ({}, {"current": "00000000"}):
                status, answer = rest(box, "PUT", "/password", password=PASSWORD, **params)
                self.assertEqual((status, answer["error"]["name"]), (403, "wrong_password"))
            self.assertFalse(admin.call("status")["admin"]["password"])
            code = admin.call("setup.code")["code"]
            self.assertEqual(rest(box, "PUT", "/password", password=PASSWORD, current=code)[0], 200)
            token = rest(box, "POST", "/session", password=PASSWORD)[1]["token"]
            self.assertEqual(rest(box, "GET", "/settings", token)[0], 200)
            self.assertEqual(rest(box, "DELETE", "/session", token)[0], 200)
            self.assertEqual(rest(box, "GET", "/settings", token)[0], 401)

    def test_wrong_passwords_are_slowed_down_and_old_sessions_void(self):
        with Box().start() as box, box.admin() as admin:
            admin.call("password.set", password=PASSWORD)
            token = rest(box, "POST", "/session", password=PASSWORD)[1]["token"]
            for _ in range(5):
                status, answer = rest(box, "POST", "/session", password="guess")
                self.assertEqual((status, answer["error"]["name"]), (403, "wrong_password"))
            status, answer = rest(box, "POST", "/session", password=PASSWORD)
            self.assertEqual((status, answer["error"]["name"]), (429, "too_many_attempts"))
            self.assertGreater(answer["error"]["retry_after_ms"], 0)
            self.assertEqual(rest(box, "GET", "/status", token)[0], 200)
            admin.call("password.set", password=PASSWORD + " more")
            self.assertEqual(rest(box, "GET", "/status", token)[0], 401)

    def test_a_token_for_figures_reads_figures_only(self):
        with Box().start() as box, box.admin() as admin:
            token = admin.call("tokens.new", name="Prometheus", role="metrics")["token"]
            self.assertEqual(rest(box, "GET", "/metrics", token)[0], 200)
            self.assertEqual(rest(box, "GET", "/metrics")[0], 401)
            for path in ("/status", "/settings", "/room", "/pin"):
                self.assertIn(rest(box, "GET", path, token)[0], (401, 403), path)
            admin.call("tokens.revoke", token=admin.call("tokens.list")["tokens"][0]["id"])
            self.assertEqual(rest(box, "GET", "/metrics", token)[0], 401)


class ThumbnailTest(unittest.TestCase):
    def test_without_a_share_or_a_display_there_is_none(self):
        with Box().start() as box, box.admin() as admin:
            with self.assertRaises(RpcError) as caught:
                admin.call("thumbnail.get", share="s1")
            self.assertEqual(caught.exception.name, "share_not_found")


if __name__ == "__main__":
    unittest.main()
