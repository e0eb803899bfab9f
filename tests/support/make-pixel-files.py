"""Writes small pictures of every way in which samples can lie and be encoded, for tests that compare readers on them: native ones
by pydicom, encoded ones by DCMTK and GDCM, and encoded ones whose data set contradicts their codestream.

Usage: make-pixel-files.py FOLDER. One file a way, named after it.
"""
import base64
import itertools
import os
import struct
import subprocess
import sys
import warnings

import numpy as np
from pydicom import dcmread
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixel_data_handlers.rle_handler import rle_encode_frame
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless, generate_uid

warnings.simplefilter('ignore')
ROWS, COLUMNS, FRAMES = 5, 7, 3
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


def write_packed(folder):
    """Two samples of 12 bits in three bytes, as older editions of the standard had them; an even number a frame, which GDCM needs."""
    values = random.integers(0, 4096, ROWS * 8 * FRAMES, dtype=np.uint16)
    low, high = values[0::2], values[1::2]
    packed = np.stack([low & 255, (low >> 8) | ((high & 15) << 4), high >> 4], axis=-1).astype(np.uint8).tobytes()
    for sign in (0, 1):
        save(dataset(ExplicitVRLittleEndian, columns=8, **bits(12, 12, 11, sign)), folder, f'packed-{sign}', even(packed))


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
    """The same frames with every kind of table."""
    values = containers(8, ROWS * COLUMNS * FRAMES).astype(np.uint8).reshape(FRAMES, ROWS, COLUMNS)
    frames = [even(rle_encode_frame(frame)) for frame in values]

    def item(content):
        return struct.pack('<HHI', 0xfffe, 0xe000, len(content)) + content

    def write(name, table, fragments, **extra):
        made = dataset(RLELossless, **bits(8, 8, 7, 0))
        for tag, value in extra.items():
            made.add_new(int(tag[1:], 16), 'OV', value)
        # pydicom writes the delimiter.
        value = item(table) + b''.join(item(fragment) for fragment in fragments)
        made.add_new(0x7fe00010, 'OB', value)
        made['PixelData'].is_undefined_length = True
        made.save_as(os.path.join(folder, f'tables-{name}.dcm'), write_like_original=False)

    starts = np.cumsum([0] + [len(frame) + 8 for frame in frames])[:FRAMES]
    write('basic', struct.pack('<3I', *starts), frames)
    write('empty', b'', frames)
    lengths = struct.pack('<3Q', *(len(frame) for frame in frames))
    write('extended', b'', frames, x7fe00001=struct.pack('<3Q', *starts), x7fe00002=lengths)
    # Tables that don't fit: readers that know them go by what fits, the others never look.
    write('extended-misplaced', b'', frames, x7fe00001=struct.pack('<3Q', *(start + 4 for start in starts)), x7fe00002=lengths)
    too_long = struct.pack('<3Q', *(len(frame) + 9 for frame in frames))
    write('extended-too-long', b'', frames, x7fe00001=struct.pack('<3Q', *starts), x7fe00002=too_long)


# 24 × 16 pixels by libjpeg's cjpeg, whose -sample was this: components that are halved in different ways.
SAMPLED_ODDLY = {
    '2x2-1x2-2x1': (
        '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//'
        '2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhIBAyEB/8QA'
        'FgABAQEAAAAAAAAAAAAAAAAABQAG/8QAGRAAAgMBAAAAAAAAAAAAAAAAAAMEITFh/8QAGAEAAwEBAAAAAAAAAAAAAAAAAwQFAAL/xAAaEQACAwEBAAAAAAAA'
        'AAAAAAAAAQIDBGEh/9oADAMBAAIRAxEAPwDDIhZQgiFlCaIWUIIhcOoSBQYlVt6U6tvQxELKI0aIXCHU/AKZSq29Mf/Z'
    ),
    '2x1-2x1-1x1': (
        '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//'
        '2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASEAAiEBAxEB/8QA'
        'FwABAQEBAAAAAAAAAAAAAAAABQACBv/EABkQAAIDAQAAAAAAAAAAAAAAAAADBCExYf/EABcBAAMBAAAAAAAAAAAAAAAAAAADBgT/xAAZEQADAQEBAAAAAAAA'
        'AAAAAAAAAQMCBCL/2gAMAwEAAhEDEQA/AOGRCyhBELKBaGLRo5LiCIWUQ1MCglfybRCyhBELhgWhqZEclxBELhDEwKCV/J//2Q=='
    ),
}


def write_sub_sampled(folder):
    for name, codestream in SAMPLED_ODDLY.items():
        for photometric in ('YBR_FULL', 'RGB'):
            color = {'SamplesPerPixel': 3, 'PlanarConfiguration': 0, 'PhotometricInterpretation': photometric}
            made = dataset('1.2.840.10008.1.2.4.50', columns=24, **bits(8, 8, 7, 0), **color)
            made.is_little_endian, made.is_implicit_VR = True, False
            made.Rows, made.NumberOfFrames = 16, 1
            save(made, folder, f'sampled-{name}-{photometric}', encapsulate([base64.b64decode(codestream)]), 'OB')


def write_more_codestreams(folder):
    """One codestream more than there are frames."""
    made = dcmread(os.path.join(folder, 'encoded-8-1-0-extended.dcm'))
    table, = struct.unpack_from('<I', made.PixelData, 4)
    one = made.PixelData[8 + table:]
    made.NumberOfFrames = 2
    made.PixelData = struct.pack('<HHI', 0xfffe, 0xe000, 0) + one * 3
    made.save_as(os.path.join(folder, 'fragments-more.dcm'))


def picture(bits_stored, samples, sign):
    """Smooth ramps with edges, so that every predictor and both kinds of run have something to do."""
    y, x = np.mgrid[0:37, 0:53]
    most = 1 << bits_stored
    plane = (x * most // 53 + y * 7 + ((x // 9 + y // 5) % 2) * (most // 3)) % most
    values = plane if samples == 1 else np.stack([plane, (plane * 3 + 1) % most, most - 1 - plane], axis=-1)
    return values - most // 2 if sign else values


# What one encoder is asked for, by the bits, samples and sign that it can do.
GREY = {
    'll1': ['dcmcjpeg', '+e1'],
    **{f'll{n}': ['dcmcjpeg', '+el', '+sv', str(n)] for n in (2, 4, 5, 7)},
    'ls': ['dcmcjpls', '+el'],
    'gdcm-ll': ['gdcmconv', '-J'],
    'gdcm-ls': ['gdcmconv', '-L'],
    'gdcm-j2k': ['gdcmconv', '-K'],
    'rle': ['dcmcrle'],
}
NEAR = {'ls-near': ['dcmcjpls', '+en', '+md', '3']}
DCT = {'extended': ['dcmcjpeg', '+ee'], 'spectral': ['dcmcjpeg', '+es'], 'progressive': ['dcmcjpeg', '+ep'], 'point': ['dcmcjpeg', '+el', '+pt', '2']}
COLORS = {
    'ls-line': ['dcmcjpls', '+el', '+il'],
    'ls-sample': ['dcmcjpls', '+el', '+is'],
    'ls-none': ['dcmcjpls', '+el', '+in'],
    'gdcm-ll': ['gdcmconv', '-J'],
    'gdcm-j2k': ['gdcmconv', '-K'],
    'rle': ['dcmcrle'],
}
DCT_COLORS = {
    'rgb': ['dcmcjpeg', '+ee', '+cr'],
    'ybr': ['dcmcjpeg', '+ee', '+cy', '+s4'],
    'halved': ['dcmcjpeg', '+ee', '+cy', '+s2'],
    'halved-progressive': ['dcmcjpeg', '+ep', '+cy', '+s2'],
}


def encode(folder, plain, name, commands):
    for kind, command in commands.items():
        subprocess.run([*command, plain, os.path.join(folder, f'{name}-{kind}.dcm')], capture_output=True, check=True)


def write_encoded(folder):
    plain = os.path.join(folder, 'plain.dcm')
    for stored, samples, sign in [(b, 1, s) for b in (8, 10, 12, 15, 16) for s in (0, 1)] + [(b, 3, 0) for b in (8, 12, 16)]:
        allocated = 8 if stored == 8 else 16
        color = {'SamplesPerPixel': 3, 'PlanarConfiguration': 0, 'PhotometricInterpretation': 'RGB'} if samples == 3 else {}
        made = dataset(ExplicitVRLittleEndian, **{**color, **bits(allocated, stored, stored - 1, sign)})
        made.Rows, made.Columns, made.NumberOfFrames = 37, 53, 1
        values = picture(stored, samples, sign).astype(np.int64) & ((1 << allocated) - 1)
        save(made, folder, 'plain', words(values.reshape(-1), allocated, True))
        name = f'encoded-{stored}-{samples}-{sign}'
        encode(folder, plain, name, COLORS if samples == 3 else GREY)
        if samples == 1 and not sign:
            encode(folder, plain, name, NEAR)
        if stored in (8, 12):
            encode(folder, plain, name, DCT_COLORS if samples == 3 else DCT)
    os.unlink(plain)


def write_contradictions(folder):
    """What careless writers say of a codestream, and DCMTK and GDCM read all the same."""
    cases = {
        'sign': ('encoded-12-1-0-ls', {'PixelRepresentation': 1}),
        'no-sign': ('encoded-12-1-1-gdcm-j2k', {'PixelRepresentation': 0}),
        'stored-more': ('encoded-12-1-0-ll1', {'BitsStored': 16, 'HighBit': 15}),
        'stored-less': ('encoded-12-1-0-ll1', {'BitsStored': 10, 'HighBit': 9}),
        'allocated-less': ('encoded-12-1-0-extended', {'BitsAllocated': 8, 'BitsStored': 8, 'HighBit': 7}),
        'allocated-more': ('encoded-8-1-0-extended', {'BitsAllocated': 16, 'BitsStored': 16, 'HighBit': 15}),
        'more-rows': ('encoded-8-1-0-extended', {'Rows': 40}),
        'planar': ('encoded-8-3-0-rgb', {'PlanarConfiguration': 1}),
        'ybr-called-rgb': ('encoded-8-3-0-halved', {'PhotometricInterpretation': 'RGB'}),
        'rgb-called-ict': ('encoded-8-3-0-gdcm-j2k', {'PhotometricInterpretation': 'YBR_ICT'}),
        'other-process': ('encoded-12-1-0-ll1', {'TransferSyntaxUID': '1.2.840.10008.1.2.4.51'}),
    }
    for name, (source, fields) in cases.items():
        made = dcmread(os.path.join(folder, f'{source}.dcm'))
        for keyword, value in fields.items():
            setattr(made.file_meta if keyword == 'TransferSyntaxUID' else made, keyword, value)
        made.save_as(os.path.join(folder, f'contradiction-{name}.dcm'))


if __name__ == '__main__':
    target = sys.argv[1]
    for write in (write_native, write_colors, write_bits, write_packed, write_floats, write_rle, write_offset_tables, write_sub_sampled, write_encoded, write_more_codestreams, write_contradictions):
        write(target)
    print(len(os.listdir(target)))
