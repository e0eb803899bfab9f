"""Cuts planes out of a stack of slices with scipy: reslice-reference.py LIST, one JSON object a line:
{ files: [paths in order], origin, across, down, columns, rows } (mm of the patient). Prints a JSON list, one list a plane, of
rows of rescaled values rounded to 1/1000, null outside. The matrix is made anew here, and slices may be unevenly apart.
"""
import json
import sys
import warnings

import numpy as np
import pydicom
from scipy.ndimage import map_coordinates

warnings.simplefilter('ignore')
volumes = {}


def volume_of(files):
    key = files[0]
    if key not in volumes:
        slices = [pydicom.dcmread(path) for path in files]
        first, last = slices[0], slices[-1]
        orientation = np.array(first.ImageOrientationPatient, dtype=float)
        row_mm, column_mm = (float(value) for value in first.PixelSpacing)
        start = np.array(first.ImagePositionPatient, dtype=float)
        positions = np.array([one.ImagePositionPatient for one in slices], dtype=float) - start
        through = positions[-1]
        depths = positions @ through / (through @ through)
        matrix = np.stack([orientation[:3] * column_mm, orientation[3:] * row_mm, through], axis=1)
        values = np.stack(
            [one.pixel_array.astype(np.float64) * float(one.get('RescaleSlope', 1)) + float(one.get('RescaleIntercept', 0)) for one in slices]
        )
        volumes[key] = (values, start, np.linalg.inv(matrix), depths)
    return volumes[key]


def main():
    answers = []
    for line in open(sys.argv[1]):
        asked = json.loads(line)
        values, start, inverse, depths = volume_of(asked['files'])
        rows, columns = np.mgrid[0 : asked['rows'], 0 : asked['columns']]
        places = (
            np.array(asked['origin'])[:, None, None]
            + np.array(asked['across'])[:, None, None] * columns
            + np.array(asked['down'])[:, None, None] * rows
        )
        x, y, depth = np.einsum('ij,jrc->irc', inverse, places - start[:, None, None])
        z = np.interp(depth, depths, np.arange(len(depths)), left=-1, right=len(depths))
        cut = map_coordinates(values, [z, y, x], order=1, mode='constant', cval=np.nan)
        answers.append([[None if np.isnan(value) else round(float(value), 3) for value in row] for row in cut])
    json.dump(answers, sys.stdout)


main()
