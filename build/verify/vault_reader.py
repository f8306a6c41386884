"""Reads a vault's database without Sealbook: Python's standard library and the openssl program.

    vault_reader.py vault.db plain.db < key.hex     decrypts into an ordinary SQLite file
    vault_reader.py vault.db - < key.hex            checks every page only

The key is the raw database key, 64 hexadecimal digits on standard input. While it works, openssl shows it in the
process list. Exit 0: every page is authentic; 1: pages are damaged (each is named); 2: wrong key, not this format or
wrong usage. The result is plaintext: keep it where you would keep the vault's paper.

Format (SQLCipher 4 with a raw key): pages of 4096 bytes end in a 16-byte initialisation vector and a 64-byte
HMAC-SHA-512 over ciphertext, vector and page number (4 bytes, little-endian). The first page begins with a 16-byte
salt instead of "SQLite format 3". The HMAC key is PBKDF2-HMAC-SHA512(key, salt with each byte xor 0x3a, 2 rounds).
"""

import hashlib
import hmac
import os
import struct
import subprocess
import sys

PAGE = 4096
SALT = 16
VECTOR = 16
MAC = 64
BODY = PAGE - VECTOR - MAC
PAGES_AT_ONCE = 4096


class NotReadable(Exception):
    """The file cannot be read with this key at all."""


def mac_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def is_authentic(page: bytes, number: int, key: bytes) -> bool:
    start = SALT if number == 1 else 0
    covered = page[start : BODY + VECTOR] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.digest(key, covered, "sha512"), page[BODY + VECTOR :])


def decrypt(pages: list, first: int, key: bytes) -> bytes:
    """Decrypts consecutive pages with one run of openssl.

    In CBC each block is decrypted with the ciphertext block before it, so putting every page's vector in front of its
    ciphertext makes one valid stream; what comes out in the place of the vectors is dropped.
    """
    starts = [SALT if first + index == 1 else 0 for index in range(len(pages))]
    stream = b"".join(page[BODY : BODY + VECTOR] + page[start:BODY] for page, start in zip(pages, starts))
    command = ["openssl", "enc", "-d", "-aes-256-cbc", "-nopad", "-K", key.hex(), "-iv", "00" * VECTOR]
    plain = subprocess.run(command, input=stream, stdout=subprocess.PIPE, check=True).stdout
    result, offset = [], 0
    for start in starts:
        offset += VECTOR
        head = b"SQLite format 3\0" if start else b""
        result.append(head + plain[offset : offset + BODY - start] + bytes(VECTOR + MAC))
        offset += BODY - start
    return b"".join(result)


def read_vault(source: str, target: str, key: bytes) -> tuple:
    """Returns the number of pages and the numbers of the damaged ones; `target` is written if it is not '-'."""
    size = os.path.getsize(source)
    if size == 0 or size % PAGE != 0:
        raise NotReadable(f"{source}: {size} bytes are no whole number of pages")
    log = source + "-wal"
    if os.path.exists(log) and os.path.getsize(log) > 0:
        raise NotReadable(f"{log}: holds newer pages; lock the vault first")
    damaged, number = [], 1
    with open(source, "rb") as vault:
        authentication = mac_key(key, vault.read(SALT))
        vault.seek(0)
        output = None if target == "-" else os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        try:
            while block := vault.read(PAGE * PAGES_AT_ONCE):
                pages = [block[at : at + PAGE] for at in range(0, len(block), PAGE)]
                wrong = [number + at for at, page in enumerate(pages) if not is_authentic(page, number + at, authentication)]
                if 1 in wrong and len(wrong) == len(pages):
                    raise NotReadable(f"{source}: wrong key, or not a vault database")
                damaged.extend(wrong)
                if output is not None:
                    output.write(decrypt(pages, number, key))
                number += len(pages)
        finally:
            if output is not None:
                output.close()
    return number - 1, damaged


def main(arguments: list) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        key = bytes.fromhex(sys.stdin.read().strip())
        if len(key) != 32:
            raise NotReadable("the key has 64 hexadecimal digits")
        pages, damaged = read_vault(arguments[0], arguments[1], key)
    except (NotReadable, ValueError, OSError, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        return 2
    for page in damaged:
        print(f"page {page}: damaged")
    print(f"{pages} pages, {len(damaged)} damaged")
    return 1 if damaged else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
