"""A second leak benchmark: one invented person, written in ways and put into places that the first one doesn't know. argv: a file whose
only line is the path of a JSON file {"plant": [[source, target]]} or {"find": [[source, copy]]}. Prints JSON: planting
{"planted": [target], "skipped": {source: why}}; finding {"leaks": {copy: [what, where]}, "lost": {copy: [where]}, "kept": n}."""
import base64
import gzip
import json
import re
import sys
import unicodedata
import urllib.parse
import warnings
import zlib

import pydicom
import pydicom.config
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

warnings.simplefilter("ignore")
pydicom.config.settings.writing_validation_mode = pydicom.config.IGNORE

NAME = "Vandenbrouque-Oyelarin^Marguerite^Odile=欧阳^晓梅=おうよう^しゃおめい"
PLAIN = "Vandenbrouque Marguerite"
# What is written, for whom it is said, and whether the words around it can stay.
TEXTS = [
    # Names.
    "VANDENBROUQUE OYELARIN", "M. Vandenbrouque", "vandenbrouque_oyelarin_marguerite", "Oyelarin, Marguerite", "MVandenbrouque", "VANDEN BROUQUE",
    "V.a.n.d.e.n.b.r.o.u.q.u.e", "Vanden​brouque", "Ｖａｎｄｅｎｂｒｏｕｑｕｅ", "欧阳晓梅", "晓梅", "おうよう", "OyelarinM", "marguerite-odile",
    "Vandenbrouque/Oyelarin", "Vanden­brouque", "Abercrombit L", "Dr Zwetkova", "VANDEN\nBROUQUE", "scan4oyelarin2", "VΑNDENBROUQUE OYELARIN",
    # Dates of birth and of the study.
    "12 avril 1931", "12.IV.1931", "12/4/31", "4/12/1931", "19310412", "1931.04.12", "12APR1931", "12-Apr-31", "April 12th, 1931", "1931年4月12日",
    "12 Apr '31", "310412", "12041931", "1931/4/12", "1931-102", "12. April 1931", "Apr/12/1931", "12 de abril de 1931", "1931-04-12T08:00",
    "17 mei 2019", "20190517", "May 17 2019", "17.05.19", "2019-05-17 10:11:12", "(17/05/2019)",
    # Numbers.
    "0048221793", "48221793", "MRN#0048-2217-93", "0048.2217.93", "A77120934", "A-7712-0934", "77120934", "SN-5582019", "5582019",
    "0478 91 62 35", "0032478916235", "+32(0)478/916235", "tel. 478.916.235", "BRAMCT07", "bramct-07",
    # Places.
    "Sainte-Quitterie", "SAINTE QUITTERIE DE BRAMEROL", "Bramerol", "rue des Tisserands 14", "Hôpital Ste Quitterie", "BRAMHOSP",
    # Ages over 89.
    "95Y", "95 year old", "95yo", "aged 95", "95-yr-old",
]
# Of nobody whom the headers name: what says itself whom it is about.
UNKNOWN = [
    "Patient: Ottilie Grunwaldsen", "Dr. Peregrine Oxtobyx", "ottilie.grunwaldsen@kliniek.example", "DOB 03/09/1948", "DOB: 3 Sep 1948",
    "phone (555) 013-4477", "+1 555 013 4477", "SSN 123-45-6789", "read by Dr Oxtobyx", "pt name Grunwaldsen", "Mrs. Grunwaldsen", "MRN 7714-0021",
    "performed 03.09.2018", "on 2018-09-03",
]
b64 = lambda text, codec="utf-8": base64.b64encode(text.encode(codec)).decode()
# Words that only a machine reads.
ENCODED = [
    b64(f"name={PLAIN}"), b64(PLAIN, "utf-16-le"), PLAIN.encode().hex(), PLAIN.encode().hex().upper(), " ".join(f"{byte:02x}" for byte in PLAIN.encode()),
    urllib.parse.quote("Vandenbrouque^Marguerite").replace("V", "%56"), "".join(f"%{byte:02X}" for byte in PLAIN.encode()),
    '{"name":"' + "".join(f"\\u{ord(sign):04x}" for sign in "Vandenbrouque") + '"}', "".join(f"&#{ord(sign)};" for sign in "Vandenbrouque"),
    "".join(f"&#x{ord(sign):x};" for sign in "Oyelarin"), "".join(f"={byte:02X}" for byte in b"Vandenbrouque"), "\\x".join([""] + [f"{byte:02x}" for byte in b"Vandenbrouque"]),
    b64(json.dumps({"pid": "0048221793"})), ",".join(str(byte) for byte in b"Vandenbrouque"),
]
JSON_TEXT = json.dumps({"patient": {"name": PLAIN, "id": "0048-2217-93"}})
swapped = lambda raw: bytes(raw[at ^ 1] for at in range(len(raw) // 2 * 2))
even = lambda raw, to=2: raw + b"\0" * (-len(raw) % to)
BLOBS = [
    even(PLAIN.encode("utf-8")), even(PLAIN.encode("utf-16-be")), even(PLAIN.encode("utf-32-le")), even(swapped(even(PLAIN.encode()))), even(JSON_TEXT.encode()),
    even(gzip.compress(JSON_TEXT.encode() * 9, mtime=0)), even(b"\x20\0\0\0" + gzip.compress(JSON_TEXT.encode() * 9, mtime=0)), even(zlib.compress(JSON_TEXT.encode() * 9)),
    even(b64(PLAIN).encode()), even(b"<p name='Vandenbrouque'/>"), even(PLAIN.encode().hex().encode()), even(b"\1\2\3" + b64(JSON_TEXT).encode() + b"\0\0"),
    even("王欧阳晓梅王".encode("gb18030")), even(b"\0".join(bytes([byte]) for byte in b"Vandenbrouque")), even(b"x" * 5000 + b"0048221793"),
]
CARRIER = 0x00081250
CONTROL = "AX T2 FLAIR"
# Descriptors, and text that no row of Table E.1-1 lists.
SHORT = [0x0008103E, 0x00181030, 0x00185010, 0x00181400, 0x00400254, 0x00321060, 0x00189941]
LONG = [0x00204000, 0x00082111, 0x00081080]
# Bytes that no row lists.
BULK = [0x00340002, 0x0016008C, 0x00700256, 0x00660025]


def known(dataset):
    dataset.SpecificCharacterSet = "ISO_IR 192"
    dataset.PatientName, dataset.PatientID, dataset.IssuerOfPatientID = NAME, "0048-2217-93", "BRAMHOSP"
    dataset.PatientBirthDate, dataset.PatientAge, dataset.PatientSex = "19310412", "095Y", "F"
    dataset.StudyDate, dataset.StudyTime = "20190517", "101112"
    dataset.AccessionNumber, dataset.DeviceSerialNumber, dataset.StationName = "A77120934", "SN-5582019", "BRAMCT07"
    dataset.InstitutionName, dataset.PatientAddress = "Hôpital Sainte-Quitterie de Bramerol", "14 rue des Tisserands, 59880 Bramerol"
    dataset.PatientTelephoneNumbers = "+32 478 91 62 35"
    dataset.ReferringPhysicianName, dataset.OperatorsName = "Abercrombit^Lucjan", "Zwetkova^Ines"


def carrier():
    items = []
    for number, text in enumerate(TEXTS + UNKNOWN + ENCODED):
        one = Dataset()
        one.add_new(SHORT[number % len(SHORT)], "LO", f"{CONTROL} {text}")
        one.add_new(LONG[number % len(LONG)], "LT", f"{text} {CONTROL}.\r\nsecond line" if LONG[number % len(LONG)] == 0x00204000 else f"{text}; {CONTROL}")
        one.add_new(0x00185020, "LO", text[:64])
        items.append(one)
    for number, blob in enumerate(BLOBS):
        one = Dataset()
        one.add_new(BULK[number % len(BULK)], "OB", blob)
        items.append(one)
    odd = Dataset()
    odd.add_new(0x00185010, "LO", ["VANDEN", "BROUQUE"])
    odd.add_new(0x00185020, "LO", ["Oye", "larin", "left"])
    odd.add_new(0x00181130, "DS", ["48221793.0", "1"])
    odd.add_new(0x00181242, "IS", ["48221793", "2"])
    odd.add_new(0x00189220, "FD", 48221793.0)
    odd.add_new(0x00189074, "DT", "20190517101112")
    odd.add_new(0x00280106, "US", 3)
    odd.add_new(0x00180022, "CS", ["VANDENBROUQUE", "FS"])
    odd.add_new(0x00400555, "SQ", Sequence([]))
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "77", "99BRAMHOSP", "CT thorax Sainte-Quitterie"
    odd.AnatomicRegionSequence = Sequence([code])
    items.append(odd)
    return Sequence(items)


def private(dataset):
    """A block that the file itself calls safe, and that isn't."""
    characteristics = Dataset()
    characteristics.add_new(0x00080301, "US", 0x0029)
    characteristics.add_new(0x00080302, "LO", "ACME SAFE 1.0")
    characteristics.add_new(0x00080303, "CS", "SAFE")
    dataset.add_new(0x00080300, "SQ", Sequence([characteristics]))
    dataset.add_new(0x00290010, "LO", "ACME SAFE 1.0")
    for number, blob in enumerate(BLOBS):
        dataset.add_new(0x00291010 + number, "OB" if number % 2 else "UN", blob)
    for number, text in enumerate(TEXTS + ENCODED):
        dataset.add_new(0x00291040 + number, "LO", f"{text}")
    inner = Dataset()
    inner.add_new(0x00290010, "LO", "ACME SAFE 1.0")
    inner.add_new(0x00291001, "LO", PLAIN)
    inner.add_new(0x00291002, "DA", "19310412")
    inner.add_new(0x00291003, "IS", "48221793")
    inner.PatientName = NAME
    dataset.add_new(0x002910F0, "SQ", Sequence([inner]))
    dataset.add_new(0x002910F1, "UN", even(b"\xfe\xff\x00\xe0\x14\0\0\0" + b"\x29\0\x01\x10\x0c\0\0\0Oyelarin M.S"))


def typical(dataset):
    """Text where objects of these kinds have it."""
    for structure in dataset.get("StructureSetROISequence", [])[:2]:
        structure.ROIName, structure.ROIDescription = "Oyelarin GTV", f"drawn by Zwetkova {CONTROL}"
    if "StructureSetLabel" in dataset:
        dataset.StructureSetLabel, dataset.StructureSetDescription = "OYELARIN", "plan of Vandenbrouque"
    if "RTPlanLabel" in dataset:
        dataset.RTPlanLabel, dataset.RTPlanName, dataset.RTPlanDescription = "OYELARIN", "Vandenbrouque 12.4.31", "0048221793"
    for beam in dataset.get("BeamSequence", [])[:2]:
        beam.BeamName, beam.BeamDescription, beam.TreatmentMachineName = "AP Oyelarin", "Vandenbrouque", "BRAMCT07"
    for annotation in dataset.get("GraphicAnnotationSequence", [])[:2]:
        for text in annotation.get("TextObjectSequence", []):
            text.UnformattedTextValue = f"Vandenbrouque 12/4/31 {CONTROL}"
    for part in dataset.get("SegmentSequence", [])[:2]:
        part.SegmentLabel, part.SegmentDescription = "liver Oyelarin", "by Zwetkova"
    for item in dataset.get("ContentSequence", []):
        deep(item, 0)
    for note in dataset.get("WaveformAnnotationSequence", [])[:3]:
        note.UnformattedTextValue = "ECG of Vandenbrouque"
    if "DocumentTitle" in dataset or "EncapsulatedDocument" in dataset:
        dataset.DocumentTitle = "Letter on Vandenbrouque"
    icon = Dataset()
    icon.Rows = icon.Columns = 8
    icon.SamplesPerPixel, icon.BitsAllocated, icon.BitsStored, icon.HighBit, icon.PixelRepresentation, icon.PhotometricInterpretation = 1, 8, 8, 7, 0, "MONOCHROME2"
    icon.add_new(0x7FE00010, "OB", even(PLAIN.encode() * 3)[:64])
    dataset.IconImageSequence = Sequence([icon])
    dataset.add_new(0x60100010, "US", 8)
    dataset.add_new(0x60100011, "US", 8)
    dataset.add_new(0x60101500, "LO", "Oyelarin")
    dataset.add_new(0x60100022, "LO", "Vandenbrouque")
    dataset.add_new(0x00100000, "UL", 12)
    dataset.add_new(0xFFFCFFFC, "OB", even(PLAIN.encode()))
    dataset.file_meta.PrivateInformationCreatorUID, dataset.file_meta.PrivateInformation = "1.2.3.77120934", even(PLAIN.encode())
    dataset.file_meta.SourceApplicationEntityTitle = "BRAMCT07"


def deep(item, depth):
    """A report's items, to the deepest."""
    if item.get("ValueType") == "TEXT":
        item.TextValue = f"Mrs Vandenbrouque, b. 12.4.31, {CONTROL}"
    if item.get("ValueType") == "PNAME":
        item.PersonName = NAME
    if "ConceptCodeSequence" in item and depth > 0:
        item.ConceptCodeSequence[0].CodeMeaning = "seen at Sainte-Quitterie"
    for inner in item.get("ContentSequence", []):
        deep(inner, depth + 1)


def plant(source, target):
    dataset = pydicom.dcmread(source)
    known(dataset)
    dataset.add_new(CARRIER, "SQ", carrier())
    dataset.StudyDescription, dataset.SeriesDescription, dataset.ProtocolName = f"{CONTROL} Oyelarin 12/04/1931", CONTROL, f"{CONTROL} 0.9mm iso p2"
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = "1.2.826.0.77120934.5.1", "1.2.826.0.1.19310412.7"
    private(dataset)
    typical(dataset)
    dataset.save_as(target)


def fold(text):
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).lower()
    return "".join(sign for sign in plain if sign.isalnum())


NEEDLES = [fold(one) for one in [
    "Vandenbrouque", "Oyelarin", "Marguerite", "欧阳", "晓梅", "おうよう", "Abercrombit", "Zwetkova", "48221793", "77120934", "5582019", "478916235", "BRAMCT07", "Quitterie",
    "Bramerol", "Tisserands", "BRAMHOSP", "Grunwaldsen", "Oxtobyx", "0134477", "123456789",
    "19310412", "12041931", "04121931", "12apr1931", "12april1931", "12avril1931", "20190517", "17052019", "05172019", "17mei2019", "may172019", "VΑNDENBROUQUE",
]]
FORMS = {fold(text): text for text in TEXTS + UNKNOWN + ENCODED if len(fold(text)) > 2}


def walk(dataset, place=""):
    for element in dataset:
        here = f"{place}{element.tag}"
        yield element, here
        if element.VR == "SQ":
            for number, item in enumerate(element.value or []):
                yield from walk(item, f"{here}[{number}].")


def values(element):
    value = element.value
    if value is None or element.VR == "SQ" or isinstance(value, bytes):
        return []
    return [str(one) for one in value] if isinstance(value, (list, pydicom.multival.MultiValue)) else [str(value)]


def find(source, copy):
    before, after, leaks, lost, kept = pydicom.dcmread(source, force=True), pydicom.dcmread(copy, force=True), [], [], 0
    there = {}
    for element, place in list(walk(after.file_meta)) + list(walk(after)):
        there[place] = element
        if element.VR == "UI":
            if any(re.search(r"\.(77120934|19310412)\b", one) for one in values(element)):
                leaks.append(["uid", place])
            continue
        if element.VR in ("DA", "DT", "TM", "SQ"):
            if element.VR in ("DA", "DT") and any(one[:8] in ("19310412", "20190517") for one in values(element)):
                leaks.append(["date", place])
            continue
        if isinstance(element.value, bytes) and element.tag != 0x7FE00010 and element.value:
            if any(blob.strip(b"\0") in element.value for blob in BLOBS) or any(needle.encode() in element.value.lower() for needle in NEEDLES[:3]):
                leaks.append(["bytes", place])
            continue
        joined = fold("".join(values(element)))
        # Short forms are numbers, too, where numbers stand.
        forms = [] if element.VR in ("DS", "IS") else [text for form, text in FORMS.items() if form in joined]
        found = [needle for needle in NEEDLES if needle in joined] or forms
        if found:
            leaks.append([found[0], place])
    for element, place in walk(before):
        if any(CONTROL in one for one in values(element)) and element.tag in set(SHORT + LONG + [0x00081030, 0x0008103E, 0x00181030]):
            if place in there and any(CONTROL in one for one in values(there[place])):
                kept += 1
            else:
                lost.append([values(element)[0], place])
    return leaks, lost, kept


asked = json.load(open(open(sys.argv[1], encoding="utf-8").read().strip(), encoding="utf-8"))
if "plant" in asked:
    planted, skipped = [], {}
    for source, target in asked["plant"]:
        try:
            plant(source, target)
            planted.append(target)
        except Exception as error:
            skipped[source] = f"{type(error).__name__}: {error}"[:160]
    print(json.dumps({"planted": planted, "skipped": skipped}))
else:
    answer = {"leaks": {}, "lost": {}, "kept": 0}
    for source, copy in asked["find"]:
        leaks, lost, kept = find(source, copy)
        if leaks:
            answer["leaks"][copy] = leaks
        if lost:
            answer["lost"][copy] = lost
        answer["kept"] += kept
    print(json.dumps(answer))
