"""Reads files by pydicom. argv: a file with one path a line. Prints JSON: path -> {element path -> [VR, values]}; the values of text
and numbers as text, [length] for bytes, [number of items] for sequences. Element paths as the program writes them."""
import json
import sys
import warnings

import pydicom

warnings.simplefilter("ignore")


def texts(element):
    value = element.value
    if value is None:
        return []
    if isinstance(value, bytes):
        short = element.VR == "UN" and len(value) <= 64 and any(value) and all(0x20 <= byte < 0x7F or byte == 0 for byte in value)
        return [value.decode("ascii").strip("\0 ")] if short else [len(value)]
    many = isinstance(value, (list, tuple, pydicom.multival.MultiValue))
    return [str(one) for one in value] if many else [str(value)]


def walk(dataset, parent, found):
    for tag in dataset.keys():
        path = f"{parent}({tag.group:04X},{tag.element:04X})"
        try:
            element = dataset[tag]
            element.value
        except Exception:
            # A value that breaks its VR: pydicom can't say anything of it.
            continue
        if element.VR == "SQ":
            found[path] = ["SQ", [len(element.value)]]
            for number, item in enumerate(element.value):
                walk(item, f"{path}[{number}].", found)
        else:
            found[path] = [str(element.VR).split(".")[-1], texts(element)]
    return found


answer = {}
for path in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    dataset = pydicom.dcmread(path, force=True)
    answer[path] = walk(getattr(dataset, "file_meta", None) or pydicom.Dataset(), "", {})
    walk(dataset, "", answer[path])
print(json.dumps(answer))
