"""Meets every slice of a head with its copy, by place, and says with pydicom what changed, and how much of the phantom's brain."""
import json
import pathlib
import sys

import pydicom


def slices(folder):
    read = [pydicom.dcmread(path) for path in pathlib.Path(folder).rglob("*.dcm")]
    return {round(float(one.ImagePositionPatient[2]), 3): one for one in read}


before, after = slices(sys.argv[1]), slices(sys.argv[2])
changed = brain = brain_changed = 0
features, methods = set(), set()
for place in sorted(before.keys() & after.keys()):
    old, new = before[place].pixel_array, after[place].pixel_array
    difference = old != new
    is_brain = (old >= 420) & (old < 430)
    changed += int(difference.sum())
    brain += int(is_brain.sum())
    brain_changed += int((difference & is_brain).sum())
    features.add(str(after[place].get("RecognizableVisualFeatures", "")))
    methods.update(item.CodeValue for item in after[place].DeidentificationMethodCodeSequence)
print(
    json.dumps(
        {
            "pairs": len(before.keys() & after.keys()),
            "changed": changed,
            "brain": brain,
            "brainChanged": brain_changed,
            "features": sorted(features),
            "methods": sorted(methods),
        }
    )
)
