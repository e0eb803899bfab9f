"""Checks exported copies against their sources by independent programs. argv: a file whose only line is the path of a JSON file
{"pairs": [[source, output]], "removed": [tag or mask, 8 digits], "classes": [tag]}; of a copy whose source lies in an archive, the
source is null and the copy is judged alone. Prints JSON:
{"files": {output: [problem]}, "errorsBefore": n, "errorsAfter": n, "newErrors": {class: [output]}, "deflated": [file]}."""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import pydicom
from pydicom.datadict import dictionary_VR
from pydicom.encaps import generate_pixel_data_frame

warnings.simplefilter("ignore")
DEFLATED = "1.2.840.10008.1.2.1.99"
RLE = "1.2.840.10008.1.2.5"
WELL_KNOWN = re.compile(r"^1\.2\.840\.10008(\.\d{1,4}){1,10}$")


def dcmdump_problem(path):
    run = subprocess.run(["dcmdump", path], capture_output=True)
    errors = re.findall(rb"^E: .*$", run.stderr + b"\n" + run.stdout, re.M)
    if run.returncode == 0 and not errors:
        return None
    return "dcmdump: " + (errors[0].decode("latin-1") if errors else f"exit {run.returncode}").replace(path, "FILE")


def inflated(path, folder):
    """dciodvfy can't inflate: of a deflated file it is given the same data set without that. Other paths are given back."""
    dataset = pydicom.dcmread(path, force=True)
    if getattr(dataset, "file_meta", None) is None or dataset.file_meta.get("TransferSyntaxUID") != DEFLATED:
        return path
    dataset.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    plain = os.path.join(folder, re.sub(r"\W", "_", path)[-80:])
    dataset.save_as(plain)
    return plain


def error_classes(path):
    if path is None:
        return collections.Counter()
    given = inflated(path, scratch)
    found = collections.Counter()
    if given != path:
        deflated.append(path)
        path = given
    run = subprocess.run(["dciodvfy", "-new", path], capture_output=True)
    lines = (run.stderr + b"\n" + run.stdout).decode("latin-1").split("\n")
    for line in lines:
        if not line.startswith("Error"):
            continue
        # Values, item numbers and an item's own words don't make another class of error.
        line = re.sub(r"(value|=) <[^>]*>", r"\1 <>", line)
        line = re.sub(r"\[\d+\]", "[]", line)
        found[re.sub(r'- "[^"]*"', "", line).replace(path, "FILE")] += 1
    return found


def walk(dataset, path=""):
    for element in dataset:
        yield element, f"{path}{element.tag}"
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                yield from walk(item, f"{path}{element.tag}[{number}].")


def values(element):
    value = element.value
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, (list, pydicom.multival.MultiValue)) else [str(value)]


def is_uid(element):
    if element.VR == "UI":
        return True
    try:
        return element.VR == "UN" and dictionary_VR(element.tag) == "UI"
    except KeyError:
        return False


def source_uids(dataset, classes):
    uids, class_uids = set(), set()
    for element, _ in walk(dataset):
        if not is_uid(element):
            continue
        for value in values(element):
            value = value.strip("\0 ")
            if value and not WELL_KNOWN.match(value):
                (class_uids if f"{int(element.tag):08X}" in classes else uids).add(value)
    return uids - class_uids


def content(path):
    """The bytes of a file without those of its pixels, inflated where they are deflated."""
    raw = open(path, "rb").read()
    dataset = pydicom.dcmread(path, force=True)
    if dataset.file_meta.get("TransferSyntaxUID") == DEFLATED:
        end = 132 + 12 + dataset.file_meta.FileMetaInformationGroupLength
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        raw = raw[:end] + inflater.decompress(raw[end:])
    for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData"):
        if keyword in dataset and len(dataset[keyword].value):
            raw = raw.replace(dataset[keyword].value, b"")
    return raw


def essence(stream):
    """A codestream without what says nothing of the samples: application data and comments of its header, and padding."""
    jpeg_2000 = stream.find(b"\xff\x4f\xff\x51")
    if 0 <= jpeg_2000 and not stream.startswith(b"\xff\xd8"):
        stream, body, idle = stream[jpeg_2000:], 0x90, {0x64}
    elif stream.startswith(b"\xff\xd8"):
        body, idle = 0xDA, {0xFE, *range(0xE0, 0xF0)}
    else:
        return stream.rstrip(b"\0")
    kept, at = [stream[:2]], 2
    while at + 4 <= len(stream) and stream[at] == 0xFF and stream[at + 1] != body:
        if stream[at + 1] == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(stream[at + 2 : at + 4], "big")
        if stream[at + 1] not in idle:
            kept.append(stream[at:end])
        at = end
    # No entropy-coded byte pair looks like it: the first is the end.
    end = stream.find(b"\xff\xd9", at)
    # Behind the end of the image stands nothing of it.
    return b"".join(kept) + (stream[at : end + 2] if end > at else stream[at:])


def rle_samples(frame):
    """The bytes that the segments of an RLE frame stand for (PS3.5 G.3): the padding of a segment isn't among them."""
    count = int.from_bytes(frame[:4], "little")
    starts = [int.from_bytes(frame[4 + 4 * index : 8 + 4 * index], "little") for index in range(count)] + [len(frame)]
    segments = []
    for start, end in zip(starts, starts[1:]):
        out, at = bytearray(), start
        while at + 1 < end:
            head = frame[at]
            if head < 128:
                out += frame[at + 1 : at + 2 + head]
                at += 2 + head
            else:
                out += frame[at + 1 : at + 2] * (257 - head if head > 128 else 0)
                at += 2 if head > 128 else 1
        segments.append(bytes(out))
    return segments


def same_picture(source, output):
    """True where the samples are the same, and only comments, application data or unused high bits beside them went."""
    if source["PixelData"].is_undefined_length:
        frames = int(source.get("NumberOfFrames", 1) or 1)
        before, after = (list(generate_pixel_data_frame(one.PixelData, frames)) for one in (source, output))
        of_frame = rle_samples if source.file_meta.TransferSyntaxUID == RLE else essence
        return len(before) == len(after) and all(of_frame(one) == of_frame(other) for one, other in zip(before, after))
    if source.BitsAllocated != 16 or source.HighBit != source.BitsStored - 1:
        return False
    mask = (1 << source.BitsStored) - 1
    order = "little" if source.is_little_endian else "big"
    words = lambda value: [int.from_bytes(value[at : at + 2], order) & mask for at in range(0, len(value), 2)]
    return words(source.PixelData) == words(output.PixelData)


def trimmed(dataset, before, after):
    """True where only bytes behind the last pixel went, and the one that makes the length even is zero."""
    bits = dataset.Rows * dataset.Columns * dataset.get("SamplesPerPixel", 1) * dataset.BitsAllocated * int(dataset.get("NumberOfFrames", 1) or 1)
    pixels = (bits + 7) // 8
    return after[:pixels] == before[:pixels] and after[pixels:] == b"\0" * (pixels % 2)


def check(source_path, output_path, removed, classes):
    problems = []
    dump = dcmdump_problem(output_path)
    if dump:
        problems.append(dump)
    output = pydicom.dcmread(output_path)
    source = pydicom.dcmread(source_path, force=True) if source_path else output
    if output.preamble != b"\0" * 128:
        problems.append("preamble")
    for element, path in walk(output):
        digits = f"{int(element.tag):08X}"
        if element.tag.is_private:
            problems.append(f"private {path}")
        if element.tag.element == 0:
            problems.append(f"group length {path}")
        if removed.match(digits):
            problems.append(f"removed by the profile {path}")
    uids = source_uids(source, classes) | source_uids(source.file_meta, classes) if source_path else set()
    for element, path in list(walk(output)) + list(walk(output.file_meta)):
        if element.VR != "SQ" and any(value.strip("\0 ") in uids for value in values(element) if isinstance(value, str)):
            problems.append(f"source UID {path}")
    raw = content(output_path)
    problems += [f"source UID of {len(uid)} characters in the bytes" for uid in uids if len(uid) >= 16 and uid.encode("latin-1", "replace") in raw]
    for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData"):
        if (keyword in source) != (keyword in output):
            problems.append(f"{keyword} there and not there")
        elif keyword in source:
            before, after = source[keyword].value, output[keyword].value
            if after != before and not trimmed(source, before, after) and not same_picture(source, output):
                problems.append(f"{keyword} differs")
    syntax = source.file_meta.get("TransferSyntaxUID") if getattr(source, "file_meta", None) else None
    if syntax is not None and syntax != output.file_meta.TransferSyntaxUID:
        problems.append("transfer syntax")
    if str(output.get("PatientID", "")) and not str(output.PatientID).startswith("ANON-"):
        problems.append("Patient ID")
    if str(output.get("PatientName", "")) and not str(output.PatientName).startswith("ANON-"):
        problems.append("Patient's Name")
    if output.get("PatientIdentityRemoved") != "YES" or len(output.get("DeidentificationMethodCodeSequence", [])) != 1:
        problems.append("marks")
    return problems


def guarded(pair):
    try:
        return check(*pair, removed, classes)
    except Exception as error:
        return [f"pydicom: {type(error).__name__}: {error}"[:200]]


asked = json.load(open(open(sys.argv[1], encoding="utf-8").read().strip(), encoding="utf-8"))
removed = re.compile("^(?:" + "|".join(tag.replace("X", "[0-9A-F]") for tag in asked["removed"]) + ")$")
classes = set(asked["classes"])
files, new_errors, deflated, before, after = {}, collections.defaultdict(list), [], 0, 0
with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(2) as pool:
    sources = list(pool.map(error_classes, [source for source, _ in asked["pairs"]]))
    # Without its source nobody can say which errors are new.
    outputs = list(pool.map(error_classes, [output if source else None for source, output in asked["pairs"]]))
for pair, old, new in zip(asked["pairs"], sources, outputs):
    files[pair[1]] = guarded(pair)
    before += sum(old.values())
    after += sum(new.values())
    for line in new:
        if line not in old and pair[0] is not None:
            new_errors[line].append(pair[1])
print(json.dumps({"files": files, "errorsBefore": before, "errorsAfter": after, "newErrors": new_errors, "deflated": deflated}))
