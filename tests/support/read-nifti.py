"""For each NIfTI file of a list (one path a line): its axes by letters and, for voxels all over it, the value and the place.

Prints one JSON value: by path, {"axes": "RAS" or null, "voxels": [[i, j, k, volume, value, x, y, z], ...]}, places in mm as NIfTI
has them (x to the right, y to the front); null for a value that isn't finite.
"""

import json
import math
import random
import sys
import warnings

import nibabel
import numpy

warnings.simplefilter("ignore")


def read(path):
    image = nibabel.load(path)
    header = image.header
    known = int(header["sform_code"]) > 0 or int(header["qform_code"]) > 0
    shape = image.shape + (1,) * (3 - len(image.shape))
    values = numpy.asanyarray(image.dataobj).reshape(shape[:3] + (-1,), order="F")
    chance = random.Random(path.rsplit("/", 1)[-1])
    voxels = []
    for _ in range(60):
        i, j, k, volume = (chance.randrange(size) for size in values.shape)
        x, y, z = image.affine[:3, :3] @ (i, j, k) + image.affine[:3, 3]
        value = float(values[i, j, k, volume])
        voxels.append([i, j, k, volume, value if math.isfinite(value) else None, float(x), float(y), float(z)])
    axes = "".join(nibabel.aff2axcodes(image.affine)) if known else None
    return {"axes": axes, "voxels": voxels}


with open(sys.argv[1], encoding="utf-8") as lines:
    print(json.dumps({path: read(path) for path in lines.read().split("\n") if path}))
