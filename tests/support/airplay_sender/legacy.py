# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A device of before HomeKit pairing, or one that sends a wrapped key all the same: raw pairing, PIN by property lists,
FairPlay's handshake as the made-up key program knows it (tests/support/airplay_keys), pictures in AES-CTR."""

import hashlib
import plistlib
import secrets
import socket

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from airplay_keys import program

from . import pairing
from .pairing import minimal, number, raw
from .sender import PATIENCE, Sender
from .sound import Sound

# RFC 5054 A, the 2048-bit group.
N = int("AC6BDB41324A9A9BF166DE5E1389582FAF72B6651987EE07FC3192943DB56050A37329CBB4A099ED8193E0757767A13D"
        "D52312AB4B03310DCD7F48A9DA04FD50E8083969EDB767B0CF6095179A163AB3661A05FBD5FAAAE82918A9962F0B93B8"
        "55F97993EC975EEAA80D740ADBF4FF747359D041D5C33EA71D281E446B14773BCA97B43A23FB801676BD207A436C6481"
        "F1D2B9078717461A5B9D32E688F87748544523B524B0D57D5EA77A2775D2ECFA032CFBDBF52FB3786160279004E57AE6"
        "AF874E7303CE53299CCC041C7BC308D82A5698F3A8D0C38271AE35F8E9DBFBB694B5C803D89F7AE435DE236D525F5475"
        "9B65E372FCD68EF20FA7111F9E4AFF73", 16)
G = 2
SIZE = 256


def sha1(*parts):
    return hashlib.sha1(b"".join(parts)).digest()


def half(label, secret):
    return hashlib.sha512(label + secret).digest()[:16]


def counted(vector, message):
    return vector[:-1] + bytes([(vector[-1] + message) & 255])


def ctr(key, vector):
    return Cipher(algorithms.AES(key), modes.CTR(vector)).encryptor()


def pin_setup(post, me, pin):
    """POST /pair-setup-pin, three times. `post` takes and gives property lists."""
    user = me.id.replace(b"-", b"")[:16].decode()
    first = post({"method": "pin", "user": user})
    salt, b_public = first["salt"], number(first["pk"])
    a = secrets.randbits(256)
    a_public = pow(G, a, N)
    x = number(sha1(salt, sha1(user.encode() + b":" + pin.encode())))
    u = number(sha1(a_public.to_bytes(SIZE, "big"), b_public.to_bytes(SIZE, "big")))
    k = number(sha1(N.to_bytes(SIZE, "big"), G.to_bytes(SIZE, "big")))
    shared = minimal(pow(b_public - k * pow(G, x, N), a + u * x, N))
    key = sha1(shared, bytes(4)) + sha1(shared, b"\0\0\0\1")
    mixed = bytes(one ^ other for one, other in zip(sha1(minimal(N)), sha1(minimal(G))))
    proof = sha1(mixed, sha1(user.encode()), salt, minimal(a_public), minimal(b_public), key)
    second = post({"pk": a_public.to_bytes(SIZE, "big"), "proof": proof})
    if second["proof"] != sha1(minimal(a_public), proof, key):
        raise AssertionError("the receiver does not know the PIN")
    cipher, vector = AESGCM(half(b"Pair-Setup-AES-Key", key)), half(b"Pair-Setup-AES-IV", key)
    sealed = cipher.encrypt(counted(vector, 1), raw(me.key.public_key()), b"")
    third = post({"epk": sealed[:32], "authTag": sealed[32:]})
    me.receiver = (None, cipher.decrypt(counted(vector, 2), third["epk"] + third["authTag"], b""))


def raw_setup(post, me):
    me.receiver = (None, post("/pair-setup", raw(me.key.public_key())))


def raw_verify(post, me, key=None):
    """Answers the secret. `key`: another one than ours, for a thief."""
    own = X25519PrivateKey.generate()
    public = raw(own.public_key())
    answer = post("/pair-verify", b"\1\0\0\0" + public + raw(me.key.public_key()))
    theirs, sealed = answer[:32], answer[32:]
    shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    cipher = ctr(half(b"Pair-Verify-AES-Key", shared), half(b"Pair-Verify-AES-IV", shared))
    Ed25519PublicKey.from_public_bytes(me.receiver[1]).verify(cipher.update(sealed), theirs + public)
    post("/pair-verify", bytes(4) + cipher.update((key or me.key).sign(public + theirs)))
    return shared


class WrappedSender(Sender):
    """Sends its key wrapped, with each SETUP, after fp_setup(). Pairing is HomeKit's, unless one of the raw_ ones."""

    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        self.stream, self.keys = None, {}
        self.secret = secrets.token_bytes(16)

    def _post_list(self, what):
        answer = self.link.request("POST", "/pair-setup-pin", plistlib.dumps(what, fmt=plistlib.FMT_BINARY),
                                   "application/x-apple-binary-plist", [f"X-Apple-Client-Name: {self.name}"])
        if answer.status != 200:
            raise pairing.Refused(answer.status)
        return answer.plist()

    def pair_pin(self, pin):
        pin_setup(self._post_list, self.identity, pin)

    def pair_raw(self):
        raw_setup(self.post, self.identity)

    def verify_raw(self, key=None):
        self.shared = raw_verify(self.post, self.identity, key)

    def fp_setup(self, version=3):
        """Both messages; answers what came back."""
        first = b"FPLY" + bytes([version]) + b"\1\1" + bytes(4) + b"\4\2\0\1\xbb"
        third = b"FPLY\x03\1\3" + bytes(4) + b"\x98" + secrets.token_bytes(152)
        answers = [self.post("/fp-setup", first), self.post("/fp-setup", third)]
        self.keys = {"et": 32, "ekey": program.wrap(third, self.secret), "eiv": secrets.token_bytes(16)}
        return answers

    def set_up(self, what):
        return super().set_up({**what, **self.keys})

    def forge_keys(self, **keys):
        self.keys = {**self.keys, **keys}

    def stream_secret(self):
        """What both kinds of streams come from."""
        return hashlib.sha512(self.secret + self.shared).digest()[:16] if self.shared else self.secret

    def set_up_mirror(self):
        stream = secrets.randbits(64)
        answer = self.set_up({"streams": [{"type": 110, "streamConnectionID": stream, "latencyMs": 90}]})
        if answer.status != 200:
            raise pairing.Refused(answer.status)
        key = self.stream_secret()
        self.stream = ctr(half(f"AirPlayStreamKey{stream}".encode(), key), half(f"AirPlayStreamIV{stream}".encode(), key))
        port = answer.plist()["streams"][0]["dataPort"]
        self.mirror = socket.create_connection((self.address, port), PATIENCE)
        return answer

    def seal_picture(self, units, key_frame):
        return self._header(len(units), 0, 0x10 if key_frame else 0) + self.stream.update(units)


class WrappedSound(Sound):
    """AES-CBC over whole blocks, the vector anew for each packet; what is left over goes in clear."""

    def __init__(self, sender, **how):
        self._block = Cipher(algorithms.AES(sender.stream_secret()), modes.CBC(sender.keys["eiv"]))
        super().__init__(sender, own_key=False, **how)

    def packet(self, index, payload):
        whole = len(payload) // 16 * 16
        return self.head(index) + self._block.encryptor().update(payload[:whole]) + payload[whole:]
