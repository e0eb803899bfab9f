"""Draws strings with scalable and bitmap fonts, and passes pictures through JPEG, for the text benchmark.

Usage: draw-strings.py LIST, where each line of LIST is one JSON request. Prints one JSON array of answers.
  {"draw": TEXT, "font": FILE or null (Pillow's bitmap font), "size": PIXELS} -> {"columns", "rows", "ink": base64 of 0..255}
  {"jpeg": base64 of grey, "columns": N, "rows": N, "quality": Q} -> {"grey": base64}
  {"fonts": [FILE, ...]} -> {"fonts": the places of those that are there}
"""

import base64
import glob
import io
import json
import os
import sys

from PIL import Image, ImageDraw, ImageFont


def draw(request):
    text = request["draw"]
    if request["font"] is None:
        font = ImageFont.load_default()
    else:
        font = ImageFont.truetype(request["font"], request["size"])
    canvas = Image.new("L", (len(text) * (request["size"] + 12) + 80, request["size"] * 3 + 60), 0)
    ImageDraw.Draw(canvas).text((30, 20), text, fill=255, font=font)
    ink = canvas.crop(canvas.getbbox())
    return {"columns": ink.width, "rows": ink.height, "ink": base64.b64encode(ink.tobytes()).decode()}


def jpeg(request):
    grey = base64.b64decode(request["jpeg"])
    image = Image.frombytes("L", (request["columns"], request["rows"]), grey)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=request["quality"])
    return {"grey": base64.b64encode(Image.open(stream).convert("L").tobytes()).decode()}


def fonts(request):
    found = {os.path.basename(path): path for path in glob.glob("/usr/share/fonts/**/*.ttf", recursive=True)}
    return {"fonts": [found[name] for name in request["fonts"] if name in found]}


answers = []
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        request = json.loads(line)
        answers.append(draw(request) if "draw" in request else jpeg(request) if "jpeg" in request else fonts(request))
json.dump(answers, sys.stdout)
