"""Rows and columns of one DICOM file, by pydicom: picture-size.py LIST, whose only line is the file."""
import json
import sys

import pydicom

dataset = pydicom.dcmread(open(sys.argv[1]).read().strip(), stop_before_pixels=True, force=True)
json.dump([int(dataset.Rows), int(dataset.Columns)], sys.stdout)
