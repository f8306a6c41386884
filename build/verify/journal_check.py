#!/usr/bin/env python3
"""Checks a journal proof without any code of Sealbook: Python standard library and the openssl program only.

usage: journal_check.py --public-key HEX [--checkpoint FILE] PROOF ENTRY

PROOF is a C2SP tlog-proof (journal.tlog-proof), ENTRY the COSE_Sign1 bytes it is about (seal.cbor), HEX the 32 bytes
of the Ed25519 key of the feed. One line per check, each "genuine" or "changed"; exit 0 when all are genuine, 1 when
one is changed, 2 for wrong usage.
"""
import argparse
import base64
import binascii
import hashlib
import os
import re
import subprocess
import sys
import tempfile

SPKI_ED25519 = bytes.fromhex("302a300506032b6570032100")
DEPTH_LIMIT = 32


class Changed(Exception):
    """The input is not what a genuine program wrote; the text says why."""


def ed25519_verifies(public_key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for name, content in (("key", SPKI_ED25519 + public_key), ("message", message), ("signature", signature)):
            names[name] = os.path.join(folder, name)
            with open(names[name], "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER"]
        command += ["-inkey", names["key"], "-in", names["message"], "-sigfile", names["signature"]]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def base64_strict(text):
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Changed(f"not base64: {text[:20]}") from error


class CborReader:
    """RFC 8949, definite lengths and shortest heads only; no floats."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, count):
        if count > len(self.data) - self.at:
            raise Changed("CBOR cut short")
        part = self.data[self.at : self.at + count]
        self.at += count
        return part

    def head(self):
        first = self.take(1)[0]
        major, info = first >> 5, first & 31
        if info < 24:
            return major, info
        if info > 27:
            raise Changed("CBOR of indefinite length")
        size = 1 << (info - 24)
        value = int.from_bytes(self.take(size), "big")
        if major != 7 and value < (24 if size == 1 else 1 << (4 * size)):
            raise Changed("CBOR head longer than needed")
        return major, value

    def item(self, depth=0):
        if depth > DEPTH_LIMIT:
            raise Changed("CBOR nested too deep")
        start = self.at
        major, value = self.head()
        if major == 0:
            return value
        if major == 1:
            return -1 - value
        if major == 2:
            return self.take(value)
        if major == 3:
            try:
                return self.take(value).decode("utf-8")
            except UnicodeDecodeError as error:
                raise Changed("CBOR text that is not UTF-8") from error
        if major == 4:
            return [self.item(depth + 1) for _ in range(value)]
        if major == 5:
            return self.mapping(value, depth)
        if major == 6:
            return (value, self.item(depth + 1))
        if self.data[start] in (0xF4, 0xF5, 0xF6):
            return {0xF4: False, 0xF5: True, 0xF6: None}[self.data[start]]
        raise Changed("CBOR simple value or float")

    def mapping(self, count, depth):
        result = {}
        before = None
        for _ in range(count):
            start = self.at
            key = self.item(depth + 1)
            raw = self.data[start : self.at]
            if not isinstance(key, (int, str)) or (before is not None and raw <= before):
                raise Changed("CBOR keys out of order")
            before = raw
            result[key] = self.item(depth + 1)
        return result


def read_cbor(data):
    reader = CborReader(data)
    value = reader.item()
    if reader.at != len(data):
        raise Changed("bytes after the CBOR item")
    return value


def cbor_bytes_head(major, length):
    if length < 24:
        return bytes([major << 5 | length])
    for info, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if length < 1 << (8 * size):
            return bytes([major << 5 | info]) + length.to_bytes(size, "big")
    raise Changed("too long")


def signature_structure(protected, payload):
    """RFC 9052 section 4.4: ["Signature1", protected, external data, payload]."""
    parts = [bytes([0x84]), cbor_bytes_head(3, 10), b"Signature1"]
    for part in (protected, b"", payload):
        parts += [cbor_bytes_head(2, len(part)), part]
    return b"".join(parts)


def read_entry(data):
    value = read_cbor(data)
    if not isinstance(value, tuple) or value[0] != 18 or not isinstance(value[1], list) or len(value[1]) != 4:
        raise Changed("not a COSE_Sign1")
    protected, unprotected, payload, signature = value[1]
    if not all(isinstance(part, bytes) for part in (protected, payload, signature)) or unprotected != {}:
        raise Changed("not the members of a COSE_Sign1")
    header = read_cbor(protected)
    change = read_cbor(payload)
    if not isinstance(change, dict) or change.get(1) != 1:
        raise Changed("not a change-set of version 1")
    if not isinstance(change.get(3), str) or header != {1: -8, 4: change[3].encode()}:
        raise Changed("not signed with EdDSA by its device")
    return protected, payload, signature, change


def read_checkpoint(note):
    body, separator, signatures = note.partition("\n\n")
    lines = body.split("\n")
    origin = re.fullmatch(r"sealbook\.invalid/([0-9a-f]{64})/([A-Za-z0-9_-]{1,64})", lines[0])
    if not separator or len(lines) != 3 or origin is None or not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]):
        raise Changed("not a checkpoint")
    return {
        "name": lines[0],
        "vault": origin[1],
        "device": origin[2],
        "size": int(lines[1]),
        "root": base64_strict(lines[2]),
        "body": (body + "\n").encode(),
        "signatures": signatures,
    }


def check_checkpoint(checkpoint, public_key):
    name = checkpoint["name"]
    key_id = hashlib.sha256(name.encode() + b"\n\x01" + public_key).digest()[:4]
    own = 0
    for line in checkpoint["signatures"].removesuffix("\n").split("\n"):
        match = re.fullmatch(r"— (\S+) (\S+)", line)
        if match is None:
            raise Changed("not a signature line")
        signature = base64_strict(match[2])
        if match[1] == name and signature[:4] == key_id:
            own += 1
            if not ed25519_verifies(public_key, checkpoint["body"], signature[4:]):
                raise Changed("the signature is wrong")
    if own == 0:
        raise Changed("not signed by this key")


def read_proof(text):
    top, separator, note = text.partition("\n\n")
    lines = top.split("\n")
    if not separator or lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Changed("not a tlog-proof")
    if lines and lines[0].startswith("extra "):
        lines.pop(0)
    match = re.fullmatch(r"index (0|[1-9][0-9]{0,15})", lines.pop(0) if lines else "")
    if match is None:
        raise Changed("no index")
    return int(match[1]), [base64_strict(line) for line in lines], note


def subtree_root(leaf, index, size, path):
    """Walks the recursion of RFC 6962 section 2.1.1 down to the leaf, then hashes back up."""
    sides = []
    while size > 1:
        split = 1 << ((size - 1).bit_length() - 1)
        right = index >= split
        sides.append(right)
        index, size = (index - split, size - split) if right else (index, split)
    if len(sides) != len(path):
        raise Changed("a path of the wrong length")
    node = leaf
    for right, sibling in zip(reversed(sides), path):
        node = hashlib.sha256(b"\x01" + (sibling + node if right else node + sibling)).digest()
    return node


def check_inclusion(entry, index, path, checkpoint):
    if index >= checkpoint["size"]:
        raise Changed("the checkpoint is older than the entry")
    leaf = hashlib.sha256(b"\x00" + entry).digest()
    if subtree_root(leaf, index, checkpoint["size"], path) != checkpoint["root"]:
        raise Changed("the path does not lead to the root")


def check_entry(entry, index, checkpoint, public_key):
    protected, payload, signature, change = read_entry(entry)
    if change[3] != checkpoint["device"] or change.get(4) != index + 1:
        raise Changed("the entry is another one than the proof is about")
    vault = change.get(2)
    genesis = vault == b"" and index == 0 and hashlib.sha256(entry).hexdigest() == checkpoint["vault"]
    if not genesis and vault != bytes.fromhex(checkpoint["vault"]):
        raise Changed("the entry is of another vault")
    if not ed25519_verifies(public_key, signature_structure(protected, payload), signature):
        raise Changed("the signature is wrong")


def run(name, check):
    try:
        result = check()
    except Changed as reason:
        print(f"{name}: changed ({reason})")
        return False, None
    print(f"{name}: genuine")
    return True, result


def main():
    parser = argparse.ArgumentParser(description="Checks a Sealbook journal proof.")
    parser.add_argument("--public-key", required=True)
    parser.add_argument("--checkpoint")
    parser.add_argument("proof")
    parser.add_argument("entry")
    arguments = parser.parse_args()
    if not re.fullmatch(r"[0-9a-f]{64}", arguments.public_key):
        parser.error("the public key is 64 hexadecimal digits")
    public_key = bytes.fromhex(arguments.public_key)
    with open(arguments.entry, "rb") as file:
        entry = file.read()

    def form():
        with open(arguments.proof, "rb") as file:
            try:
                index, path, note = read_proof(file.read().decode("utf-8"))
            except UnicodeDecodeError as error:
                raise Changed("not UTF-8") from error
        if arguments.checkpoint is not None:
            with open(arguments.checkpoint, "rb") as file:
                if file.read() != note.encode():
                    raise Changed("the checkpoint file is not the one in the proof")
        return index, path, read_checkpoint(note)

    good, parts = run("proof", form)
    if not good:
        return 1
    index, path, checkpoint = parts
    results = [
        run("checkpoint", lambda: check_checkpoint(checkpoint, public_key)),
        run("inclusion", lambda: check_inclusion(entry, index, path, checkpoint)),
        run("entry", lambda: check_entry(entry, index, checkpoint, public_key)),
    ]
    return 0 if all(good for good, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
