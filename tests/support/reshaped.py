"""Whether a PNG is a DICOM file in the shape that its pixels have, by pydicom, numpy, scipy and Pillow alone.

Usage: reshaped.py FILE.dcm FRAME FILE.png. The file has 8-bit samples and is shown through PS3.3 C.11.2.1.2.1 (LINEAR); its shape is its
Pixel Aspect Ratio (0028,0034) or else its Pixel Spacing (0028,0030). Where an axis gets longer, scipy.ndimage.zoom lays centres on centres
(grid_mode) and goes on at the edges (nearest). Prints rows, columns, and whether
every pixel is the nearest whole level.
"""
import sys

import numpy as np
import pydicom
from PIL import Image
from scipy import ndimage

dataset = pydicom.dcmread(sys.argv[1])
stored = dataset.pixel_array
stored = (stored if stored.ndim == 2 else stored[int(sys.argv[2])]).astype(np.float64)
center, width = float(dataset.WindowCenter), float(dataset.WindowWidth)
level = np.floor(np.clip((stored - (center - 0.5)) / (width - 1) + 0.5, 0, 1) * 255 + 0.5)
high, wide = (float(value) for value in (dataset.get('PixelAspectRatio') or dataset.PixelSpacing))
finer = min(high, wide)
drawn = ndimage.zoom(level, (high / finer, wide / finer), order=1, mode='nearest', grid_mode=True)
read = np.asarray(Image.open(sys.argv[3])).astype(np.float64)
if read.shape != drawn.shape:
    print(*read.shape, 'not', *drawn.shape)
else:
    print(*read.shape, bool(np.abs(read - drawn).max() <= 0.5 + 1e-6))
