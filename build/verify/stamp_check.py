"""Judges one document time stamp (RFC 3161) with openssl. Python standard library only."""
import hashlib
import os
import re
import tempfile
from datetime import datetime, timezone

from signature_check import CannotJudge, Changed, elements, inside, openssl, signed_range

TIME_STAMPS = "ETSI.RFC3161"
SHA256 = bytes.fromhex("0609608648016503040201")


def is_time_stamp(pdf, number):
    value = pdf.resolve(number)
    return isinstance(value, dict) and value.get("SubFilter") == TIME_STAMPS


def stamped(token):
    """The digest, the time as openssl takes it and as people read it, out of a TSTInfo."""
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in ("token", "info")}
        with open(names["token"], "wb") as file:
            file.write(token)
        base = ["cms", "-verify", "-noverify", "-inform", "DER", "-in", names["token"], "-out", names["info"]]
        if openssl(*base).returncode != 0:
            raise CannotJudge("the signature on the time stamp is not valid")
        with open(names["info"], "rb") as file:
            (whole,) = elements(file.read())
    members = elements(whole[1])
    algorithm, digest = inside(members[2], 0x30, 2)
    if inside(algorithm, 0x30)[0][2] != SHA256:
        raise CannotJudge("the time stamp uses another digest")
    time = re.fullmatch(rb"(\d{14})(?:\.\d+)?Z", members[4][1])
    if members[4][0] != 0x18 or time is None:
        raise CannotJudge("the time stamp states no time")
    instant = datetime.strptime(time[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)
    return digest[1], instant


def check_stamp(pdf, number, authorities):
    """Answers the revision that is covered, whether the authority is trusted or unknown, and the time."""
    content, contents, revision, value = signed_range(pdf, number)
    header = 2 if contents[1] < 0x80 else 2 + (contents[1] & 0x7F)
    length = contents[1] if header == 2 else int.from_bytes(contents[2:header], "big")
    token, padding = contents[: header + length], contents[header + length :]
    if padding.strip(b"\0") or value.get("Type") != "DocTimeStamp":
        raise CannotJudge("an unusual form of time stamp")
    digest, instant = stamped(token)
    if digest != hashlib.sha256(content).digest():
        raise Changed("the time stamp is of other content")
    if instant.timestamp() > datetime.now(timezone.utc).timestamp() + 600:
        raise CannotJudge("stamped in the future")
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in ("token", "content")}
        for name, data in (("token", token), ("content", content)):
            with open(names[name], "wb") as file:
                file.write(data)
        base = ["ts", "-verify", "-in", names["token"], "-token_in", "-data", names["content"]]
        base += ["-attime", str(int(instant.timestamp()))]
        trusted = any(openssl(*base, "-CAfile", path).returncode == 0 for path in authorities)
    return revision, "trusted" if trusted else "unknown", instant.strftime("%Y-%m-%d %H:%M:%S UTC")
