"""Measures regions with numpy alone: measure-reference.py LIST, one JSON object a line: { file, frame, shape, padding }.

With `uptake` true the answer has also `uptake`: the means by body weight, lean body mass and body surface.

Prints a JSON list of { pixels, mean, deviation, least, most } in rescaled values, or null where no pixel counts. A pixel is inside where its middle is; polygons by
the even-odd rule, tested with the sum of crossings to the right of each middle.
"""
import datetime
import json
import sys
import warnings

import numpy as np
import pydicom

warnings.simplefilter('ignore')


def mask_of(shape, rows, columns):
    y, x = np.mgrid[0:rows, 0:columns] + 0.5
    points = np.array([[point['column'], point['row']] for point in shape['points']], dtype=float)
    if shape['kind'] == 'polygon':
        inside = np.zeros((rows, columns), dtype=bool)
        for (ax, ay), (bx, by) in zip(points, np.roll(points, -1, axis=0)):
            if ay == by:
                continue
            crosses = (ay > y) != (by > y)
            inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
        return inside
    low, high = points.min(axis=0), points.max(axis=0)
    if shape['kind'] == 'rectangle':
        return (x >= low[0]) & (x < high[0]) & (y >= low[1]) & (y < high[1])
    middle, half = (low + high) / 2, (high - low) / 2
    return ((x - middle[0]) / half[0]) ** 2 + ((y - middle[1]) / half[1]) ** 2 < 1


def moment(date, time):
    whole, _, part = time.partition('.')
    return datetime.datetime.strptime(date + whole.ljust(6, '0'), '%Y%m%d%H%M%S').timestamp() + float('0.' + (part or '0'))


def uptake_means(dataset, activity):
    """SUV of a mean activity in Bq/ml that is corrected to the start of the series; kg, m and s."""
    drug = dataset.RadiopharmaceuticalInformationSequence[0]
    scan = moment(dataset.SeriesDate, dataset.SeriesTime)
    injected = moment(dataset.SeriesDate, drug.RadiopharmaceuticalStartTime)
    left = float(drug.RadionuclideTotalDose) * np.exp(-np.log(2) * (scan - injected) / float(drug.RadionuclideHalfLife))
    weight = float(dataset.PatientWeight)
    means = {'weight': activity * weight * 1000 / left}
    if dataset.get('PatientSize'):
        height = float(dataset.PatientSize)
        index = weight / (height * height)
        lean = 9270 * weight / (6680 + 216 * index) if dataset.PatientSex == 'M' else 9270 * weight / (8780 + 244 * index)
        surface = 0.007184 * np.power(weight, 0.425) * np.power(100 * height, 0.725)
        means |= {'lean': activity * lean * 1000 / left, 'surface': activity * surface * 10000 / left}
    return means


def main():
    answers = []
    for line in open(sys.argv[1]):
        asked = json.loads(line)
        dataset = pydicom.dcmread(asked['file'], force=True)
        if 'TransferSyntaxUID' not in dataset.file_meta:
            dataset.file_meta.TransferSyntaxUID = '1.2.840.10008.1.2' if dataset.is_implicit_VR else '1.2.840.10008.1.2.1'
        stored = dataset.pixel_array
        if int(dataset.get('NumberOfFrames', 1) or 1) > 1:
            stored = stored[asked['frame']]
        values = stored.astype(np.float64) * float(dataset.get('RescaleSlope', 1)) + float(dataset.get('RescaleIntercept', 0))
        mask = mask_of(asked['shape'], *stored.shape)
        if asked['padding']:
            mask &= (stored < asked['padding']['low']) | (stored > asked['padding']['high'])
        inside = values[mask]
        answers.append(
            {'pixels': int(inside.size), 'mean': float(inside.mean()), 'deviation': float(inside.std()), 'least': float(inside.min()), 'most': float(inside.max())}
            if inside.size
            else None
        )
        if asked.get('uptake') and answers[-1]:
            answers[-1]['uptake'] = uptake_means(dataset, answers[-1]['mean'])
    json.dump(answers, sys.stdout)


main()
