"""Looks for invented people in files, sharing no code with the program. argv: a file whose only line is the path of a JSON file
{"files": [[person's number, file]], "names": [[person's number, name]], "bytes": [[person's number, file]]}: of the last, the bytes are looked
through as they are. Prints JSON {"leaks": {file: [place]}, "searched": n}."""
import importlib.util
import json
import os
import re
import sys
import warnings
import zlib

import numpy
import pydicom

spec = importlib.util.spec_from_file_location("leak_person", os.path.join(os.path.dirname(os.path.abspath(__file__)), "leak-person.py"))
person_module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(person_module)
Person, fold = person_module.Person, person_module.fold
warnings.simplefilter("ignore")

DROPPED = bytes(byte for byte in range(128) if not chr(byte).isalnum())
DEFLATED = "1.2.840.10008.1.2.1.99"


def squeezed(raw):
    return raw.lower().translate(None, DROPPED)


def encoded(person, needle):
    """The needle as bytes: ASCII as it is, other scripts in the character sets that they have."""
    if needle.isascii():
        return [needle.encode()]
    forms = []
    for written in {needle, needle.upper(), needle.capitalize()}:
        for codec in {"utf-8", "utf-16-le", "utf-16-be", person.codec, "shift_jis", "euc_jp", "gb18030", "iso8859-5", "iso8859-7"}:
            try:
                forms.append(written.encode(codec).replace(b"\x1b$B", b"").replace(b"\x1b(B", b""))
            except UnicodeEncodeError:
                pass
    return [form for form in forms if len(form) >= 7]


def in_bytes(person, raw):
    views = [squeezed(raw), squeezed(raw[0::2]), squeezed(raw[1::2])]
    # Latin letters with accents, in Latin-1 and UTF-8 alike.
    if len(raw) < 4_000_000:
        views += [fold(raw.decode(codec, "ignore")).encode("utf-8") for codec in ("latin-1", "utf-8", person.codec)]
    for needle in person.needles():
        for form in encoded(person, needle):
            if any(form in view for view in views) or (not needle.isascii() and form in raw):
                return True
    return person.uid.encode() in raw


def high_bits(dataset):
    """What is hidden in the unused bits of native samples, four or eight bits of it in each."""
    allocated, stored = dataset.get("BitsAllocated"), dataset.get("BitsStored")
    if allocated != 16 or stored is None or stored > 12 or dataset.file_meta.TransferSyntaxUID.is_compressed:
        return b""
    order = "<u2" if dataset.is_little_endian else ">u2"
    samples = numpy.frombuffer(dataset.PixelData[: len(dataset.PixelData) // 2 * 2], order)
    nibbles = (samples >> 12).astype(numpy.uint8)
    nibbles = nibbles[: len(nibbles) // 2 * 2]
    return ((nibbles[0::2] << 4) | nibbles[1::2]).tobytes()


def walk(dataset, place=""):
    for element in dataset:
        kind = "private" if element.tag.is_private else f"{int(element.tag):08X}"
        yield element, f"{place}{kind}"
        if element.VR == "SQ":
            for item in element.value or []:
                yield from walk(item, f"{place}{kind}.")


def texts(element):
    value = element.value
    if value is None or element.VR == "SQ" or isinstance(value, bytes):
        return []
    return [str(one) for one in value] if isinstance(value, (list, pydicom.multival.MultiValue)) else [str(value)]


def places(person, path):
    raw = open(path, "rb").read()
    dataset = pydicom.dcmread(path, force=True)
    found = set()
    if any(raw[:128]):
        found.add("preamble")
    syntax = dataset.file_meta.get("TransferSyntaxUID") if getattr(dataset, "file_meta", None) else None
    if syntax == DEFLATED:
        end = 144 + dataset.file_meta.FileMetaInformationGroupLength
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        raw = raw[:end] + inflater.decompress(raw[end:]) + inflater.unused_data
    if in_bytes(person, raw):
        found.add("bytes")
    if "PixelData" in dataset and in_bytes(person, dataset.PixelData):
        found.add("pixel data")
    if in_bytes(person, high_bits(dataset)):
        found.add("unused bits")
    needles = person.needles()
    short = [f"{person.born[2]:02}{person.born[1]:02}{person.born[0] % 100:02}"]
    for element, place in list(walk(dataset.file_meta)) + list(walk(dataset)):
        for text in texts(element):
            folded = fold(text)
            if any(needle in folded for needle in needles) or person.uid in text or any(word in short for word in re.findall(r"\w+", text)):
                found.add(place)
    return sorted(found)


asked = json.load(open(open(sys.argv[1], encoding="utf-8").read().strip(), encoding="utf-8"))
leaks = {}
for number, path in asked["files"]:
    found = places(Person(number), path)
    if found:
        leaks[path] = found
for number, name in asked["names"]:
    if in_bytes(Person(number), name.encode("utf-8")):
        leaks[name] = ["name"]
for number, path in asked.get("bytes", []):
    if in_bytes(Person(number), open(path, "rb").read()):
        leaks[f"{path} {number}"] = ["bytes"]
print(json.dumps({"leaks": leaks, "searched": len(asked["files"]) + len(asked["names"]) + len(asked.get("bytes", []))}))
