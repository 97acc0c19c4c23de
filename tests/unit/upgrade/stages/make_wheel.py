# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a tiny wheel, named ansible-core, into a folder."""
import sys, zipfile
name = "ansible_core-2.16.15"
with zipfile.ZipFile(sys.argv[1] + "/" + name + "-py3-none-any.whl", "w") as wheel:
    wheel.writestr("ansible_made_up.py", "def main():\n    print('ansible [core 2.16.15]')\n")
    wheel.writestr(name + ".dist-info/METADATA", "Metadata-Version: 2.1\nName: ansible-core\nVersion: 2.16.15\n")
    wheel.writestr(name + ".dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(name + ".dist-info/entry_points.txt", "[console_scripts]\nansible = ansible_made_up:main\n")
    wheel.writestr(name + ".dist-info/RECORD", "".join(n + ",,\n" for n in wheel.namelist() + [name + ".dist-info/RECORD"]))

