"""Reads objects without a picture with pydicom and numpy, as one JSON value a file: what the tests compare with."""

import json
import sys

import pydicom

RELATED = ("RelationshipType", "ValueType")


def concept(item, keyword):
    sequence = item.get(keyword)
    if not sequence:
        return None
    code = sequence[0]
    value = str(code.get("CodeValue", "") or code.get("LongCodeValue", "") or "")
    return [value, str(code.get("CodingSchemeDesignator", "") or ""), str(code.get("CodeMeaning", "") or "")]


def tree(item):
    entry = {
        "type": str(item.get("ValueType", "")),
        "relationship": str(item.get("RelationshipType", "")),
        "concept": concept(item, "ConceptNameCodeSequence"),
        "children": [tree(child) for child in item.get("ContentSequence", [])],
    }
    if item.get("ReferencedContentItemIdentifier") is not None:
        value = item.ReferencedContentItemIdentifier
        entry["target"] = ".".join(str(part) for part in (value if not isinstance(value, int) else [value]))
    elif entry["type"] == "NUM":
        entry["measured"] = [
            [str(measured.get("NumericValue", "")), concept(measured, "MeasurementUnitsCodeSequence")]
            for measured in item.get("MeasuredValueSequence", [])
        ]
    elif entry["type"] == "CODE":
        entry["code"] = concept(item, "ConceptCodeSequence")
    elif entry["type"] == "TEXT":
        entry["text"] = str(item.get("TextValue", ""))
    elif entry["type"] in ("IMAGE", "COMPOSITE", "WAVEFORM"):
        references = item.get("ReferencedSOPSequence", [])
        entry["uid"] = str(references[0].ReferencedSOPInstanceUID) if references else None
    elif entry["type"] in ("SCOORD", "SCOORD3D"):
        entry["graphic"] = str(item.get("GraphicType", ""))
        entry["numbers"] = [float(number) for number in item.get("GraphicData", [])]
    return entry


def groups(dataset):
    result = []
    for index, group in enumerate(dataset.WaveformSequence):
        physical = dataset.waveform_array(index)
        result.append(
            {
                "frequency": float(group.SamplingFrequency),
                "shape": list(physical.shape),
                "sums": [float(value) for value in physical.sum(axis=0)],
                "probe": [[float(value) for value in physical[row]] for row in range(0, physical.shape[0], 997)],
                "units": [
                    str(channel.ChannelSensitivityUnitsSequence[0].CodeValue) if "ChannelSensitivityUnitsSequence" in channel else None
                    for channel in group.ChannelDefinitionSequence
                ],
                "sources": [str(channel.ChannelSourceSequence[0].CodeMeaning) for channel in group.ChannelDefinitionSequence],
            }
        )
    return result


def regions(dataset):
    drawn = {int(item.ReferencedROINumber): item for item in dataset.get("ROIContourSequence", [])}
    result = []
    for roi in dataset.StructureSetROISequence:
        item = drawn.get(int(roi.ROINumber))
        contours = item.get("ContourSequence", []) if item is not None else []
        result.append(
            {
                "number": int(roi.ROINumber),
                "name": str(roi.get("ROIName", "") or "").strip(),
                "color": [int(value) for value in item.ROIDisplayColor] if item is not None and item.get("ROIDisplayColor") else None,
                "contours": [
                    {"type": str(contour.ContourGeometricType), "points": [float(value) for value in contour.ContourData]}
                    for contour in contours
                ],
            }
        )
    return result


def read(path):
    dataset = pydicom.dcmread(path, force=True)
    uid = str(dataset.get("SOPClassUID", ""))
    if "WaveformSequence" in dataset:
        return {"groups": groups(dataset)}
    if "StructureSetROISequence" in dataset:
        return {"regions": regions(dataset)}
    if "ValueType" in dataset:
        return {"tree": tree(dataset)}
    return {"uid": uid}


json.dump({path: read(path) for path in sys.argv[1:]}, sys.stdout)
