#!/usr/bin/env python3
"""Judges a signed reply of Sealbook with Python and openssl alone: COSE_Sign1 (RFC 9052), EdDSA over Ed25519.

usage: reply_check.py REPLY [TEXT]

Prints what is stated, one `field: value` a line, and the fingerprint of the key; with TEXT, whether the reply is about
exactly that text. Exit 0 when the signature holds (and the text is the one), 1 otherwise. Whose key it is, nobody can
tell from the file: compare the fingerprint with its owner.
"""
import hashlib
import sys

from cbor_reader import read_cbor
from journal_check import ed25519_verifies, signature_structure

CONTENT_TYPE = "application/vnd.sealbook.reply+cbor"


def read_reply(data):
    if data[:1] != b"\xd2":
        raise ValueError("not a COSE_Sign1")
    protected, unprotected, payload, signature = read_cbor(data[1:])
    header = read_cbor(protected)
    if header != {1: -8, 3: CONTENT_TYPE, 4: header.get(4)} or unprotected != {}:
        raise ValueError("unexpected header")
    return header[4], protected, payload, signature


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "rb") as file:
            key, protected, payload, signature = read_reply(file.read())
        stated = read_cbor(payload)
        holds = ed25519_verifies(key, signature_structure(protected, payload), signature)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        print(f"not a reply: {error}")
        return 1
    for field, value in stated.items():
        print(f"{field}: {value}")
    digits = hashlib.sha256(key).hexdigest()[:20].upper()
    print("fingerprint: " + "-".join(digits[at : at + 4] for at in range(0, 20, 4)))
    print(f"signature: {'holds' if holds else 'does not hold'}")
    if len(arguments) == 1:
        return 0 if holds else 1
    with open(arguments[1], "rb") as file:
        same = hashlib.sha256(file.read()).hexdigest() == stated["hash"]
    print(f"text: {'the one that was accepted' if same else 'another'}")
    return 0 if holds and same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
