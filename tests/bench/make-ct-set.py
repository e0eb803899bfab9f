"""Writes COUNT invented CT files of 512 × 512 pixels into FOLDER: make-ct-set.py FOLDER COUNT.

Nested sequences, private groups at the top and inside items, and names in all of them; the noise of the pictures doesn't repeat.
All identifiers are invented. With --multiframe MEGABYTES, one file of that size instead.
"""
import os
import sys

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

ROOT = '2.25.3074915210.'


def item(**values):
    made = Dataset()
    for keyword, value in values.items():
        setattr(made, keyword, value)
    return made


def private(dataset, number):
    block = dataset.private_block(0x0009, 'NEGATOSCOPE BENCH', create=True)
    block.add_new(0x10, 'LO', f'BENCHMARK^PERSON {number}')
    block.add_new(0x11, 'OB', bytes(range(256)) * 8)
    nested = Dataset()
    nested.private_block(0x0009, 'NEGATOSCOPE BENCH', create=True).add_new(0x12, 'ST', 'Seen by BENCHMARK^PERSON')
    block.add_new(0x13, 'SQ', [nested])


def header(number, sop_class):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = f'{ROOT}3.{number}'
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = ROOT + '9'
    made = FileDataset(None, {}, file_meta=meta, preamble=b'\0' * 128)
    made.is_little_endian, made.is_implicit_VR = True, False
    for keyword, value in {
        'SpecificCharacterSet': 'ISO_IR 100', 'ImageType': ['ORIGINAL', 'PRIMARY', 'AXIAL'], 'SOPClassUID': sop_class,
        'SOPInstanceUID': f'{ROOT}3.{number}', 'StudyDate': '20240305', 'SeriesDate': '20240305', 'ContentDate': '20240305',
        'StudyTime': '101112', 'ContentTime': f'1011{number % 60:02d}', 'AccessionNumber': 'ZQ7710442', 'Modality': 'CT',
        'Manufacturer': 'Invented', 'InstitutionName': 'Hospital of Nowhere', 'InstitutionAddress': '1 Nowhere Lane',
        'ReferringPhysicianName': 'Referrer^Invented', 'StationName': 'CTNOWHERE1', 'StudyDescription': 'CT HEAD',
        'SeriesDescription': 'AXIAL 5 MM', 'ManufacturerModelName': 'Model', 'PatientName': 'Benchmark^Person',
        'PatientID': 'BQ-4471902', 'PatientBirthDate': '19610214', 'PatientSex': 'F', 'PatientAge': '063Y', 'SliceThickness': '5',
        'KVP': '120', 'ProtocolName': 'HEAD', 'ConvolutionKernel': 'H30', 'PatientPosition': 'HFS', 'StudyInstanceUID': ROOT + '1',
        'SeriesInstanceUID': ROOT + '2', 'StudyID': '7', 'SeriesNumber': 2, 'InstanceNumber': number,
        'ImagePositionPatient': ['-120', '-120', str(number)], 'ImageOrientationPatient': ['1', '0', '0', '0', '1', '0'],
        'FrameOfReferenceUID': ROOT + '4', 'SamplesPerPixel': 1, 'PhotometricInterpretation': 'MONOCHROME2', 'Rows': 512,
        'Columns': 512, 'PixelSpacing': ['0.47', '0.47'], 'BitsAllocated': 16, 'BitsStored': 12, 'HighBit': 11,
        'PixelRepresentation': 0, 'WindowCenter': '40', 'WindowWidth': '80', 'RescaleIntercept': '-1024', 'RescaleSlope': '1',
    }.items():
        setattr(made, keyword, value)
    made.ReferencedStudySequence = [item(ReferencedSOPClassUID='1.2.840.10008.3.1.2.3.1', ReferencedSOPInstanceUID=ROOT + '5')]
    made.RequestAttributesSequence = [
        item(RequestedProcedureID='P1', ScheduledProcedureStepID='S1',
             ScheduledProtocolCodeSequence=[item(CodeValue='HEAD', CodingSchemeDesignator='99NOWHERE', CodeMeaning='Head of Benchmark')]),
    ]
    made.SourceImageSequence = [
        item(ReferencedSOPClassUID=sop_class, ReferencedSOPInstanceUID=f'{ROOT}6.{reference}') for reference in range(8)
    ]
    private(made, number)
    return made


def picture(seed):
    noise = np.random.default_rng(seed).integers(900, 1200, (512, 512), dtype=np.uint16)
    return noise.tobytes()


def main():
    if sys.argv[1] == '--multiframe':
        path, frames = sys.argv[2], int(sys.argv[3]) * 2
        made = header(1, '1.2.840.10008.5.1.4.1.1.7.3')
        made.Modality, made.NumberOfFrames = 'OT', frames
        made.PixelData = b''.join(picture(seed) for seed in range(frames))
        made['PixelData'].VR = 'OW'
        made.save_as(path, write_like_original=False)
        return
    folder, count = sys.argv[1], int(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    for number in range(1, count + 1):
        made = header(number, '1.2.840.10008.5.1.4.1.1.2')
        made.PixelData = picture(number)
        made['PixelData'].VR = 'OW'
        made.save_as(os.path.join(folder, f'{number:05d}.dcm'), write_like_original=False)


main()
