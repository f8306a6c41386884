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

from cbor_reader import Changed, cbor_bytes_head, read_cbor

SPKI_ED25519 = bytes.fromhex("302a300506032b6570032100")


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
