"""Reads files by two independent readers. argv: a file with one path a line. Prints JSON: path -> {"pydicom", "dcmdump",
"image"}, the first two null where the whole file was read, else why not."""
import json
import re
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor

import pydicom

warnings.simplefilter("ignore")


def by_pydicom(path):
    try:
        dataset = pydicom.dcmread(path, force=True)
        count = 0
        for element in dataset.iterall():
            # Asking for the value converts it, and opens the items of a sequence.
            element.value
            count += 1
        image = any(keyword in dataset for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData"))
        return None if count > 0 else "no element", image
    except Exception as error:
        return type(error).__name__, False


def by_dcmdump(path):
    run = subprocess.run(["dcmdump", path], capture_output=True)
    errors = re.findall(rb"^E: .*$", run.stderr + b"\n" + run.stdout, re.M)
    if run.returncode == 0 and not errors:
        return None
    return (errors[0].decode("latin-1")[:80] if errors else f"exit {run.returncode}").replace(path, "FILE")


paths = open(sys.argv[1], encoding="utf-8").read().split("\n")
with ThreadPoolExecutor(2) as pool:
    dumped = list(pool.map(by_dcmdump, paths))
answer = {}
for path, dump in zip(paths, dumped):
    problem, image = by_pydicom(path)
    answer[path] = {"pydicom": problem, "dcmdump": dump, "image": image}
print(json.dumps(answer))
