"""Writes small pictures of every way in which samples can lie, for tests that compare readers on them.

Usage: make-pixel-files.py FOLDER. One file a way, named after it.
"""
import itertools
import os
import struct
import sys
import warnings

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixel_data_handlers.rle_handler import rle_encode_frame
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless, generate_uid

warnings.simplefilter('ignore')
ROWS, COLUMNS, FRAMES = 5, 7, 3
DEFLATED_FRAME = '1.2.840.10008.1.2.8.1'
NATIVE = {'implicit': ImplicitVRLittleEndian, 'explicit': ExplicitVRLittleEndian, 'big': ExplicitVRBigEndian}
random = np.random.default_rng(20261125)


def dataset(syntax, columns=COLUMNS, **fields):
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = syntax
    meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.7'
    meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=[str(sorted(fields.items())), syntax])
    made = FileDataset('', {}, file_meta=meta, preamble=b'\0' * 128)
    made.is_little_endian = syntax != ExplicitVRBigEndian
    made.is_implicit_VR = syntax == ImplicitVRLittleEndian
    made.SOPClassUID = meta.MediaStorageSOPClassUID
    made.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    made.Modality = 'OT'
    made.SamplesPerPixel = 1
    made.PhotometricInterpretation = 'MONOCHROME2'
    made.Rows, made.Columns, made.NumberOfFrames = ROWS, columns, FRAMES
    for keyword, value in fields.items():
        setattr(made, keyword, value)
    return made


def even(value):
    return value + b'\0' * (len(value) % 2)


def bits(allocated, stored, high, sign):
    return {'BitsAllocated': allocated, 'BitsStored': stored, 'HighBit': high, 'PixelRepresentation': sign}


def containers(allocated, count):
    """Every bit of every container is used: what lies beside the value must not come through."""
    return random.integers(0, 1 << allocated, count, dtype=np.uint64)


def words(values, allocated, little, vr='OW'):
    if allocated == 8:
        value = even(values.astype(np.uint8).tobytes())
        return value if little or vr == 'OB' else np.frombuffer(value, '<u2').astype('>u2').tobytes()
    return values.astype(f"{'<' if little else '>'}u{allocated // 8}").tobytes()


def save(made, folder, name, value, vr='OW'):
    made.add_new(0x7fe00010, vr, value)
    made.save_as(os.path.join(folder, f'{name}.dcm'), write_like_original=False)


def depths():
    for allocated in (8, 16, 32):
        for stored in sorted({1, allocated // 2 + 1, allocated - 1, allocated}):
            for high in sorted({stored - 1, (stored + allocated) // 2 - 1, allocated - 1}):
                for sign in (0, 1):
                    yield allocated, stored, high, sign


def write_native(folder):
    for (name, syntax), depth in itertools.product(NATIVE.items(), depths()):
        allocated, stored, high, sign = depth
        value = words(containers(allocated, ROWS * COLUMNS * FRAMES), allocated, syntax != ExplicitVRBigEndian)
        save(dataset(syntax, **bits(*depth)), folder, f'native-{name}-{allocated}-{stored}-{high}-{sign}', value)


def write_colors(folder):
    for (name, syntax), allocated, planar in itertools.product(NATIVE.items(), (8, 16), (0, 1)):
        fields = {'SamplesPerPixel': 3, 'PlanarConfiguration': planar, **bits(allocated, allocated, allocated - 1, 0)}
        for photometric in ('RGB', 'YBR_FULL'):
            little = syntax != ExplicitVRBigEndian
            value = words(containers(allocated, ROWS * COLUMNS * FRAMES * 3), allocated, little)
            made = dataset(syntax, PhotometricInterpretation=photometric, **fields)
            save(made, folder, f'colors-{name}-{photometric}-{allocated}-{planar}', value)
    halved = {'SamplesPerPixel': 3, 'PlanarConfiguration': 0, **bits(8, 8, 7, 0)}
    for name, syntax in NATIVE.items():
        value = words(containers(8, ROWS * 8 * FRAMES * 2), 8, syntax != ExplicitVRBigEndian)
        save(dataset(syntax, columns=8, PhotometricInterpretation='YBR_FULL_422', **halved), folder, f'colors-{name}-YBR_FULL_422', value)


def write_bits(folder):
    """Frames of 35 bits: the second begins inside a byte."""
    plane = random.integers(0, 2, ROWS * COLUMNS * FRAMES, dtype=np.uint8)
    packed = even(np.packbits(plane, bitorder='little').tobytes())
    for name, syntax in NATIVE.items():
        value = packed if syntax != ExplicitVRBigEndian else np.frombuffer(packed, '<u2').astype('>u2').tobytes()
        save(dataset(syntax, **bits(1, 1, 0, 0)), folder, f'bits-{name}', value)


def write_floats(folder):
    values = random.normal(0, 1000, ROWS * COLUMNS * FRAMES)
    values[:4] = 0, -0.0, np.inf, np.nan
    for name, syntax in NATIVE.items():
        order = '>' if syntax == ExplicitVRBigEndian else '<'
        for tag, vr, width in ((0x7fe00008, 'OF', 4), (0x7fe00009, 'OD', 8)):
            made = dataset(syntax, BitsAllocated=width * 8)
            made.add_new(tag, vr, values.astype(f'{order}f{width}').tobytes())
            made.save_as(os.path.join(folder, f'floats-{name}-{width}.dcm'), write_like_original=False)


def write_rle(folder):
    for depth, samples in itertools.product(depths(), (1, 3)):
        allocated, stored, high, sign = depth
        if samples == 3 and (sign or stored != allocated):
            continue
        color = {'SamplesPerPixel': 3, 'PlanarConfiguration': 0, 'PhotometricInterpretation': 'RGB'} if samples == 3 else {}
        shape = (FRAMES, ROWS, COLUMNS, samples)
        values = containers(allocated, int(np.prod(shape))).astype(f'<u{allocated // 8}').reshape(shape)
        # Runs, so that both kinds of segment are written.
        values[:, 1:3] = values[:, 1:2, :1]
        frames = [rle_encode_frame(frame if samples == 3 else frame[..., 0]) for frame in values]
        made = dataset(RLELossless, **bits(*depth), **color)
        save(made, folder, f'rle-{allocated}-{stored}-{high}-{sign}-{samples}', encapsulate(frames), 'OB')
        made['PixelData'].is_undefined_length = True
        made.save_as(os.path.join(folder, f'rle-{allocated}-{stored}-{high}-{sign}-{samples}.dcm'), write_like_original=False)


def write_offset_tables(folder):
    """The same frames with every kind of table, and fragments that are cut anywhere."""
    values = containers(8, ROWS * COLUMNS * FRAMES).astype(np.uint8).reshape(FRAMES, ROWS, COLUMNS)
    frames = [even(rle_encode_frame(frame)) for frame in values]

    def item(content):
        return struct.pack('<HHI', 0xfffe, 0xe000, len(content)) + content

    def write(name, table, fragments, **extra):
        made = dataset(RLELossless, **bits(8, 8, 7, 0))
        for tag, value in extra.items():
            made.add_new(int(tag[1:], 16), 'OV', value)
        value = item(table) + b''.join(item(fragment) for fragment in fragments) + struct.pack('<HHI', 0xfffe, 0xe0dd, 0)
        made.add_new(0x7fe00010, 'OB', value)
        made['PixelData'].is_undefined_length = True
        made.save_as(os.path.join(folder, f'tables-{name}.dcm'), write_like_original=False)

    starts = np.cumsum([0] + [len(frame) + 8 for frame in frames])[:FRAMES]
    write('basic', struct.pack('<3I', *starts), frames)
    write('empty', b'', frames)
    cut = [piece for frame in frames for piece in (frame[:2], frame[2:40], frame[40:])]
    begins = np.cumsum([0] + [len(frame) + 24 for frame in frames])[:FRAMES]
    write('basic-cut', struct.pack('<3I', *begins), cut)
    lengths = struct.pack('<3Q', *(len(frame) for frame in frames))
    write('extended', b'', frames, x7fe00001=struct.pack('<3Q', *starts), x7fe00002=lengths)


if __name__ == '__main__':
    target = sys.argv[1]
    for write in (write_native, write_colors, write_bits, write_floats, write_rle, write_offset_tables):
        write(target)
    print(len(os.listdir(target)))
