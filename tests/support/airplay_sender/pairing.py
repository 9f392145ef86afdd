# SPDX-FileCopyrightText: 2026 The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A sender's half of HomeKit pairing, from the specification alone: SRP in Python's integers, the rest by
python3-cryptography. Nothing of it is shared with the receiver."""

import hashlib
import hmac
import secrets
import uuid


from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

METHOD, IDENTIFIER, SALT, PUBLIC_KEY, PROOF, ENCRYPTED, STATE, ERROR, DELAY, SIGNATURE, FLAGS = (
    0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 19)
TRANSIENT = 0x10
# RFC 3526 5, the 3072-bit group: 2^3072 - 2^3008 - 1 + 2^64 * (floor(2^2942 * pi) + 1690314).
N = int("FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
        "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
        "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
        "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
        "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
        "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
        "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
        "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF", 16)
G = 5
SIZE = 384


WORDS = {2: ": the PIN, or who it says it is, is wrong", 3: ": too many wrong PINs, it has to wait", 403: ": it may not come in, or the display is full"}


class Refused(Exception):
    """`code`: the error of the TLV, 2 = authentication, 3 = back-off."""

    def __init__(self, code, delay=None):
        super().__init__(f"refused with error {code}{WORDS.get(code, '')}")
        self.code, self.delay = code, delay


def sha(*parts):
    return hashlib.sha512(b"".join(parts)).digest()


def number(data):
    return int.from_bytes(data, "big")


def padded(value):
    return value.to_bytes(SIZE, "big")


def minimal(value):
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


def hkdf(key, salt, info, size=32):
    """RFC 5869 with SHA-512, one block."""
    secret = hmac.new(salt.encode(), key, hashlib.sha512).digest()
    return hmac.new(secret, info.encode() + b"\1", hashlib.sha512).digest()[:size]


def tlv(*items):
    out = b""
    for kind, value in items:
        if isinstance(value, int):
            value = bytes([value])
        for at in range(0, max(1, len(value)), 255):
            piece = value[at:at + 255]
            out += bytes([kind, len(piece)]) + piece
    return out


def read_tlv(data):
    out, last = {}, None
    while data:
        kind, size = data[0], data[1]
        value, data = data[2:2 + size], data[2 + size:]
        out[kind] = out[kind] + value if last == (kind, 255) else value
        last = (kind, size)
    if ERROR in out:
        raise Refused(out[ERROR][0], out[DELAY][0] if DELAY in out else None)
    return out


def seal(key, label, plain):
    return ChaCha20Poly1305(key).encrypt(b"\0\0\0\0" + label, plain, b"")


def open_sealed(key, label, sealed):
    return ChaCha20Poly1305(key).decrypt(b"\0\0\0\0" + label, sealed, b"")


def raw(public):
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


class Identity:
    """A device: who it says it is, and the key that proves it."""

    def __init__(self):
        self.id = str(uuid.uuid4()).upper().encode()
        self.key = Ed25519PrivateKey.generate()
        self.receiver = None  # (id, key) after pairing

    def key_name(self):
        """As the box calls this key."""
        return sha(self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))[:10].hex()


def srp(post, pin, flags=None):
    """M1 to M4. Answers K."""
    m1 = [(STATE, 1), (METHOD, 0)] + ([(FLAGS, flags)] if flags else [])
    m2 = read_tlv(post("/pair-setup", tlv(*m1)))
    salt, b_public = m2[SALT], number(m2[PUBLIC_KEY])
    a = secrets.randbits(256)
    a_public = pow(G, a, N)
    x = number(sha(salt, sha(b"Pair-Setup:" + pin.encode())))
    u = number(sha(padded(a_public), padded(b_public)))
    k = number(sha(padded(N), padded(G)))
    key = sha(minimal(pow(b_public - k * pow(G, x, N), a + u * x, N)))
    mixed = bytes(one ^ other for one, other in zip(sha(minimal(N)), sha(minimal(G))))
    proof = sha(mixed, sha(b"Pair-Setup"), salt, minimal(a_public), minimal(b_public), key)
    m4 = read_tlv(post("/pair-setup", tlv((STATE, 3), (PUBLIC_KEY, padded(a_public)), (PROOF, proof))))
    if m4[PROOF] != sha(minimal(a_public), proof, key):
        raise AssertionError("the receiver does not know the PIN")
    return key


def pair_setup(post, me, pin):
    key = srp(post, pin)
    sealing = hkdf(key, "Pair-Setup-Encrypt-Salt", "Pair-Setup-Encrypt-Info")
    signed = hkdf(key, "Pair-Setup-Controller-Sign-Salt", "Pair-Setup-Controller-Sign-Info")
    own = raw(me.key.public_key())
    inner = tlv((IDENTIFIER, me.id), (PUBLIC_KEY, own), (SIGNATURE, me.key.sign(signed + me.id + own)))
    m6 = read_tlv(post("/pair-setup", tlv((STATE, 5), (ENCRYPTED, seal(sealing, b"PS-Msg05", inner)))))
    theirs = read_tlv(open_sealed(sealing, b"PS-Msg06", m6[ENCRYPTED]))
    check = hkdf(key, "Pair-Setup-Accessory-Sign-Salt", "Pair-Setup-Accessory-Sign-Info")
    Ed25519PublicKey.from_public_bytes(theirs[PUBLIC_KEY]).verify(
        theirs[SIGNATURE], check + theirs[IDENTIFIER] + theirs[PUBLIC_KEY])
    me.receiver = (theirs[IDENTIFIER], theirs[PUBLIC_KEY])


def pair_verify(post, me, key=None):
    """Answers the link's secret. `key`: another one than ours, for a thief."""
    own = X25519PrivateKey.generate()
    public = raw(own.public_key())
    v2 = read_tlv(post("/pair-verify", tlv((STATE, 1), (PUBLIC_KEY, public))))
    shared = own.exchange(X25519PublicKey.from_public_bytes(v2[PUBLIC_KEY]))
    sealing = hkdf(shared, "Pair-Verify-Encrypt-Salt", "Pair-Verify-Encrypt-Info")
    theirs = read_tlv(open_sealed(sealing, b"PV-Msg02", v2[ENCRYPTED]))
    if me.receiver:
        Ed25519PublicKey.from_public_bytes(me.receiver[1]).verify(
            theirs[SIGNATURE], v2[PUBLIC_KEY] + theirs[IDENTIFIER] + public)
    inner = tlv((IDENTIFIER, me.id), (SIGNATURE, (key or me.key).sign(public + me.id + v2[PUBLIC_KEY])))
    read_tlv(post("/pair-verify", tlv((STATE, 3), (ENCRYPTED, seal(sealing, b"PV-Msg03", inner)))))
    return shared


