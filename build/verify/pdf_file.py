"""Reads the revisions and objects of a PDF, strictly and within bounds. Python standard library only."""
import re
import zlib

MAXIMUM_BYTES = 64 * 1024 * 1024
MAXIMUM_INFLATED = 256 * 1024 * 1024
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


class Revision:
    def __init__(self, offset, end, kind, entries, trailer, number):
        self.offset, self.end, self.kind, self.entries, self.trailer, self.number = offset, end, kind, entries, trailer, number
        self.start = 0


class PdfFile:
    def __init__(self, data):
        if len(data) > MAXIMUM_BYTES or not data.startswith(b"%PDF-"):
            raise Unreadable("not a PDF of at most 64 MB")
        self.data = data
        self.steps = [len(data) * 2 + 1_000_000]
        self.inflated = MAXIMUM_INFLATED
        self.unpacked = {}
        self.revisions = []
        last = data.rfind(b"startxref")
        offset = Reader(data, last + 9).number() if last >= 0 else None
        while offset is not None:
            if len(self.revisions) >= 64 or (self.revisions and offset >= self.revisions[0].offset):
                raise Unreadable("revisions out of order")
            self.revisions.insert(0, self.section(offset))
            offset = self.revisions[0].trailer.get("Prev")
        start = 0
        for revision in self.revisions:
            if revision.offset < start or "Encrypt" in revision.trailer:
                raise Unreadable("revisions out of order, or encrypted")
            revision.start = start
            start = revision.end
            for ending in (b"\r\n", b"\n", b"\r"):
                if data.startswith(ending, start):
                    start += len(ending)
                    break
            revision.line_end = start
        if not self.revisions:
            raise Unreadable("no cross references")
        self.trailing = len(data) - start

    def section(self, offset):
        reader = Reader(self.data, offset, self.steps)
        entries, number = {}, None
        if self.data.startswith(b"xref", offset):
            kind = "table"
            reader.expect(b"xref")
            while True:
                word = reader.word()
                if word == b"trailer":
                    break
                first, count = int(word) if word.isdigit() else -1, reader.number()
                if first < 0 or first + count > 4_000_000:
                    raise Unreadable("damaged cross references")
                for index in range(first, first + count):
                    place, generation, state = reader.number(), reader.number(), reader.word()
                    if state not in (b"n", b"f") or index in entries:
                        raise Unreadable("damaged cross references")
                    entries[index] = ("plain", place, generation) if state == b"n" else ("free", 0, 0)
            trailer = reader.value()
            if "XRefStm" in trailer:
                raise Unreadable("a hybrid file")
        else:
            kind = "stream"
            number, _, stream, reader.at = self.indirect(offset, None)
            if not isinstance(stream, Stream) or stream.head.get("Type") != "XRef":
                raise Unreadable("damaged cross references")
            trailer = stream.head
            entries = self.stream_entries(stream)
        reader.expect(b"startxref")
        if reader.number() != offset:
            raise Unreadable("startxref names another place")
        while self.data[reader.at : reader.at + 1] and self.data[reader.at] in SPACE:
            reader.at += 1
        if not self.data.startswith(b"%%EOF", reader.at):
            raise Unreadable("no end of file mark")
        return Revision(offset, reader.at + 5, kind, entries, trailer, number)

    def stream_entries(self, stream):
        widths, size = stream.head["W"], stream.head["Size"]
        index = stream.head.get("Index", [0, size])
        data, at, entries = self.decode(stream), 0, {}
        for first, count in zip(index[::2], index[1::2]):
            if first + count > 4_000_000:
                raise Unreadable("too complex")
            for number in range(first, first + count):
                fields = []
                for width, default in zip(widths, (1, 0, 0)):
                    if at + width > len(data):
                        raise Unreadable("damaged cross references")
                    fields.append(int.from_bytes(data[at : at + width], "big") if width else default)
                    at += width
                if number in entries or fields[0] > 2:
                    raise Unreadable("damaged cross references")
                entries[number] = (("free", "plain", "packed")[fields[0]], fields[1], fields[2])
        return entries

    def indirect(self, offset, revision):
        """The number, start, value and end of the indirect object at an offset."""
        reader = Reader(self.data, offset, self.steps)
        number = reader.number()
        reader.number()
        reader.expect(b"obj")
        value = reader.value()
        reader.space()
        if self.data.startswith(b"stream", reader.at) and isinstance(value, dict):
            reader.at += 6
            reader.at += 2 if self.data.startswith(b"\r\n", reader.at) else 1
            length = value.get("Length")
            if isinstance(length, Ref) and revision is not None:
                length = self.at(length, revision)
            if not isinstance(length, int) or length < 0 or reader.at + length > len(self.data):
                raise Unreadable("a stream without length")
            value = Stream(value, self.data[reader.at : reader.at + length])
            reader.at += length
            reader.expect(b"endstream")
        reader.expect(b"endobj")
        return number, offset, value, reader.at

    def entry(self, number, revision):
        for index in range(revision, -1, -1):
            found = self.revisions[index].entries.get(int(number))
            if found:
                return found
        return None

    def at(self, number, revision, depth=0):
        """The value of an object as of a revision, None where there is none."""
        entry = self.entry(number, revision)
        if entry is None or entry[0] == "free" or depth > MAXIMUM_DEPTH:
            return None
        if entry[0] == "plain":
            found, _, value, _ = self.indirect(entry[1], revision)
            if found != int(number):
                raise Unreadable(f"object {int(number)} is not where it should be")
            return value
        place = (entry[1], self.entry(entry[1], revision))
        if place not in self.unpacked:
            stream = self.at(Ref(entry[1]), revision, depth + 1)
            data = self.decode(stream)
            heads, objects = Reader(data, 0, self.steps), {}
            for _ in range(stream.head["N"]):
                inner, start = heads.number(), heads.number()
                objects[inner] = Reader(data, stream.head["First"] + start, self.steps).value()
            self.unpacked[place] = objects
        return self.unpacked[place].get(int(number))

    def resolve(self, value, revision=-1):
        revision = len(self.revisions) - 1 if revision < 0 else revision
        for _ in range(MAXIMUM_DEPTH):
            if not isinstance(value, Ref):
                return value
            value = self.at(value, revision)
        raise Unreadable("a ring of references")

    def decode(self, stream):
        filters = stream.head.get("Filter")
        filters = filters[0] if isinstance(filters, list) and len(filters) == 1 else filters
        if filters is None:
            return stream.raw
        if filters != "FlateDecode" or stream.head.get("DecodeParms"):
            raise Unreadable("a filter that reports do not use")
        inflater = zlib.decompressobj()
        data = inflater.decompress(stream.raw, max(1, self.inflated))
        self.inflated -= len(data)
        if inflater.unconsumed_tail or self.inflated <= 0 or not inflater.eof:
            raise Unreadable("damaged or oversized compressed content")
        return data
