"""Compares frames that Negatoscope decoded with what GDCM, pydicom, DCMTK, libjxl, OpenJPEG (in Pillow) and zlib decode: the
readers don't share code with it.

Usage: compare-frames.py MANIFEST.json SCRATCH, where the manifest is a list of
{ file, raw, frame, rows, columns, samples, bitsAllocated, bitsStored, highBit, photometric, lossy }, `raw` being little-endian words.
Prints a list of { file, frame, readers: { name: { "max": n, "compared": "stored" | "rgb" } | { "error": why } } }.
"""
import io
import json
import os
import shutil
import struct
import subprocess
import sys
import warnings
import zlib

import numpy as np
import pydicom
from pydicom.encaps import generate_pixel_data_frame

warnings.simplefilter('ignore')
MOST_BYTES = 400 * 1024 * 1024
DCMTK = {
    **{f'1.2.840.10008.1.2.4.{n}': ['dcmdjpeg', '+cn'] for n in (50, 51, 53, 55, 57, 70)},
    **{f'1.2.840.10008.1.2.4.{n}': ['dcmdjpls'] for n in (80, 81)},
    '1.2.840.10008.1.2.5': ['dcmdrle'],
    # It turns words of 8-bit samples round, which pydicom doesn't.
    '1.2.840.10008.1.2.2': ['dcmconv', '+te'],
}
NATIVE = {'1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2'}
RLE = '1.2.840.10008.1.2.5'
DEFLATED_FRAME = '1.2.840.10008.1.2.8.1'
JPEG = {f'1.2.840.10008.1.2.4.{n}' for n in (50, 51)}
JPEG_XL = {f'1.2.840.10008.1.2.4.{n}' for n in (110, 111, 112)}
JPEG_2000 = {f'1.2.840.10008.1.2.4.{n}' for n in (90, 91, 201, 202, 203)}


def words(bits_allocated, samples):
    width = 1 if bits_allocated <= 8 else bits_allocated // 8
    return np.frombuffer(samples, dtype={1: np.uint8, 2: '<u2', 4: '<u4', 8: '<u8'}[width])


def masked(values, entry):
    if entry['bitsAllocated'] > 32 or entry['float']:
        return values
    shift = entry['highBit'] + 1 - entry['bitsStored'] if entry['unmasked'] else 0
    return (values.astype(np.uint64) >> np.uint64(shift)) & np.uint64((1 << entry['bitsStored']) - 1)


def signed(values, entry):
    wide = values.astype(np.int64)
    return np.where(wide >> (entry['bitsStored'] - 1), wide - (1 << entry['bitsStored']), wide) if entry['signed'] else wide


def to_rgb(values):
    ybr = values.reshape(-1, 3).astype(np.float64)
    y, cb, cr = ybr[:, 0], ybr[:, 1] - 128, ybr[:, 2] - 128
    rgb = np.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], axis=1)
    return np.clip(np.rint(rgb), 0, 255).reshape(-1).astype(np.int64)


def frames_of(dataset, handler):
    size = dataset.Rows * dataset.Columns * dataset.SamplesPerPixel * int(dataset.get('NumberOfFrames', 1) or 1) * max(8, dataset.get('BitsAllocated', 32)) // 8
    if size > MOST_BYTES:
        raise ValueError('larger than this comparison reads')
    dataset.convert_pixel_data(handler)
    array = dataset.pixel_array
    return array if int(dataset.get('NumberOfFrames', 1) or 1) > 1 else array[np.newaxis]


def read_gdcm(path, scratch, wanted):
    """In a process of its own: GDCM crashes on some damaged files."""
    dataset = pydicom.dcmread(path, force=True)
    out = os.path.join(scratch, 'gdcm.npy')
    child = os.fork()
    if child == 0:
        code = 1
        try:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            np.save(out, frames_of(dataset, 'gdcm'))
            code = 0
        finally:
            os._exit(code)
    if os.waitpid(child, 0)[1] != 0:
        raise ValueError('GDCM refused it')
    return np.load(out), dataset.PhotometricInterpretation


def read_pydicom(path, scratch, wanted):
    dataset = pydicom.dcmread(path, force=True)
    syntax = dataset.file_meta.TransferSyntaxUID if 'TransferSyntaxUID' in dataset.get('file_meta', {}) else None
    if syntax is None:
        dataset.file_meta.TransferSyntaxUID = '1.2.840.10008.1.2' if dataset.is_implicit_VR else '1.2.840.10008.1.2.1'
        syntax = dataset.file_meta.TransferSyntaxUID
    if syntax not in NATIVE and syntax != RLE:
        raise ValueError('not decoded by pydicom alone')
    return frames_of(dataset, 'rle' if syntax == RLE else 'numpy'), dataset.PhotometricInterpretation


def read_pillow(path, scratch, wanted):
    """pydicom's way to libjpeg-turbo, which DCMTK and GDCM don't use; for JPEG 2000 the reader below asks OpenJPEG itself."""
    dataset = pydicom.dcmread(path, force=True)
    if dataset.file_meta.TransferSyntaxUID not in JPEG:
        raise ValueError('not decoded by Pillow')
    return frames_of(dataset, 'pillow'), dataset.PhotometricInterpretation


def read_dcmtk(path, scratch, wanted):
    syntax = pydicom.dcmread(path, stop_before_pixels=True, force=True).file_meta.TransferSyntaxUID
    command = DCMTK.get(syntax)
    if command is None:
        raise ValueError('not decoded by DCMTK')
    out = os.path.join(scratch, 'dcmtk.dcm')
    done = subprocess.run([*command, path, out], capture_output=True, timeout=60)
    if done.returncode != 0:
        raise ValueError('DCMTK refused it')
    dataset = pydicom.dcmread(out)
    os.unlink(out)
    return frames_of(dataset, 'numpy'), dataset.PhotometricInterpretation


def codestreams(path, syntaxes, wanted):
    """The compressed bytes of the frames that are wanted, of files of these transfer syntaxes."""
    dataset = pydicom.dcmread(path, force=True)
    if dataset.file_meta.TransferSyntaxUID not in syntaxes:
        raise ValueError('another transfer syntax')
    frames = int(dataset.get('NumberOfFrames', 1) or 1)
    return dataset, {n: frame for n, frame in enumerate(generate_pixel_data_frame(dataset.PixelData, frames)) if n in wanted}


def read_libjxl(path, scratch, wanted):
    dataset, frames = codestreams(path, JPEG_XL, wanted)
    if shutil.which('djxl') is None:
        raise ValueError('djxl is missing')
    packed, plain = os.path.join(scratch, 'frame.jxl'), os.path.join(scratch, 'frame.ppm')
    found = {}
    for number, frame in frames.items():
        with open(packed, 'wb') as file:
            file.write(frame)
        subprocess.run(['djxl', packed, plain], capture_output=True, timeout=60, check=True)
        with open(plain, 'rb') as file:
            magic, size, most, samples = file.read().split(b'\n', 3)
        values = np.frombuffer(samples, dtype='>u2' if int(most) > 255 else np.uint8)
        found[number] = values.astype(np.uint16 if int(most) > 255 else np.uint8)
    return found, 'RGB' if dataset.SamplesPerPixel == 3 else dataset.PhotometricInterpretation


def read_openjpeg(path, scratch, wanted):
    """Pillow moves samples up to 8 or 16 bits, and signed ones up by half of their range: both are undone."""
    from PIL import Image
    dataset, frames = codestreams(path, JPEG_2000, wanted)
    found = {}
    for number, frame in frames.items():
        start = frame.index(b'\xff\x4f\xff\x51')
        depth, = struct.unpack_from('B', frame, start + 42)
        bits = (depth & 0x7f) + 1
        with Image.open(io.BytesIO(frame[start:])) as image:
            values = np.asarray(image).astype(np.int64).reshape(-1)
        if dataset.SamplesPerPixel == 1 or bits < 8:
            values >>= (8 if bits <= 8 else 16) - bits
        if depth & 0x80:
            values -= 1 << (bits - 1)
        width = 1 if dataset.BitsAllocated <= 8 else dataset.BitsAllocated // 8
        found[number] = (values & ((1 << 8 * width) - 1)).astype({1: np.uint8, 2: np.uint16, 4: np.uint32}[width])
    photometric = dataset.PhotometricInterpretation
    return found, 'RGB' if photometric in ('YBR_ICT', 'YBR_RCT') else photometric


def unpacked(dataset, packed):
    """A native frame's samples, one word each; the lowest bit of a byte is the first."""
    count = dataset.Rows * dataset.Columns * dataset.SamplesPerPixel
    if dataset.BitsAllocated == 1:
        return np.unpackbits(np.frombuffer(packed, np.uint8), bitorder='little')[:count]
    values = np.frombuffer(packed, f'<u{dataset.BitsAllocated // 8}', count)
    planar = dataset.SamplesPerPixel == 3 and dataset.PlanarConfiguration == 1
    return values.reshape(3, -1).T.reshape(-1) if planar else values


def read_zlib(path, scratch, wanted):
    dataset, frames = codestreams(path, {DEFLATED_FRAME}, wanted)
    return {n: unpacked(dataset, zlib.decompressobj(-15).decompress(frame)) for n, frame in frames.items()}, dataset.PhotometricInterpretation


def read_one_bit_rle(path, scratch, wanted):
    """pydicom's own expansion of a segment; that a segment holds packed bits is what it doesn't know."""
    from pydicom.pixel_data_handlers.rle_handler import _rle_decode_segment
    dataset, frames = codestreams(path, {RLE}, wanted)
    if dataset.BitsAllocated != 1:
        raise ValueError('more than one bit')
    return {n: unpacked(dataset, bytes(_rle_decode_segment(frame[64:]))) for n, frame in frames.items()}, dataset.PhotometricInterpretation


def read_bare_jpeg(path, scratch, wanted):
    """Pixel data that is one JPEG without items around it, which GDCM takes for samples: libjpeg reads it as what it is."""
    from PIL import Image
    dataset = pydicom.dcmread(path, force=True)
    if dataset.file_meta.TransferSyntaxUID != '1.2.840.10008.1.2.4.50' or not dataset.PixelData.startswith(b'\xff\xd8'):
        raise ValueError('not a bare JPEG')
    with Image.open(io.BytesIO(dataset.PixelData)) as image:
        return {0: np.asarray(image).reshape(-1)}, 'RGB' if dataset.SamplesPerPixel == 3 else dataset.PhotometricInterpretation


def read_gdcm_packed(path, scratch, wanted):
    """pydicom's way to GDCM doesn't take 12 bits allocated; GDCM itself does."""
    import gdcm
    dataset = pydicom.dcmread(path, force=True)
    if dataset.BitsAllocated != 12:
        raise ValueError('not packed')
    reader = gdcm.ImageReader()
    reader.SetFileName(path)
    if not reader.Read():
        raise ValueError('GDCM refused it')
    values = np.frombuffer(reader.GetImage().GetBuffer().encode('utf-8', 'surrogateescape'), '<u2')
    return values.reshape(int(dataset.get('NumberOfFrames', 1) or 1), -1), dataset.PhotometricInterpretation


READERS = (
    ('gdcm', read_gdcm),
    ('gdcm, 12 bits', read_gdcm_packed),
    ('pydicom', read_pydicom),
    ('pydicom, Pillow', read_pillow),
    ('dcmtk', read_dcmtk),
    ('libjxl', read_libjxl),
    ('openjpeg', read_openjpeg),
    ('zlib', read_zlib),
    ('libjpeg', read_bare_jpeg),
    ('pydicom, 1 bit', read_one_bit_rle),
)


def compare(entry, frames, photometric):
    with open(entry['raw'], 'rb') as file:
        ours = words(entry['bitsAllocated'], file.read())
    theirs = np.ascontiguousarray(frames[entry['frame']]).reshape(-1)
    if entry['float']:
        ours = ours.view('<f4' if entry['bitsAllocated'] == 32 else '<f8')
        return {'max': 0.0 if np.array_equal(ours, theirs, equal_nan=True) else float('inf'), 'compared': 'stored'}
    if ours.size != theirs.size:
        return {'error': f'{theirs.size} samples where ours has {ours.size}'}
    theirs = theirs.view(theirs.dtype.str.replace('i', 'u'))
    ours = signed(masked(ours, entry), entry)
    theirs = signed(masked(theirs, entry), entry)
    worst = int(np.abs(ours - theirs).max())
    if worst > 1 and entry['samples'] == 3 and entry['photometric'].startswith('YBR') != photometric.startswith('YBR'):
        rgb = to_rgb(ours) if entry['photometric'].startswith('YBR') else ours
        other = to_rgb(theirs) if photometric.startswith('YBR') else theirs
        return {'max': int(np.abs(rgb - other).max()), 'compared': 'rgb'}
    if worst > 1 and entry['samples'] == 3 and entry['photometric'].startswith('YBR'):
        # Readers that hand RGB out under a YBR name.
        worst = min(worst, int(np.abs(to_rgb(ours) - theirs).max()))
        return {'max': worst, 'compared': 'rgb'}
    return {'max': worst, 'compared': 'stored'}


def main():
    with open(sys.argv[1]) as file:
        entries = json.load(file)
    scratch = sys.argv[2]
    by_file = {}
    for entry in entries:
        by_file.setdefault(entry['file'], []).append(entry)
    results = []
    for path, own in by_file.items():
        readers = {}
        wanted = {entry['frame'] for entry in own}
        for name, read in READERS:
            try:
                readers[name] = read(path, scratch, wanted)
            except Exception as error:  # any failure of a reader is an answer: it doesn't read this file
                readers[name] = f'{type(error).__name__}: {str(error)[:80]}'
        for entry in own:
            row = {}
            for name, found in readers.items():
                if isinstance(found, str):
                    row[name] = {'error': found}
                elif entry.get('raw') is None:
                    row[name] = {'error': 'ours refused it', 'reads': True}
                else:
                    try:
                        row[name] = compare(entry, *found)
                    except Exception as error:
                        row[name] = {'error': f'{type(error).__name__}: {str(error)[:80]}'}
            results.append({'file': path, 'frame': entry['frame'], 'readers': row})
    json.dump(results, sys.stdout)


if __name__ == '__main__':
    main()
