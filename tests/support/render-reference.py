"""Renders frames with numpy alone, from PS3.3 C.7.6.3 and C.11: an independent reading of what a file asks to be shown as.

Usage: render-reference.py LIST, one line a picture: FILE<TAB>FRAME. Prints a JSON list of
{ file, frame, rows, columns, sha256 } (of the RGB bytes, rows top to bottom) or { file, frame, error }.
The file's first window, else its first VOI LUT, else from the least to the greatest value that isn't padding.
"""
import hashlib
import json
import sys
import warnings

import numpy as np
import pydicom

warnings.simplefilter('ignore')


def table_of(item, signed_input):
    count, first, bits = (int(value) for value in item.LUTDescriptor)
    count = count or 65536
    if signed_input and first > 32767:
        first -= 65536
    if not signed_input and first < 0:
        first += 65536
    data = item.LUTData
    if isinstance(data, (bytes, bytearray)):
        wide = len(data) >= 2 * count
        data = np.frombuffer(data, dtype=('<u2' if item.is_little_endian in (True, None) else '>u2') if wide else np.uint8)
    data = np.atleast_1d(np.asarray(data)).astype(np.int64) & 0xFFFF
    if len(data) < count:
        # Two entries of 8 bits in a word.
        data = np.stack([data & 0xFF, data >> 8], axis=1).reshape(-1)
    return first, bits, data[:count]


def through(values, table):
    first, _, entries = table
    return entries[np.clip(np.floor(values).astype(np.int64) - first, 0, len(entries) - 1)]


def group(dataset, frame, macro):
    own = dataset.get('PerFrameFunctionalGroupsSequence')
    if own and frame < len(own) and own[frame].get(macro):
        return own[frame].get(macro)[0]
    shared = dataset.get('SharedFunctionalGroupsSequence')
    if shared and shared[0].get(macro):
        return shared[0].get(macro)[0]
    return dataset


def first_number(value):
    return float(value[0] if isinstance(value, (pydicom.multival.MultiValue, list)) else value)


def said(dataset, keyword):
    value = dataset.get(keyword)
    return value is not None and value != '' and not (isinstance(value, (pydicom.multival.MultiValue, list)) and len(value) == 0)


def padding_of(dataset, stored):
    hidden = np.zeros(stored.shape, dtype=bool)
    if said(dataset, 'PixelPaddingValue') and dataset.get('BitsAllocated', 0) <= 16:
        ends = [int(dataset.PixelPaddingValue)]
        if said(dataset, 'PixelPaddingRangeLimit'):
            ends.append(int(dataset.PixelPaddingRangeLimit))
        if dataset.PixelRepresentation == 1:
            ends = [end - 65536 if end > 32767 else end for end in ends]
        else:
            ends = [end + 65536 if end < 0 else end for end in ends]
        hidden = (stored >= min(ends)) & (stored <= max(ends))
    return hidden


def grey(dataset, frame, stored):
    stored = stored.astype(np.float64)
    transformation = group(dataset, frame, 'PixelValueTransformationSequence')
    hidden = padding_of(dataset, stored)
    if transformation.get('ModalityLUTSequence'):
        values = through(stored, table_of(transformation.ModalityLUTSequence[0], dataset.PixelRepresentation == 1)).astype(np.float64)
        hidden[:] = False
    else:
        slope = first_number(transformation.RescaleSlope) if said(transformation, 'RescaleSlope') else 1.0
        intercept = first_number(transformation.RescaleIntercept) if said(transformation, 'RescaleIntercept') else 0.0
        values = stored * (slope or 1.0) + intercept
    hidden |= np.isnan(values)
    voi = group(dataset, frame, 'FrameVOILUTSequence')
    function = voi.get('VOILUTFunction') or 'LINEAR'
    shown = values[~hidden]
    windows = said(voi, 'WindowCenter') and said(voi, 'WindowWidth')
    if windows and first_number(voi.WindowWidth) >= (1 if function not in ('LINEAR_EXACT', 'SIGMOID') else 1e-300):
        center, width = first_number(voi.WindowCenter), first_number(voi.WindowWidth)
    elif voi.get('VOILUTSequence'):
        table = table_of(voi.VOILUTSequence[0], bool(shown.size and shown.min() < 0))
        center = None
    else:
        least, most = (shown.min(), shown.max()) if shown.size else (0.0, 0.0)
        if least == most:
            center, width = least, 1.0
        elif function in ('LINEAR_EXACT', 'SIGMOID'):
            center, width = (least + most) / 2, most - least
        else:
            center, width = (least + most) / 2 + 0.5, most - least + 1
    if center is None:
        unit = np.clip(through(values, table) / (2.0 ** table[1] - 1), 0, 1)
    elif function == 'SIGMOID':
        unit = 1 / (1 + np.exp(-4 * (values - center) / width))
    elif function == 'LINEAR_EXACT':
        unit = np.clip((values - center) / width + 0.5, 0, 1)
    else:
        with np.errstate(all='ignore'):
            unit = np.clip((values - (center - 0.5)) / (width - 1) + 0.5, 0, 1)
        unit = np.where(values <= center - 0.5 - (width - 1) / 2, 0, np.where(values > center - 0.5 + (width - 1) / 2, 1, unit))
    if dataset.PhotometricInterpretation == 'MONOCHROME1' or dataset.get('PresentationLUTShape') == 'INVERSE':
        unit = 1 - unit
    level = np.where(hidden, 0, np.floor(np.nan_to_num(unit) * 255 + 0.5)).astype(np.uint8)
    return np.repeat(level.reshape(-1, 1), 3, axis=1)


def colour(dataset, stored):
    name = dataset.PhotometricInterpretation
    if name == 'PALETTE COLOR':
        levels = pydicom.pixel_data_handlers.util.apply_color_lut(stored, dataset).reshape(-1, 3)
        wide = int(dataset.RedPaletteColorLookupTableDescriptor[2]) == 16 and levels.max() > 255
        return (levels >> 8 if wide else levels).astype(np.uint8)
    values = np.floor(stored.reshape(-1, 3) / 2.0 ** max(0, dataset.BitsStored - 8))
    if name == 'RGB' or name in ('YBR_RCT', 'YBR_ICT'):
        return values.astype(np.uint8)
    y, cb, cr = values[:, 0], values[:, 1] - 128, values[:, 2] - 128
    rgb = np.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], axis=1)
    return np.clip(np.rint(rgb), 0, 255).astype(np.uint8)


def supplemental(dataset, stored, picture):
    """PS3.3 C.7.6.19: grey, and colours from the first value of the palette on."""
    if dataset.get('PixelPresentation') not in ('COLOR', 'MIXED') or 'RedPaletteColorLookupTableDescriptor' not in dataset:
        return picture
    first = int(dataset.RedPaletteColorLookupTableDescriptor[1])
    channels = []
    for name in ('Red', 'Green', 'Blue'):
        count, _, bits = (int(value) for value in dataset[f'{name}PaletteColorLookupTableDescriptor'].value)
        entries = np.frombuffer(dataset[f'{name}PaletteColorLookupTableData'].value, dtype='<u2')[: count or 65536]
        channels.append(entries >> 8 if bits == 16 and entries.max() > 255 else entries)
    values = stored.reshape(-1).astype(np.int64)
    for channel, entries in enumerate(channels):
        picture[:, channel] = np.where(values >= first, entries[np.clip(values - first, 0, len(entries) - 1)], picture[:, channel])
    return picture


def render(path, frame):
    dataset = pydicom.dcmread(path, force=True)
    if 'TransferSyntaxUID' not in dataset.file_meta:
        dataset.file_meta.TransferSyntaxUID = '1.2.840.10008.1.2' if dataset.is_implicit_VR else '1.2.840.10008.1.2.1'
    if 'SamplesPerPixel' not in dataset and 'PhotometricInterpretation' in dataset and dataset.PhotometricInterpretation.startswith('MONOCHROME'):
        # Grey has one sample, whether an old writer says so or not.
        dataset.SamplesPerPixel = 1
        if 'PixelRepresentation' not in dataset:
            dataset.PixelRepresentation = 0
    representation = dataset.PixelRepresentation if 'PixelRepresentation' in dataset else 0
    pixels = dataset.pixel_array
    # A reader may change what it decoded by: what the file says holds.
    if 'PixelRepresentation' in dataset:
        dataset.PixelRepresentation = representation
    if int(dataset.get('NumberOfFrames', 1) or 1) > 1:
        pixels = pixels[frame]
    if dataset.SamplesPerPixel == 1 and dataset.PhotometricInterpretation.startswith('MONOCHROME') and pixels.dtype.kind in 'iu' and dataset.BitsStored < dataset.BitsAllocated:
        # pydicom gives whole containers: the value is taken out of them here.
        shift = dataset.HighBit + 1 - dataset.BitsStored if dataset.file_meta.TransferSyntaxUID in NATIVE else 0
        wide = (pixels.astype(np.int64) >> shift) & ((1 << dataset.BitsStored) - 1)
        pixels = np.where(wide >> (dataset.BitsStored - 1), wide - (1 << dataset.BitsStored), wide) if dataset.PixelRepresentation == 1 else wide
    if dataset.SamplesPerPixel == 1 and pixels.dtype.kind == 'u' and codestream_signed(dataset):
        pixels = pixels.view(pixels.dtype.str.replace('u', 'i'))
    picture = supplemental(dataset, pixels, grey(dataset, frame, pixels)) if dataset.PhotometricInterpretation.startswith('MONOCHROME') else colour(dataset, pixels)
    return {'rows': int(dataset.Rows), 'columns': int(dataset.Columns), 'sha256': hashlib.sha256(np.ascontiguousarray(picture).tobytes()).hexdigest()}


def codestream_signed(dataset):
    """The sign of the first component (ISO 15444-1 A.5.1, Ssiz), which a description may contradict."""
    if dataset.file_meta.TransferSyntaxUID not in ('1.2.840.10008.1.2.4.90', '1.2.840.10008.1.2.4.91'):
        return False
    start = dataset.PixelData.find(b'\xff\x4f\xff\x51')
    return start >= 0 and dataset.PixelData[start + 42] >= 0x80


NATIVE = {'1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.5'}


def main():
    answers = []
    with open(sys.argv[1]) as lines:
        for line in lines:
            path, frame = line.rstrip('\n').split('\t')
            answer = {'file': path, 'frame': int(frame)}
            try:
                answer.update(render(path, int(frame)))
            except Exception as error:  # a reference that doesn't read a file says so
                answer['error'] = f'{type(error).__name__}: {str(error)[:100]}'
            answers.append(answer)
    json.dump(answers, sys.stdout)


main()
