"""Writes one invented multi-frame picture that compresses as a CT does: make-frames.py FILE SIZE FRAMES BITS.

FRAMES frames of SIZE × SIZE pixels: ellipses of a few tissues, soft edges, and noise of a width of 12 in 4,096. With BITS 8, in 256 greys.
"""
import sys

import numpy as np
import pydicom
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

path, size, frames, bits = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
random = np.random.default_rng(20261125)
y, x = np.mgrid[-1:1:size * 1j, -1:1:size * 1j]


def frame(number):
    picture = np.full((size, size), 24.0)
    for tissue, wide, high, at in [(1000, .8, .6, 0), (1060, .7, .5, .02), (200, .2, .3, -.3), (200, .2, .3, .3), (1700, .08, .08, 0)]:
        distance = ((x - at - number * .002) / wide) ** 2 + (y / high) ** 2
        picture += (tissue - picture) / (1 + np.exp((distance - 1) * size / 8))
    picture += random.normal(0, 12, picture.shape)
    picture = np.clip(np.rint(picture), 0, 4095)
    return picture.astype('<u2') if bits > 8 else (picture / 16).astype('u1')


meta = FileMetaDataset()
meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.7.3' if bits > 8 else '1.2.840.10008.5.1.4.1.1.7.2'
meta.MediaStorageSOPInstanceUID = '2.25.30749152104'
meta.TransferSyntaxUID = ExplicitVRLittleEndian
made = FileDataset(None, {}, file_meta=meta, preamble=b'\0' * 128)
made.is_little_endian, made.is_implicit_VR = True, False
made.SOPClassUID, made.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
made.StudyInstanceUID, made.SeriesInstanceUID = '2.25.30749152105', '2.25.30749152106'
made.PatientName, made.PatientID, made.Modality = 'BENCHMARK^FRAMES', 'BENCH', 'OT'
made.SamplesPerPixel, made.PhotometricInterpretation, made.NumberOfFrames = 1, 'MONOCHROME2', frames
made.Rows = made.Columns = size
made.BitsAllocated, made.BitsStored, made.HighBit = (16, 12, 11) if bits > 8 else (8, 8, 7)
made.PixelRepresentation = 0
made.PixelData = b''.join(frame(number).tobytes() for number in range(frames))
pydicom.dcmwrite(path, made, write_like_original=False)
