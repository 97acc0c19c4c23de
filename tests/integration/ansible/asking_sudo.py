#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands for sudo as ansible calls it: asks for a password with the given prompt, becomes nobody else, runs the command. The
password is known by its SHA-256 in WANTED_SHA256."""
import hashlib
import os
import subprocess
import sys

words = sys.argv[1:]
prompt = ''
while words and words[0].startswith('-'):
    option = words.pop(0)
    if option in ('-p', '-u'):
        value = words.pop(0)
        prompt = value if option == '-p' else prompt
sys.stderr.write(prompt)
sys.stderr.flush()
said = sys.stdin.readline().rstrip('\n')
if hashlib.sha256(said.encode()).hexdigest() != os.environ['WANTED_SHA256']:
    sys.exit('Sorry, try again.')
sys.exit(subprocess.run(words, check=False).returncode)
