"""Reads overlays with pydicom: one file a line. Prints a list, a file each, of { group, sha256, rows, columns } over one byte a point."""
import hashlib
import json
import sys
import warnings

import numpy as np
import pydicom

warnings.simplefilter('ignore')


def overlays(path):
    dataset = pydicom.dcmread(path, force=True)
    found = []
    for group in range(0x6000, 0x6020, 2):
        if (group, 0x3000) not in dataset:
            continue
        plane = np.ascontiguousarray(dataset.overlay_array(group)).astype(np.uint8)
        plane = plane[0] if plane.ndim == 3 else plane
        found.append({'group': group, 'rows': plane.shape[0], 'columns': plane.shape[1], 'sha256': hashlib.sha256(plane.tobytes()).hexdigest()})
    return found


with open(sys.argv[1]) as lines:
    json.dump([overlays(line.rstrip('\n')) for line in lines], sys.stdout)
