"""Plants an invented name in a real ultrasound picture, and tells what a copy's pixels are, by pydicom and GDCM alone.

Usage: plant-name.py plant SOURCE OUT FRAMES   cuts a part without writing out of SOURCE (native, 8 bits, grey), writes the name into it,
                                               and saves it as an ultrasound picture of that person with so many frames
       plant-name.py compare SOURCE COPY X Y WIDTH HEIGHT   prints JSON: whether every pixel in the box is 0 in the copy, whether all
                                               others are those of the source, whether the ink of the name is under the box
"""

import json
import sys

import numpy
import pydicom
from PIL import Image, ImageDraw, ImageFont

NAME = "QUILLFEATHER ZEBEDIAH"
INK = 250


def plant(source, out, frames):
    data = pydicom.dcmread(source)
    part = data.pixel_array[200:520, 128:640].copy()
    part[part >= INK] = INK - 1
    image = Image.fromarray(part)
    ImageDraw.Draw(image).text((24, 16), NAME, fill=255, font=font(20))
    pixels = numpy.asarray(image)
    stack = numpy.stack([shaken(pixels, frame) for frame in range(frames)])
    data.PatientName = "Quillfeather^Zebediah"
    data.Rows, data.Columns = pixels.shape
    if frames > 1:
        data.NumberOfFrames = frames
    data.PixelData = stack.tobytes()
    if "SequenceOfUltrasoundRegions" in data:
        del data.SequenceOfUltrasoundRegions
    data.save_as(out)


def shaken(pixels, frame):
    """Another frame of a clip: what moves is below, the name stays."""
    moved = pixels.copy()
    moved[160:] = numpy.roll(pixels[160:], frame * 7, axis=1)
    return moved


def font(size):
    for name in ("DejaVuSans.ttf", "LiberationSans-Regular.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            pass
    return ImageFont.load_default()


def compare(source, copy, x, y, width, height):
    before = pydicom.dcmread(source).pixel_array
    after = pydicom.dcmread(copy).pixel_array
    # Of colours, the first: the brightness where they are stored so.
    if before.shape[-1] == 3:
        before, after = before[..., 0], after[..., 0]
    before = before.reshape((-1,) + before.shape[-2:])
    after = after.reshape((-1,) + after.shape[-2:])
    box = numpy.zeros(before.shape[-2:], dtype=bool)
    box[y : y + height, x : x + width] = True
    ink = before[0] > INK - 1
    print(
        json.dumps(
            {
                "frames": len(after),
                "black": bool((after[:, box] == 0).all()),
                "same": bool((before[:, ~box] == after[:, ~box]).all()),
                "ink": int(ink.sum()),
                "inkLeft": int((after[:, ink] > 0).sum()),
            }
        )
    )


verb, *args = sys.argv[1:]
if verb == "plant":
    plant(args[0], args[1], int(args[2]))
else:
    compare(args[0], args[1], *map(int, args[2:]))
