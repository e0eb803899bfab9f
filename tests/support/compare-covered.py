"""Compares a file with its copy in which boxes were covered, by readers that share no code with Negatoscope: outside the boxes
every sample is the same, under them stands black.

Usage: compare-covered.py MANIFEST.json SCRATCH, where the manifest is a list of
{ source, output, bitsAllocated, bitsStored, highBit, swapped, lossless, fill: [samples], frames: [{ frame, boxes: [[column, row, width, height]], inner }] };
`inner` is null, or the boxes whose middle is black where colours of what is around them may show.
Prints a list of { source, readers: { name: { "outside": samples that differ, "most": by how much, "inside": samples that aren't black, "covered": pixels } | { "error": why } } }.
"""
import importlib.util
import json
import os
import sys

import numpy as np
import pydicom
from pydicom.encaps import generate_pixel_data_fragment
from pydicom.filebase import DicomBytesIO

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location('compare_frames', os.path.join(here, 'compare-frames.py'))
frames_module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(frames_module)
# Decoders smooth colours over one sample beyond a block: two pixels, and one block is wider.
SMOOTHED = 8


def read_all(path, scratch, wanted):
    found = {}
    for name, read in frames_module.READERS:
        try:
            found[name] = read(path, scratch, wanted)
        except Exception as error:  # any failure of a reader is an answer: it doesn't read this file
            found[name] = f'{type(error).__name__}: {str(error)[:80]}'
    return found


def in_pieces(path):
    """JPEG-LS whose frames lie in several fragments: GDCM reads it differently from the same file in one piece, DCMTK doesn't."""
    dataset = pydicom.dcmread(path, force=True)
    if str(dataset.file_meta.get('TransferSyntaxUID', '')) not in ('1.2.840.10008.1.2.4.80', '1.2.840.10008.1.2.4.81'):
        return False
    items = DicomBytesIO(dataset.PixelData)
    items.is_little_endian = True
    # The first item is the table of offsets.
    fragments = sum(1 for _ in generate_pixel_data_fragment(items)) - 1
    return fragments > int(dataset.get('NumberOfFrames', 1) or 1)


def stored(frame, entry, native):
    """The bits that are stored, and no others: beside them readers leave what they like."""
    values = np.ascontiguousarray(frame)
    if values.dtype.kind == 'f':
        return values.reshape(-1)
    values = values.reshape(-1).view(values.dtype.str.replace('i', 'u')).astype(np.uint64)
    shift = entry['highBit'] + 1 - entry['bitsStored'] if native else 0
    return (values >> np.uint64(shift)) & np.uint64((1 << entry['bitsStored']) - 1)


def mask_of(boxes, rows, columns, margin=0):
    mask = np.zeros((rows, columns), bool)
    for column, row, width, height in boxes:
        mask[row + margin:row + height - margin, column + margin:column + width - margin] = True
    return mask


def compare(entry, before, after, native_before, native_after):
    outside = inside = covered = most = 0
    boxes = {frame['frame']: frame for frame in entry['frames']}
    count = len(after)
    if len(before) != count:
        return {'error': f'{count} frames where the source has {len(before)}'}
    rows, columns = entry['rows'], entry['columns']
    black = np.array(entry['fill'], np.int64).astype(np.uint64) & np.uint64((1 << entry['bitsStored']) - 1)
    numbers = after.keys() if isinstance(after, dict) else range(count)
    for number in numbers:
        old = stored(before[number], entry, native_before).reshape(rows * columns, -1)
        new = stored(after[number], entry, native_after).reshape(rows * columns, -1)
        own = boxes.get(number, {'boxes': [], 'inner': None})
        mask = mask_of(own['boxes'], rows, columns).reshape(-1)
        covered += int(mask.sum())
        outside += int((old[~mask] != new[~mask]).sum())
        if new.dtype.kind != 'f':
            most = max(most, int(np.abs(old[~mask].astype(np.int64) - new[~mask].astype(np.int64)).max(initial=0)))
        core = mask if own['inner'] is None else mask_of(own['inner'], rows, columns, SMOOTHED).reshape(-1)
        shown = new[core]
        if new.dtype.kind == 'f':
            inside += int((shown != 0).sum())
            continue
        # Readers that hand RGB out under a YBR name: black is 0 there.
        inside += min(int((shown != black).sum()), int((shown != 0).sum()) if len(entry['fill']) == 3 else 1 << 62)
    return {'outside': outside, 'most': most, 'inside': inside, 'covered': covered}


def main():
    with open(sys.argv[1]) as file:
        entries = json.load(file)
    scratch = sys.argv[2]
    results = []
    for entry in entries:
        wanted = set(range(entry['numberOfFrames']))
        before = read_all(entry['source'], scratch, wanted)
        after = read_all(entry['output'], scratch, wanted)
        row = {}
        # The same reader for both sides where there is one; else any for each, where nothing was lost in between.
        if entry['swapped']:
            before['pydicom'] = "pydicom doesn't turn words of 8-bit samples round"
        if in_pieces(entry['source']):
            before['gdcm'] = "GDCM doesn't join fragments of JPEG-LS as they were"
        pairs = [(name, name) for name in before if not isinstance(before[name], str) and not isinstance(after[name], str)]
        if not pairs and entry['lossless']:
            olds = [name for name in before if not isinstance(before[name], str)]
            news = [name for name in after if not isinstance(after[name], str)]
            pairs = [(olds[0], news[0])] if olds and news else []
        for old, new in pairs:
            try:
                row[old if old == new else f'{old} and {new}'] = compare(
                    entry, before[old][0], after[new][0], entry['nativeBefore'], entry['nativeAfter'])
            except Exception as error:
                row[old] = {'error': f'{type(error).__name__}: {str(error)[:80]}'}
        results.append({'source': entry['source'], 'readers': row})
    json.dump(results, sys.stdout)


main()
