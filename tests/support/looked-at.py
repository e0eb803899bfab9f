"""Whether a PNG is a DICOM file as somebody looks at it, by pydicom, numpy and Pillow alone.

Usage: looked-at.py FILE.dcm FILE.png CENTER WIDTH INVERT FLIP_X TURNS: INVERT and FLIP_X 0 or 1, TURNS of 90 degrees clockwise after the
flip. Prints the PNG's mode and size and how many pixels differ from PS3.3 C.11.2.1.2.1 (LINEAR).
"""
import sys

import numpy as np
import pydicom
from PIL import Image

source, png = sys.argv[1:3]
center, width = (float(value) for value in sys.argv[3:5])
invert, flip, turns = (int(value) for value in sys.argv[5:8])
dataset = pydicom.dcmread(source)
stored = dataset.pixel_array.astype(np.float64)
values = stored * float(dataset.RescaleSlope) + float(dataset.RescaleIntercept)
level = np.floor(np.clip((values - (center - 0.5)) / (width - 1) + 0.5, 0, 1) * 255 + 0.5)
if invert:
    level = 255 - level
if 'PixelPaddingValue' in dataset:
    level = np.where(stored == float(dataset.PixelPaddingValue), 0, level)
if flip:
    level = np.fliplr(level)
level = np.rot90(level, -turns)
picture = Image.open(png)
read = np.asarray(picture)
different = -1 if read.shape != level.shape else int(np.count_nonzero(read != level))
print(picture.mode, *picture.size, different, len(np.unique(read)) > 16)
