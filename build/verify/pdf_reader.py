"""Reads PDF values from bytes, strictly and within bounds. Python standard library only."""
import re

MAXIMUM_DEPTH = 64
SPACE = b"\x00\t\n\x0c\r "
TOKEN = re.compile(rb"[^\x00\t\n\x0c\r ()<>\[\]{}/%]*")
REFERENCE = re.compile(rb"(\d{1,10})[\x00\t\n\x0c\r ]+(\d{1,5})[\x00\t\n\x0c\r ]+R(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])")
NUMBER = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)")


class Unreadable(Exception):
    """The file is not a PDF that can be judged; the text says why."""


class Name(str):
    """A PDF name."""


class Ref(int):
    """A reference to an object by number."""


class Stream:
    def __init__(self, head, raw):
        self.head = head
        self.raw = raw

    def __eq__(self, other):
        return isinstance(other, Stream) and self.head == other.head and self.raw == other.raw


class Reader:
    def __init__(self, data, at=0, steps=None):
        self.data = data
        self.at = at
        self.steps = steps if steps is not None else [len(data) * 2 + 1_000_000]

    def space(self):
        while self.at < len(self.data):
            if self.data[self.at] in SPACE:
                self.at += 1
            elif self.data[self.at] == 0x25:
                while self.at < len(self.data) and self.data[self.at] not in b"\r\n":
                    self.at += 1
            else:
                return

    def word(self):
        self.space()
        match = TOKEN.match(self.data, self.at)
        self.at = match.end()
        return match.group()

    def expect(self, word):
        if self.word() != word:
            raise Unreadable(f"{word.decode()} expected near byte {self.at}")

    def number(self):
        word = self.word()
        if not re.fullmatch(rb"\d{1,10}", word):
            raise Unreadable(f"a number expected near byte {self.at}")
        return int(word)

    def value(self, depth=0):
        self.steps[0] -= 1
        if depth > MAXIMUM_DEPTH or self.steps[0] < 0:
            raise Unreadable("nested too deep or too complex")
        self.space()
        first = self.data[self.at : self.at + 1]
        if first == b"/":
            self.at += 1
            return Name(re.sub(rb"#([0-9a-fA-F]{2})", lambda m: bytes.fromhex(m[1].decode()), self.word_here()).decode("latin1"))
        if first == b"(":
            return self.literal()
        if first == b"[":
            self.at += 1
            return self.array(depth)
        if self.data[self.at : self.at + 2] == b"<<":
            self.at += 2
            return self.dictionary(depth)
        if first == b"<":
            end = self.data.find(b">", self.at)
            digits = re.sub(rb"[\x00\s]", b"", self.data[self.at + 1 : end])
            self.at = end + 1
            if end < 0 or not re.fullmatch(rb"[0-9a-fA-F]*", digits):
                raise Unreadable("a damaged string")
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        match = REFERENCE.match(self.data, self.at)
        if match:
            self.at = match.end()
            return Ref(match[1])
        word = self.word_here()
        if word in (b"true", b"false", b"null"):
            return {b"true": True, b"false": False, b"null": None}[word]
        if not NUMBER.fullmatch(word):
            raise Unreadable(f"nonsense near byte {self.at}")
        return float(word) if b"." in word else int(word)

    def word_here(self):
        match = TOKEN.match(self.data, self.at)
        self.at = match.end()
        return match.group()

    def array(self, depth):
        items = []
        while True:
            self.space()
            if self.data[self.at : self.at + 1] == b"]":
                self.at += 1
                return items
            items.append(self.value(depth + 1))

    def dictionary(self, depth):
        entries = {}
        while True:
            self.space()
            if self.data[self.at : self.at + 2] == b">>":
                self.at += 2
                return entries
            key = self.value(depth + 1)
            if not isinstance(key, Name) or key in entries:
                raise Unreadable("a key that is no name or stands twice")
            entries[key] = self.value(depth + 1)

    def literal(self):
        out, depth = bytearray(), 0
        while True:
            byte = self.data[self.at : self.at + 1]
            self.at += 1
            if not byte:
                raise Unreadable("a string without end")
            if byte == b"\\":
                octal = re.compile(rb"[0-7]{1,3}").match(self.data, self.at)
                if octal:
                    out.append(int(octal.group(), 8) & 255)
                    self.at = octal.end()
                else:
                    after = self.data[self.at : self.at + 1]
                    self.at += 1
                    out += {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}.get(after, after)
                continue
            depth += (byte == b"(") - (byte == b")")
            if depth == 0:
                return bytes(out)
            if not (byte == b"(" and depth == 1):
                out += byte
