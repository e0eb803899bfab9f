"""Plants invented people into copies of real files. argv: a file whose only line is the path of a JSON file {"sources": [path],
"out": folder, "rows": [tag of Table E.1-1, 8 digits], "naive": folder}. Prints JSON {"planted": [[person's number, file]],
"places": {place: files}, "skipped": {path: why}}; "naive" gets the copies of an exporter that blanks a list of tags."""
import importlib.util
import json
import os
import shutil
import struct
import sys
import warnings

import pydicom
import pydicom.config
from pydicom.datadict import dictionary_VR
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

spec = importlib.util.spec_from_file_location("leak_person", os.path.join(os.path.dirname(os.path.abspath(__file__)), "leak-person.py"))
person_module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(person_module)
Person, fold = person_module.Person, person_module.fold
warnings.simplefilter("ignore")
pydicom.config.replace_un_with_known_vr = False

# Text that no row of the table lists: kept, and looked through.
KEPT = [0x00181061, 0x00185010, 0x00185020, 0x001811A4, 0x00180030, 0x00181803, 0x00100213, 0x00281055, 0x0018937F, 0x00189941,
        0x00189908, 0x00160050, 0x00660107, 0x00189923, 0x00160082, 0x3010007A, 0x00189924]
CODES = [0x00180015, 0x00180022, 0x00181063, 0x00185101]
# Bytes and numbers that no row lists.
BULK = [0x00340002, 0x0016008C, 0x00700256, 0x00660025, 0x00640009, 0x00660125, 0x22000002, 0x7FE00020, 0x40101006]
PLACE_OF_SERIES = 0x00081250
TEXT_VRS = {"AE": 16, "CS": 16, "LO": 64, "LT": 500, "PN": 64, "SH": 16, "ST": 500, "UC": 500, "UR": 500, "UT": 500}
# What these files' readers stand on, and attributes of other kinds of objects.
LEFT_ALONE = {0x00080005, 0x00080016, 0x00080018, 0x00420011, 0x54000100, 0x54000110, 0x00041220, 0x00280303}
BLANKED = ["PatientName", "PatientID", "PatientBirthDate", "PatientSex", "PatientAge", "AccessionNumber", "ReferringPhysicianName", "InstitutionName",
           "InstitutionAddress", "StationName", "OperatorsName", "PerformingPhysicianName", "StudyDate", "SeriesDate", "StudyID", "OtherPatientIDs",
           "PatientAddress", "PatientTelephoneNumbers", "StudyDescription", "SeriesDescription"]


def known(dataset, person):
    """The attributes from which a program can know who it is."""
    dataset.PatientName = f"{person.family}^{person.given}" + (f"={person.native}" if person.native else "")
    dataset.PatientID, dataset.AccessionNumber = person.id, person.accession
    dataset.PatientBirthDate = f"{person.born[0]}{person.born[1]:02}{person.born[2]:02}"
    dataset.PatientTelephoneNumbers, dataset.PatientAddress = person.phone, f"{person.street} 12"
    dataset.InstitutionName, dataset.ReferringPhysicianName = f"{person.hospital} Hospital", f"{person.physician}^Xo"
    dataset.StationName, dataset.DeviceSerialNumber = person.station, person.serial
    dataset.FrameOfReferenceUID = person.uid


def value_for(vr, person, index):
    # Codes, titles and addresses are in no character set but ASCII.
    plain = vr in ("AE", "CS", "UR")
    spellings = [one for one in person.spellings() if len(one.encode("utf-8")) <= TEXT_VRS.get(vr, 64) and (one.isascii() or not plain)]
    written = spellings[index % len(spellings)]
    year, month, day = person.born
    simple = {"DA": f"{year}{month:02}{day:02}", "DT": f"{year}{month:02}{day:02}101112", "TM": "101112", "UI": person.uid, "AS": "077Y",
              "IS": person.serial, "DS": person.serial, "UN": written.encode("utf-8"), "OB": padded(written.encode("utf-8"))}
    if vr == "SQ":
        inner = Dataset()
        inner.PersonName = f"{person.family}^{person.given}"
        inner.TextValue = written
        inner.CodeMeaning = person.spellings()[0][:64]
        return Sequence([inner])
    if vr == "LO" and index % 2 == 0 and len(written) < 50:
        return f"scan {written} ok"[:64]
    if vr in TEXT_VRS:
        return written
    return simple.get(vr, padded(f"{person.family} {person.id}".encode("utf-8"), 8) if vr in ("OW", "OF", "OL", "OD", "OV") else None)


padded = lambda raw, to=2: raw + b" " * (-len(raw) % to)


def plant_table(dataset, person, rows, note):
    nested = Dataset()
    for index, row in enumerate(rows):
        tag = int(row.replace("X", "0"), 16)
        if tag in LEFT_ALONE or tag < 0x00080000 or tag >= 0x7FE00000 or tag >> 16 in (0x0028,) or 0x5000 <= tag >> 16 <= 0x60FF:
            continue
        try:
            vr = dictionary_VR(tag)
        except KeyError:
            continue
        value = value_for(vr.split(" ")[0], person, index)
        if value is None:
            continue
        nested.add_new(tag, vr.split(" ")[0], value)
        if tag not in dataset and tag not in (0x00200013,):
            dataset.add_new(tag, vr.split(" ")[0], value)
    outer = Dataset()
    outer.add_new(PLACE_OF_SERIES, "SQ", Sequence([nested]))
    dataset.add_new(PLACE_OF_SERIES, "SQ", Sequence([outer]))
    note("Table E.1-1, at the top", "Table E.1-1, two levels down")


def plant_elements(dataset, person, number, note):
    raw = padded(f"{person.family}^{person.given} {person.id}".encode("utf-8"))
    wide = f"{person.given} {person.family}; {person.id}".encode("utf-16-le")
    for index, tag in enumerate(KEPT + CODES):
        try:
            vr = dictionary_VR(tag)
        except KeyError:
            continue
        if vr in TEXT_VRS or vr == "CS":
            dataset.add_new(tag, vr, value_for(vr, person, index + number))
    for index, tag in enumerate(BULK):
        vr = dictionary_VR(tag).split(" ")[0]
        dataset.add_new(tag, vr, padded(raw if index % 2 else wide, 8) if vr.startswith("O") else raw.decode("utf-8"))
    dataset.add(DataElement(0x00185021, "UN", raw))
    dataset.add(DataElement(0x00089F9F, "UN", raw))
    group = 0x0029
    dataset.add_new((group, 0x0010), "LO", f"{person.hospital} PRIVATE")
    dataset.add_new((group, 0x1010), "LO", person.spellings()[number % 9][:64])
    dataset.add_new((group, 0x1011), "OB", wide)
    dataset.add_new((0x0031, 0x1012), "UN", raw)
    modified = Dataset()
    known(modified, person)
    attributes = Dataset()
    attributes.ModifiedAttributesSequence = Sequence([modified])
    attributes.SourceOfPreviousValues = f"{person.hospital} Hospital"
    dataset.OriginalAttributesSequence = Sequence([attributes])
    dataset.add_new(0x60000010, "US", 1)
    dataset.add_new(0x60000022, "LO", f"{person.given} {person.family}")
    dataset.add_new(0x60003000, "OW", raw)
    dataset.add_new(0x50000022, "LO", person.family)
    dataset.add_new(0x50003000, "OW", raw)
    icon = Dataset()
    icon.Rows, icon.Columns, icon.SamplesPerPixel, icon.BitsAllocated, icon.BitsStored, icon.HighBit, icon.PixelRepresentation = 8, 8, 1, 8, 8, 7, 0
    icon.PhotometricInterpretation = "MONOCHROME2"
    icon.add_new(0x7FE00010, "OB", (raw * 8)[:64])
    dataset.IconImageSequence = Sequence([icon])
    dataset.add_new(0xFFFCFFFC, "OB", raw)
    note("kept text and codes", "bulk data", "UN", "unknown elements", "private, declared", "private, not declared", "UTF-16", "original attributes",
         "overlay", "curve", "icon", "trailing padding")


def fragments_of(value):
    items, at = [], 0
    while at + 8 <= len(value):
        tag, length = struct.unpack_from("<LL", value, at)
        if tag != 0xE000FFFE:
            break
        items.append(value[at + 8 : at + 8 + length])
        at += 8 + length
    return items


item = lambda raw: struct.pack("<LL", 0xE000FFFE, len(raw)) + raw
segment = lambda marker, raw: bytes([0xFF, marker]) + struct.pack(">H", len(raw) + 2) + raw


def with_comments(frame, person, note):
    raw = f"{person.family} {person.id}".encode("utf-8")
    if frame[:3] == b"\xff\xd8\xff":
        note("JPEG comment", "JPEG application segment", "behind the end of a codestream")
        jfif = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\4" + (raw * 9)[:24])
        return frame[:2] + jfif + segment(0xFE, raw) + segment(0xE1, b"Exif\0\0" + raw) + segment(0xEF, raw) + frame[2:].rstrip(b"\0") + raw
    if frame[:4] == b"\xff\x4f\xff\x51":
        end = 4 + struct.unpack_from(">H", frame, 4)[0]
        note("JPEG 2000 comment", "behind the end of a codestream")
        return frame[:end] + segment(0x64, b"\0\1" + raw) + frame[end:] + raw
    note("behind the end of a codestream")
    return frame + raw


def plant_pixels(dataset, person, note):
    raw = f"{person.family}^{person.given} {person.id}".encode("utf-8")
    if dataset.file_meta.TransferSyntaxUID.is_compressed and dataset.file_meta.TransferSyntaxUID != pydicom.uid.DeflatedExplicitVRLittleEndian:
        table, *fragments = fragments_of(dataset.PixelData)
        single = int(dataset.get("NumberOfFrames", 1) or 1) == 1
        frames = [b"".join(fragments)] if single else fragments
        if not single and len(fragments) != int(dataset.NumberOfFrames):
            return
        cleanable = not (single and frames[0][:4] == b"\0\0\0\x0c")
        frames = [padded_zero(with_comments(frame, person, note)) if cleanable else frame for frame in frames]
        value = item(padded(raw, 4)) + b"".join(item(frame) for frame in frames)
        note("Basic Offset Table")
        if single:
            value += item(padded(raw))
            note("a fragment of no frame")
        dataset.PixelData = value
        dataset["PixelData"].is_undefined_length = True
        return
    allocated, stored, high = dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit
    value = bytearray(dataset.PixelData)
    if allocated == 16 and stored <= 12 and high == stored - 1:
        order = "<" if dataset.is_little_endian else ">"
        nibbles = [half for byte in raw for half in (byte >> 4, byte & 15)]
        for place, nibble in enumerate(nibbles[: len(value) // 2]):
            sample = struct.unpack_from(order + "H", value, place * 2)[0]
            struct.pack_into(order + "H", value, place * 2, (sample & 0x0FFF) | nibble << 12)
        note("unused bits")
    dataset.PixelData = bytes(value) + padded(raw)
    note("past the last pixel")


padded_zero = lambda raw: raw + b"\0" * (len(raw) % 2)


folder_of = lambda person: f"{fold(person.family)}_{person.born[0]}"


def plant(number, source, out, rows, places, naive_path):
    person = Person(number)
    met = set()
    note = lambda *names: met.update(names)
    dataset = pydicom.dcmread(source)
    if "PixelData" not in dataset or dataset.get("Rows") is None:
        raise ValueError("no picture")
    expected = dataset.Rows * dataset.Columns * dataset.get("SamplesPerPixel", 1) * dataset.BitsAllocated // 8 * int(dataset.get("NumberOfFrames", 1) or 1)
    if not dataset.file_meta.TransferSyntaxUID.is_compressed and len(dataset.PixelData) < expected:
        raise ValueError("short")
    dataset.SpecificCharacterSet = person.charset
    known(dataset, person)
    plant_table(dataset, person, rows, note)
    plant_elements(dataset, person, number, note)
    plant_pixels(dataset, person, note)
    dataset.file_meta.SourceApplicationEntityTitle = person.station[:16]
    dataset.file_meta.PrivateInformationCreatorUID = person.uid
    dataset.file_meta.PrivateInformation = padded(person.family.encode("utf-8"))
    dataset.file_meta.ImplementationVersionName = person.id[:16]
    note("file meta", "preamble", "names of files and folders")
    dataset.preamble = f"{person.family} {person.id}".encode("utf-8").ljust(128, b"\0")[:128]
    folder = os.path.join(out, folder_of(person), person.id)
    os.makedirs(folder)
    path = os.path.join(folder, f"{person.family}-{person.given}.dcm")
    dataset.save_as(path)
    naive(path, naive_path)
    if number % 12 == 5:
        # What doesn't tokenize is refused: few of them, so that most are judged by what leaves.
        note("bytes behind the end")
        with open(path, "ab") as file:
            file.write(padded(f"{person.family} {person.id}".encode("utf-8")))
    for place in met:
        places[place] = places.get(place, 0) + 1
    return path


def plant_directory(numbers, folder, places):
    """An index of a disc that names the people and their files, in the folder of them all."""
    meta = pydicom.dataset.FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = "1.2.840.10008.1.3.10", "1.2.826.0.1.3680043.9.1"
    meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    index = pydicom.dataset.FileDataset("DICOMDIR", {}, file_meta=meta, preamble=b"\0" * 128)
    index.FileSetID, records = fold(Person(numbers[0]).family).upper()[:16], []
    for number in numbers:
        person, record = Person(number), Dataset()
        record.OffsetOfTheNextDirectoryRecord, record.RecordInUseFlag, record.OffsetOfReferencedLowerLevelDirectoryEntity = 0, 0xFFFF, 0
        record.DirectoryRecordType, record.ReferencedFileID = "PATIENT", [fold(person.family).upper()[:8], "IM1"]
        record.PatientName, record.PatientID = f"{fold(person.family)}^{fold(person.given)}", person.id
        records.append(record)
    index.DirectoryRecordSequence = Sequence(records)
    index.save_as(os.path.join(folder, "DICOMDIR"))
    places["DICOMDIR"] = len(numbers)


def naive(path, to):
    dataset = pydicom.dcmread(path, force=True)
    for keyword in BLANKED:
        if keyword in dataset:
            dataset[keyword].value = ""
    dataset.save_as(to)


asked = json.load(open(open(sys.argv[1], encoding="utf-8").read().strip(), encoding="utf-8"))
planted, places, skipped = [], {}, {}
for number, source in enumerate(asked["sources"]):
    try:
        path = plant(number, source, asked["out"], asked["rows"], places, os.path.join(asked["naive"], f"{number}.dcm"))
        planted.append([number, path])
    except Exception as error:
        # What can't be written isn't planted: no half of it stays.
        shutil.rmtree(os.path.join(asked["out"], folder_of(Person(number))), ignore_errors=True)
        skipped[source] = f"{type(error).__name__}: {error}"[:160]
        continue
plant_directory([number for number, _ in planted], asked["out"], places)
print(json.dumps({"planted": planted, "places": places, "skipped": skipped}))
