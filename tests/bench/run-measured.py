"""Runs a command and prints what the whole process cost: run-measured.py COMMAND [ARGUMENT…].

One line of JSON: {"cpu": seconds of CPU, user and system, "wall": seconds, "memory": the most bytes that it had, "status": its exit code}. What the
command prints is thrown away; what it says of errors isn't.
"""
import json
import os
import subprocess
import sys
import time

start = time.monotonic()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(json.dumps({
    'cpu': usage.ru_utime + usage.ru_stime,
    'wall': time.monotonic() - start,
    'memory': usage.ru_maxrss * 1024,
    'status': os.waitstatus_to_exitcode(status),
}))
