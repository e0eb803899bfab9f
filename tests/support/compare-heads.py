"""Compares slices of a head before and after with pydicom: how many pixels changed, to what, and how many of the phantom's brain."""
import json
import sys

import pydicom

BRAIN = range(420, 430)

rows = []
for line in open(sys.argv[1], encoding="utf-8").read().splitlines():
    before, after = (pydicom.dcmread(path).pixel_array for path in line.split("\t"))
    assert before.shape == after.shape
    changed = before != after
    brain = (before >= BRAIN.start) & (before < BRAIN.stop)
    rows.append(
        {
            "changed": int(changed.sum()),
            "values": sorted({int(value) for value in after[changed]}),
            "brain": int(brain.sum()),
            "brainChanged": int((changed & brain).sum()),
        }
    )
print(json.dumps(rows))
