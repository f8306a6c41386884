"""Explains the incremental updates behind a signature, or says what they changed. Python standard library only."""
from pdf_reader import Name, Ref, Stream
from signature_check import CannotJudge, Changed


def signature_fields(pdf, revision):
    """(full name, object number, dictionary) of each signature field as of a revision."""
    catalog = pdf.resolve(pdf.revisions[revision].trailer["Root"], revision)
    form = pdf.resolve(catalog.get("AcroForm"), revision) or {}
    found, seen = [], set()

    def visit(item, prefix, depth):
        if not isinstance(item, Ref) or int(item) in seen or depth > 32:
            return
        seen.add(int(item))
        field = pdf.resolve(item, revision)
        own = (pdf.resolve(field.get("T"), revision) or b"").decode("latin1")
        name = ".".join(part for part in (prefix, own) if part)
        for kid in pdf.resolve(field.get("Kids"), revision) or []:
            visit(kid, name, depth + 1)
        if field.get("FT") == "Sig":
            found.append((name, int(item), field))

    for item in pdf.resolve(form.get("Fields"), revision) or []:
        visit(item, "", 0)
    return found


def differing(old, new):
    return {key for key in {*old, *new} if not same(old.get(key), new.get(key))}


def same(old, new):
    """Equality that tells 1 from true, names from strings and references from numbers."""
    if type(old) is not type(new):
        return False
    if isinstance(old, list):
        return len(old) == len(new) and all(same(a, b) for a, b in zip(old, new))
    if isinstance(old, dict):
        return old.keys() == new.keys() and all(same(old[key], new[key]) for key in old)
    if isinstance(old, Stream):
        return same(old.head, new.head) and old.raw == new.raw
    return old == new


def references(value):
    if isinstance(value, Ref):
        return [int(value)]
    if isinstance(value, list):
        return [number for item in value for number in references(item)]
    if isinstance(value, Stream):
        return references(value.head)
    return [number for item in value.values() for number in references(item)] if isinstance(value, dict) else []


def explain(pdf, revision, closes):
    """Answers what an update adds: a signature, a time stamp or validation data; refuses everything else."""
    current, previous = pdf.revisions[revision], pdf.revisions[revision - 1]
    if current.kind != previous.kind:
        raise Changed("written by another program")
    for key in ("Root", "Info"):
        if not same(current.trailer.get(key), previous.trailer.get(key)):
            raise Changed(f"{key} was changed")
    allowed = {"Size", "Root", "Info", "ID", "Prev", "Type", "W", "Index", "Filter", "DecodeParms", "Length"}
    if set(current.trailer) - allowed or (current.trailer.get("ID") or [0])[0] != (previous.trailer.get("ID") or [0])[0]:
        raise Changed("the identity of the file was changed")
    check_tiles(pdf, revision)
    added, roots, signed = set(), [], []
    root = previous.trailer["Root"]
    form = pdf.resolve(root, revision - 1).get("AcroForm")
    fields = {number: (name, field) for name, number, field in signature_fields(pdf, revision - 1)}
    for number in current.entries:
        if number == 0 or number == current.number:
            continue
        new, old = pdf.at(Ref(number), revision), pdf.at(Ref(number), revision - 1)
        if number >= previous.trailer["Size"]:
            added.add(number)
        elif pdf.entry(number, revision - 1) is None or pdf.entry(number, revision - 1)[0] == "free":
            raise Changed(f"object {number} was filled in")
        elif same(old, new):
            continue
        elif number == int(root):
            roots += check_catalog(pdf, revision, old, new)
        elif isinstance(form, Ref) and number == int(form):
            check_form(old, new)
        elif number in fields:
            signed.append(check_field(fields[number], new, fields))
            roots += references({key: new[key] for key in ("V", "AP") if key in new})
        else:
            raise Changed(f"object {number} was replaced")
    reached = set()
    while roots:
        number = roots.pop()
        if number in added and number not in reached:
            reached.add(number)
            roots += references(pdf.at(Ref(number), revision))
    if added - reached:
        raise Changed(f"object {min(added - reached)} was added")
    if len(signed) > 1 or any(closes.get(number) != revision or number not in added for number in signed):
        raise Changed("a signature does not cover the version that added it")
    if not signed:
        return "validation data"
    return "a time stamp" if pdf.at(Ref(signed[0]), revision).get("Type") == "DocTimeStamp" else "a signature"


def check_tiles(pdf, revision):
    current = pdf.revisions[revision]
    spans = []
    for number, entry in current.entries.items():
        if number in (0, current.number):
            continue
        if entry[0] != "plain":
            raise Changed(f"object {number} was removed or hidden")
        found, start, _, end = pdf.indirect(entry[1], revision)
        if found != number:
            raise CannotJudge(f"object {number} is not where it should be")
        spans.append((start, end))
    at = current.start
    for start, end in [*sorted(spans), (current.offset, current.offset)]:
        if start < at or pdf.data[at:start].strip(b"\x00\t\n\x0c\r "):
            raise Changed(f"content is hidden near byte {at}")
        at = end


def check_catalog(pdf, revision, old, new):
    roots = []
    for key in differing(old, new):
        if key == "Perms" and "Perms" not in old and set(new["Perms"]) == {"DocMDP"}:
            continue
        if key == "AcroForm" and isinstance(old.get(key), dict):
            check_form(old[key], new[key])
        elif key == "DSS":
            roots += check_validation_data(pdf, revision, new.get("DSS"))
        else:
            raise Changed(f"{key} of the document was changed")
    return roots


def check_validation_data(pdf, revision, value):
    """Certificates and revocation lists for later readers, each a plain stream; this program relies on none of them."""
    store = pdf.resolve(value, revision)
    if not isinstance(value, Ref) or not isinstance(store, dict) or set(store) - {"Type", "Certs", "CRLs"}:
        raise Changed("validation data of an unusual form was added")
    for item in [*store.get("Certs", []), *store.get("CRLs", [])]:
        if not isinstance(item, Ref) or not isinstance(pdf.resolve(item, revision), Stream):
            raise Changed("validation data of an unusual form was added")
    return references(value)


def check_form(old, new):
    if differing(old, new) != {"SigFlags"} or new["SigFlags"] != 3:
        raise Changed("the form was changed")


def check_field(known, new, fields):
    name, old = known
    if "V" in old:
        raise Changed(f"the signed field {name} was changed")
    if any("V" in field and "Lock" in field for _, field in fields.values()):
        raise CannotJudge("an earlier signature may have closed the document")
    if not isinstance(new.get("V"), Ref) or differing(old, new) - {"V", "AP"}:
        raise Changed(f"the field {name} was changed")
    appearance = new.get("AP")
    if appearance != old.get("AP") and not (isinstance(appearance, dict) and set(appearance) == {Name("N")}):
        raise Changed(f"the look of {name} was changed")
    return int(new["V"])
