"""Where two pictures in space cross: crossing-reference.py LIST, one JSON object a line:
{ picture, other: { position, orientation, spacing: { row, column }, rows, columns } }. Prints a JSON list: the two ends of the line that lies in
both rectangles, in mm, or null. By the line of the two planes and the stretch of it inside each rectangle, with numpy.
"""
import json
import sys

import numpy as np


def frame_of(one):
    orientation = np.array(one['orientation'], dtype=float)
    across, down = orientation[:3], orientation[3:]
    column_mm, row_mm = one['spacing']['column'], one['spacing']['row']
    corner = np.array(one['position'], dtype=float) - across * column_mm / 2 - down * row_mm / 2
    return corner, across, down, one['columns'] * column_mm, one['rows'] * row_mm


def stretch(point, direction, frame):
    corner, across, down, width, height = frame
    low, high = -np.inf, np.inf
    for axis, most in ((across, width), (down, height)):
        start, by = (point - corner) @ axis, direction @ axis
        if abs(by) < 1e-12:
            if start < 0 or start > most:
                return None
            continue
        one, other = sorted(((0 - start) / by, (most - start) / by))
        low, high = max(low, one), min(high, other)
    return (low, high) if low < high else None


answers = []
for line in open(sys.argv[1]):
    asked = json.loads(line)
    frames = [frame_of(asked[name]) for name in ('picture', 'other')]
    normals = [np.cross(frame[1], frame[2]) for frame in frames]
    direction = np.cross(*normals)
    if np.linalg.norm(direction) < np.sin(np.pi / 360):
        answers.append(None)
        continue
    direction /= np.linalg.norm(direction)
    matrix = np.stack([*normals, direction])
    middle = frames[0][0]
    point = np.linalg.solve(matrix, [normals[0] @ frames[0][0], normals[1] @ frames[1][0], direction @ middle])
    parts = [stretch(point, direction, frame) for frame in frames]
    if None in parts:
        answers.append(None)
        continue
    low, high = max(part[0] for part in parts), min(part[1] for part in parts)
    answers.append([(point + direction * share).tolist() for share in (low, high)] if low < high else None)
json.dump(answers, sys.stdout)
