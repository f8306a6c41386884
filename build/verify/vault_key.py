"""Finds the database key of a vault by its recovery key, without Sealbook: Python's standard library and openssl.

    vault_key.py VAULT < recovery-key.txt           prints the raw database key in hexadecimal

Its output is what vault_reader.py wants on its standard input: vault_key.py VAULT < kit.txt | vault_reader.py ...
Exit 0: found; 1: this recovery key opens no slot of the vault; 2: not a recovery key, not a vault, or wrong usage.
While it works, openssl shows keys in the process list: use a machine of your own.

Format. header-a and header-b: "SEALBOOK", major (2 bytes, big-endian), minor (2), length (4), CBOR [clear, sealed],
SHA-256 of all before. A recovery slot in `clear` holds the master key, sealed by HPKE (RFC 9180, base mode: X25519,
HKDF-SHA256, AES-256-GCM) to the X25519 key that HKDF-SHA-512 (RFC 5869) makes of the recovery key. The recovery key is
Crockford's base32 in eight groups, each of seven symbols and a check symbol.
"""

import hashlib
import hmac
import os
import struct
import subprocess
import sys

from cbor_reader import Changed, cbor_bytes_head, read_cbor

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PRIME = 2**255 - 19


class NotReadable(Exception):
    """Not a recovery key, or not a vault."""


def recovery_secret(text: str) -> bytes:
    symbols = "".join(text.upper().replace("-", " ").split()).translate(str.maketrans("OIL", "011"))
    if len(symbols) != 64 or any(symbol not in ALPHABET for symbol in symbols):
        raise NotReadable("a recovery key has eight groups of eight letters and digits")
    value = 0
    for place, symbol in enumerate(symbols):
        if place % 8 != 7:
            value = value << 5 | ALPHABET.index(symbol)
    secret = (value >> 24).to_bytes(32, "big")
    digest = hashlib.sha256(b"sealbook/v1/secret-code" + secret).digest()
    if digest[:3] != (value & 0xFFFFFF).to_bytes(3, "big"):
        raise NotReadable("the recovery key has a slip of the pen")
    return secret


def read_header(folder: str) -> dict:
    found = []
    for name in ("header-a", "header-b"):
        try:
            with open(os.path.join(folder, name), "rb") as file:
                data = file.read()
        except FileNotFoundError:
            continue
        if data[:8] == b"SEALBOOK" and hashlib.sha256(data[:-32]).digest() == data[-32:]:
            clear, _ = read_cbor(data[16 : 16 + struct.unpack(">I", data[12:16])[0]])
            found.append(read_cbor(clear))
    if not found:
        raise NotReadable(f"{folder}: no header that can be read")
    return max(found, key=lambda header: header["sequence"])


def cbor(*items) -> bytes:
    """An array of texts, byte strings, small counts and nulls in deterministic CBOR (RFC 8949, section 4.2.1)."""
    parts = [cbor_bytes_head(4, len(items))]
    for item in items:
        if item is None:
            parts.append(b"\xf6")
        elif isinstance(item, int):
            parts.append(cbor_bytes_head(0, item))
        else:
            data = item.encode() if isinstance(item, str) else item
            parts += [cbor_bytes_head(3 if isinstance(item, str) else 2, len(data)), data]
    return b"".join(parts)


def extract(kind: str, salt: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(hashlib.new(kind).digest_size), secret, kind)


def expand(kind: str, key: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869, section 2.3, for lengths of one block."""
    return hmac.digest(key, info + b"\x01", kind)[:length]


def vault_expand(secret: bytes, salt: bytes, purpose: str, *context) -> bytes:
    return expand("sha512", extract("sha512", salt, secret), cbor(f"sealbook/v1/{purpose}", *context), 32)


def x25519(scalar: bytes, point: bytes) -> bytes:
    """RFC 7748, section 5: the Montgomery ladder. It takes its time by the key, which is of no use to anybody here."""
    key = int.from_bytes(scalar, "little") & ~7 & ~(1 << 255) | 1 << 254
    start = int.from_bytes(point, "little") & ~(1 << 255)
    x2, z2, x3, z3 = 1, 0, start, 1
    for bit in range(254, -1, -1):
        if key >> bit & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a, b * b, d * a, c * b
        x3, z3 = (da + cb) ** 2 % PRIME, start * (da - cb) ** 2 % PRIME
        x2, z2 = aa * bb % PRIME, (aa - bb) * (aa + 121665 * (aa - bb)) % PRIME
        if key >> bit & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
    return (x2 * pow(z2, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little")


def aes(mode: str, key: bytes, data: bytes, *options: str) -> bytes:
    command = ["openssl", "enc", f"-aes-256-{mode}", "-nopad", "-K", key.hex(), *options]
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def multiply(left: int, right: int) -> int:
    """In GF(2^128) as NIST SP 800-38D, section 6.3, writes it."""
    product = 0
    for bit in range(127, -1, -1):
        if left >> bit & 1:
            product ^= right
        right = right >> 1 ^ (0xE1 << 120 if right & 1 else 0)
    return product


def open_gcm(key: bytes, nonce: bytes, sealed: bytes, associated: bytes):
    """AES-256-GCM (NIST SP 800-38D); None where the tag is not that of the rest."""
    body, tag = sealed[:-16], sealed[-16:]
    hash_key = int.from_bytes(aes("ecb", key, bytes(16)), "big")
    padded = b"".join(part + bytes(-len(part) % 16) for part in (associated, body))
    blocks, total = padded + struct.pack(">QQ", 8 * len(associated), 8 * len(body)), 0
    for at in range(0, len(blocks), 16):
        total = multiply(total ^ int.from_bytes(blocks[at : at + 16], "big"), hash_key)
    mask = int.from_bytes(aes("ecb", key, nonce + b"\0\0\0\1"), "big")
    if not hmac.compare_digest((total ^ mask).to_bytes(16, "big"), tag):
        return None
    return aes("ctr", key, body, "-iv", (nonce + b"\0\0\0\2").hex())


def open_hpke(private: bytes, encapsulated: bytes, sealed: bytes, info: bytes, associated: bytes):
    """RFC 9180, sections 4.1 and 5.1, base mode, the first message."""

    def labelled(suite):
        return (
            lambda salt, label, secret: extract("sha256", salt, b"HPKE-v1" + suite + label + secret),
            lambda key, label, text, length: expand(
                "sha256", key, struct.pack(">H", length) + b"HPKE-v1" + suite + label + text, length
            ),
        )

    kem_extract, kem_expand = labelled(b"KEM\x00\x20")
    shared = kem_extract(b"", b"eae_prk", x25519(private, encapsulated))
    public = x25519(private, (9).to_bytes(32, "little"))
    shared = kem_expand(shared, b"shared_secret", encapsulated + public, 32)
    hpke_extract, hpke_expand = labelled(b"HPKE\x00\x20\x00\x01\x00\x02")
    context = b"\0" + hpke_extract(b"", b"psk_id_hash", b"") + hpke_extract(b"", b"info_hash", info)
    secret = hpke_extract(shared, b"secret", b"")
    key, nonce = hpke_expand(secret, b"key", context, 32), hpke_expand(secret, b"base_nonce", context, 12)
    return open_gcm(key, nonce, sealed, associated)


def database_key(folder: str, secret: bytes):
    """The database key of the newest epoch that the recovery key opens; None where it opens none."""
    header = read_header(folder)
    vault, keys = header["vault"], {}
    for slot in header["slots"]:
        if slot["kind"] != "recovery":
            continue
        private = vault_expand(secret, vault, "code-key", vault, slot["id"])
        master, binding = slot["master"], cbor("sealbook/v1/slot", vault, "recovery", slot["id"], None)
        info = cbor("sealbook/v1/master-key", master["epoch"])
        found = open_hpke(private, master["key"], master["sealed"], info, binding)
        if found is not None:
            keys[master["epoch"]] = vault_expand(found, vault, "database-key", vault, master["epoch"])
    return keys[max(keys)] if keys else None


def main(arguments: list) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        key = database_key(arguments[0], recovery_secret(sys.stdin.read()))
    except (NotReadable, Changed, KeyError, ValueError, OSError, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        return 2
    if key is None:
        print("this recovery key opens no slot of this vault", file=sys.stderr)
        return 1
    print(key.hex())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
