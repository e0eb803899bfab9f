"""Reads the elements of every file of a folder before its pixels, by pydicom: read-heads.py FOLDER MOST."""
import os
import sys

import pydicom

folder, most = sys.argv[1], int(sys.argv[2])
for name in sorted(os.listdir(folder))[:most]:
    pydicom.dcmread(os.path.join(folder, name), stop_before_pixels=True).PatientID
