"""Judges one signature of a PDF with openssl: byte range, CMS, certificate chain. Python standard library only."""
import os
import re
import subprocess
import tempfile
from datetime import datetime, timezone


SIGNED_DATA, DATA = bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010701")
SHA256 = bytes.fromhex("300b0609608648016503040201")
VERSION_1 = bytes.fromhex("020101")
ALGORITHMS = (bytes.fromhex("300a06082a8648ce3d040302"), bytes.fromhex("300d06092a864886f70d0101010500"))


class Changed(Exception):
    """Something is not as it was signed; the text says what."""


class CannotJudge(Exception):
    """Nothing can be said; the text says why."""


def openssl(*arguments, data=None):
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=False)


def read_authorities(paths):
    """The trusted certificates as DER by their file."""
    found = {}
    for path in paths:
        result = openssl("x509", "-in", path, "-outform", "DER")
        if result.returncode != 0:
            raise SystemExit(f"{path}: not a certificate")
        found[path] = result.stdout
    return found


def elements(data):
    """The DER elements that fill these bytes, each with its header; lengths must be the shortest."""
    found, at = [], 0
    while at < len(data):
        length, start = data[at + 1], at + 2
        if length & 0x80:
            count = length & 0x7F
            length = int.from_bytes(data[start : start + count], "big")
            if count not in (1, 2, 3) or length < max(0x80, 1 << (8 * (count - 1))):
                raise CannotJudge("the signature is not DER")
            start += count
        if start + length > len(data):
            raise CannotJudge("the signature is cut short")
        found.append((data[at], data[start : start + length], data[at : start + length]))
        at = start + length
    return found


def inside(element, tag, count=None):
    members = elements(element[1])
    if element[0] != tag or (count is not None and len(members) != count):
        raise CannotJudge("the signature has an unusual form")
    return members


def certificates_of(cms):
    """Takes the one form apart that reports are signed in; answers the certificates that come along."""
    (whole,) = elements(cms)
    kind, wrapped = inside(whole, 0x30, 2)
    (content,) = inside(wrapped, 0xA0, 1)
    version, digests, data, certificates, signers = inside(content, 0x30, 5)
    (signer,) = inside(signers, 0x31, 1)
    own, identity, digest, attributes, algorithm, value = inside(signer, 0x30, 6)
    fixed = kind[2] == SIGNED_DATA and version[2] == own[2] == VERSION_1 and digests[2] == b"\x31\x0d" + SHA256
    fixed = fixed and data[2] == b"\x30\x0b" + DATA and digest[2] == SHA256 and algorithm[2] in ALGORITHMS
    if not fixed or attributes[0] != 0xA0 or identity[0] != 0x30 or value[0] != 0x04:
        raise CannotJudge("the signature has an unusual form")
    return [member[2] for member in inside(certificates, 0xA0)]


def signed_range(pdf, number):
    """The bytes under the signature, the signature itself, and the revision that it closes."""
    newest = len(pdf.revisions) - 1
    entry = pdf.entry(number, newest)
    if entry is None or entry[0] != "plain":
        raise Changed("the signature stands in a compressed stream")
    _, start, value, end = pdf.indirect(entry[1], newest)
    numbers, contents = pdf.resolve(value.get("ByteRange")), value.get("Contents")
    if not isinstance(numbers, list) or len(numbers) != 4 or not all(type(item) is int for item in numbers):
        raise Changed("no byte range")
    zero, before, after, rest = numbers
    hole = pdf.data[before:after]
    written = contents.hex().encode()
    is_hole = hole in (b"<" + written + b">", b"<" + written.upper() + b">")
    is_own = start < before < after < end and re.search(rb"/Contents[\x00\t\n\x0c\r ]*$", pdf.data[start:before])
    if zero != 0 or not is_hole or not is_own:
        raise Changed("the byte range does not fit the signature")
    for index, revision in enumerate(pdf.revisions):
        if after + rest in (revision.end, revision.line_end) and revision.start <= start and end <= revision.end:
            return pdf.data[:before] + pdf.data[after : after + rest], contents, index, value
    raise Changed("the byte range does not end with a revision")


def claimed_time(value):
    match = re.match(rb"D:(\d{14})Z", value.get("M") or b"")
    if match is None:
        raise CannotJudge("no stated time")
    return int(datetime.strptime(match[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc).timestamp())


def check_signature(pdf, number, authorities):
    """Answers the revision that is closed, whether the authority is trusted or unknown, and the signer's name."""
    content, contents, revision, value = signed_range(pdf, number)
    if value.get("SubFilter") != "ETSI.CAdES.detached":
        raise CannotJudge("another kind of signature")
    header = 2 if contents[1] < 0x80 else 2 + (contents[1] & 0x7F)
    length = contents[1] if header == 2 else int.from_bytes(contents[2:header], "big")
    cms, padding = contents[: header + length], contents[header + length :]
    if padding.strip(b"\0"):
        raise CannotJudge("data behind the signature")
    embedded = certificates_of(cms)
    time = claimed_time(value)
    if time > datetime.now(timezone.utc).timestamp() + 600:
        raise CannotJudge("signed in the future")
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in ("cms", "content", "signer", "brought")}
        for name, data in (("cms", cms), ("content", content)):
            with open(names[name], "wb") as file:
                file.write(data)
        base = ["cms", "-verify", "-binary", "-inform", "DER", "-in", names["cms"], "-content", names["content"]]
        base += ["-purpose", "any", "-attime", str(time), "-signer", names["signer"], "-out", os.devnull]
        if openssl(*base, "-noverify").returncode != 0:
            raise Changed("the content is not what was signed")
        with open(names["signer"], "rb") as file:
            pem = file.read()
        leaf = openssl("x509", "-outform", "DER", data=pem).stdout
        subject = openssl("x509", "-noout", "-subject", "-nameopt", "utf8,sep_comma_plus,-esc_msb", data=pem).stdout.decode("utf8")
        chain = [*base, "-cades", "-no-CApath", "-no-CAstore", "-CAfile"]
        for path, authority in authorities.items():
            if openssl(*chain, path).returncode == 0:
                if any(item not in (leaf, authority) for item in embedded):
                    raise CannotJudge("certificates come along that do not belong here")
                return revision, "trusted", common_name(subject)
        refuse_misused_name(pem, authorities)
        with open(names["brought"], "wb") as file:
            for item in embedded:
                file.write(openssl("x509", "-inform", "DER", data=item).stdout if item != leaf else b"")
        if openssl(*chain, names["brought"]).returncode != 0:
            raise CannotJudge("the certificate does not hold under the authority that comes along")
    return revision, "unknown", common_name(subject)


def common_name(subject):
    match = re.search(r"CN ?= ?([^,\n]*)", subject)
    return match[1] if match else ""


def refuse_misused_name(pem, authorities):
    issuer = openssl("x509", "-noout", "-issuer", data=pem).stdout.removeprefix(b"issuer")
    for path in authorities:
        if openssl("x509", "-in", path, "-noout", "-subject").stdout.removeprefix(b"subject") == issuer:
            raise CannotJudge("the signature does not hold under the authority of that name")


