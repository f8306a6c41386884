"""Strict CBOR as the journal and the headers of a vault are written: RFC 8949, section 4.2.1, without floats."""

DEPTH_LIMIT = 32


class Changed(Exception):
    """The input is not what a genuine program wrote; the text says why."""


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
