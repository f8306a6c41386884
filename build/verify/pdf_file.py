"""Reads the revisions and objects of a PDF, strictly and within bounds. Python standard library only."""
import zlib

from pdf_reader import MAXIMUM_DEPTH, SPACE, Reader, Ref, Stream, Unreadable

MAXIMUM_BYTES = 64 * 1024 * 1024
MAXIMUM_INFLATED = 256 * 1024 * 1024


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
