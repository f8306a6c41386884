#!/usr/bin/env python3
"""Judges a sealed report without any code of Sealbook: Python standard library and the openssl program only.

usage: sealbook_verify.py [--ca FILE]... [--tsa FILE]... REPORT.pdf

FILE is the certificate (PEM) of an authority that you trust; compare its fingerprint with its owner: --ca for those
of signers, --tsa for those of time stamps (the root that openssl takes with -CAfile). A stamp under another authority
is its own word and does not change the verdict. One line per part: structure, each signature and stamp, each later revision, attachments, journal proof, and the verdict. Each is "genuine",
"changed" or "cannot judge", and says why. Revocation is not judged. Exit 0 when the verdict is genuine, also under an
authority that was not given; 1 otherwise; 2 for wrong usage.
"""
import argparse
import hashlib
import json
import re
import sys

import journal_check
from pdf_file import PdfFile
from pdf_reader import Ref, Stream, Unreadable
from revision_check import explain, signature_fields
from signature_check import CannotJudge, Changed, check_signature, read_authorities
from stamp_check import check_stamp, is_time_stamp

NAMES = ("audit-records.json", "seal.cbor", "checkpoint.txt", "journal.tlog-proof", "seal-values.cbor")


def attachments(pdf):
    found = {}

    def visit(node, depth):
        node = pdf.resolve(node)
        if not isinstance(node, dict) or depth > 32:
            return
        for kid in pdf.resolve(node.get("Kids")) or []:
            visit(kid, depth + 1)
        for specification in (pdf.resolve(node.get("Names")) or [])[1::2]:
            specification = pdf.resolve(specification)
            name = pdf.resolve(specification.get("UF") or specification.get("F"))
            stream = pdf.resolve((pdf.resolve(specification.get("EF")) or {}).get("F"))
            if isinstance(name, bytes) and isinstance(stream, Stream):
                text = name[2:].decode("utf-16-be") if name.startswith(b"\xfe\xff") else name.decode("latin1")
                if text in found:
                    raise Changed(f"{text} stands twice")
                found[text] = pdf.decode(stream)

    catalog = pdf.resolve(pdf.revisions[-1].trailer["Root"])
    visit((pdf.resolve(catalog.get("Names")) or {}).get("EmbeddedFiles"), 0)
    metadata = pdf.resolve(catalog.get("Metadata"))
    packet = pdf.decode(metadata) if isinstance(metadata, Stream) else b""
    stated = re.findall(rb"<sealbook:recordsSha256>([0-9a-f]{64})</sealbook:recordsSha256>", packet)
    return found, stated[0].decode() if len(stated) == 1 else None


def check_records(files, stated):
    if NAMES[0] not in files or stated is None:
        raise CannotJudge("no records or no digest of them")
    if hashlib.sha256(files[NAMES[0]]).hexdigest() != stated:
        raise Changed("the records are not those of the report")
    try:
        if json.loads(files[NAMES[0]]).get("demo") is True:
            print("note: from a demonstration vault; its records are invented and prove nothing")
    except (ValueError, AttributeError):
        pass


def check_proof(files, stated):
    missing = [name for name in NAMES if name not in files]
    if missing:
        raise CannotJudge(f"{missing[0]} is missing")
    try:
        index, path, note = journal_check.read_proof(files["journal.tlog-proof"].decode("utf-8"))
        if files["checkpoint.txt"] != note.encode():
            raise Changed("the checkpoint is not the one of the proof")
        values = journal_check.read_cbor(files["seal-values.cbor"])
        key, entry = values["feedKey"], files["seal.cbor"]
        checkpoint = journal_check.read_checkpoint(note)
        journal_check.check_checkpoint(checkpoint, key)
        journal_check.check_inclusion(entry, index, path, checkpoint)
        journal_check.check_entry(entry, index, checkpoint, key)
        operations = journal_check.read_entry(entry)[3][11]
        sealed = sealed_digest(operations, values["openings"])
    except (journal_check.Changed, KeyError, TypeError, UnicodeDecodeError) as reason:
        raise Changed(str(reason)) from reason
    if sealed != stated:
        raise Changed("the seal is of other records")


def sealed_digest(operations, openings):
    """The value of recordsSha256 that the one seal of the entry set, opened against its commitment."""
    created = [operation[2] for operation in operations if operation[0] == 1 and operation[1] == "seal"]
    digests = []
    for operation, opening in zip(operations, openings):
        if operation[0] != 2 or operation[1] != "seal" or operation[3] != "recordsSha256" or [operation[2]] != created:
            continue
        if opening is None or hashlib.sha256(opening).digest() != operation[6]:
            raise Changed("an opened value does not fit the seal")
        digests.append(journal_check.read_cbor(opening[16:]))
    return digests[0] if len(digests) == 1 else None


class Parts:
    def __init__(self):
        self.states = []

    def run(self, name, check):
        try:
            note = check()
            self.states.append("genuine")
            print(f"{name}: genuine{f' ({note})' if note else ''}")
            return note
        except Changed as reason:
            self.states.append("changed")
            print(f"{name}: changed ({reason})")
        except (CannotJudge, Unreadable, KeyError, TypeError, AttributeError, ValueError, RecursionError) as reason:
            self.states.append("cannot judge")
            print(f"{name}: cannot judge ({reason})")
        return None


def judge(data, authorities, stampers):
    parts = Parts()
    try:
        pdf = PdfFile(data)
        fields = [field for field in signature_fields(pdf, len(pdf.revisions) - 1) if isinstance(field[2].get("V"), Ref)]
    except (Unreadable, KeyError, TypeError, AttributeError, ValueError, RecursionError) as reason:
        print(f"structure: cannot judge ({reason})")
        return "cannot judge"

    def structure():
        if pdf.trailing:
            raise Changed(f"{pdf.trailing} bytes behind the end")

    parts.run("structure", structure)
    closes, standings = {}, []
    for name, _, field in fields:

        def signature(field=field):
            closed, standing, signer = check_signature(pdf, field["V"], authorities)
            closes[int(field["V"])] = closed
            standings.append(standing)
            return f"{signer}, authority {standing}"

        def stamp(field=field):
            closed, standing, time = check_stamp(pdf, field["V"], stampers)
            closes[int(field["V"])] = closed
            return f"existed on {time}, authority {standing}"

        if is_time_stamp(pdf, field["V"]):
            parts.run(f"time stamp {name}", stamp)
        else:
            parts.run(f"signature {name}", signature)
    first = min(closes.values(), default=0)
    for revision in range(first + 1, len(pdf.revisions)):
        parts.run(f"later revision {revision}", lambda revision=revision: explain(pdf, revision, closes))
    files, stated = {}, None
    try:
        files, stated = attachments(pdf)
    except (Changed, Unreadable, KeyError, TypeError, AttributeError, ValueError) as reason:
        print(f"attachments: cannot judge ({reason})")
        return "cannot judge"
    parts.run("attachments", lambda: check_records(files, stated))
    parts.run("journal proof", lambda: check_proof(files, stated))
    if "changed" in parts.states:
        return "changed"
    if "cannot judge" in parts.states or not standings:
        return "cannot judge"
    return "genuine" if all(standing == "trusted" for standing in standings) else "genuine, authority unknown"


def main():
    parser = argparse.ArgumentParser(description="Judges a sealed Sealbook report.")
    parser.add_argument("--ca", action="append", default=[])
    parser.add_argument("--tsa", action="append", default=[])
    parser.add_argument("report")
    arguments = parser.parse_args()
    with open(arguments.report, "rb") as file:
        data = file.read()
    verdict = judge(data, read_authorities(arguments.ca), read_authorities(arguments.tsa))
    print(f"verdict: {verdict}")
    return 0 if verdict.startswith("genuine") else 1


if __name__ == "__main__":
    sys.exit(main())
