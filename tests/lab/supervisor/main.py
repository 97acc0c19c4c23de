#!/usr/bin/python3
"""Runs the lab: control plane and mini nodes, and takes orders on $LAB/control.sock (see lab-ctl). Started by lab.sh.

main.py ASSETS_FOLDER. One order is one line of JSON ["node","node3","crash"]; the answer is one line {"ok":bool,"text":str}.
Ends on SIGTERM or when lab.sh is gone, and takes everything down with it.
"""
import json
import os
import signal
import socketserver
import subprocess
import sys
import threading
import time

from daemons import LAB, ControlPlane, LabError
from mini_node import MiniNode

SOCKET = f"{LAB}/control.sock"
NODES = (("node1", True), ("node2", True), ("node3", False), ("node4", False))


class Lab:
    def __init__(self, assets):
        self.control_plane = ControlPlane(assets)
        self.nodes = {name: MiniNode(name, number, role) for number, (name, role) in enumerate(NODES, 1)}

    def start(self):
        self.control_plane.daemons["etcd"].start()
        self.control_plane.daemons["apiserver"].start()      # takes seconds; the nodes boot meanwhile
        for node in self.nodes.values():
            node.mount()
            node.start(fast=True)
        self.control_plane.start()

    def stop(self):
        for node in self.nodes.values():
            node.next_turn()
            node.power_off(silently=True)
            node.unmount()
        self.control_plane.stop()

    def order(self, words):
        match words:
            case ["node", name, verb, *arguments] if name in self.nodes:
                return self.nodes[name].command(verb, arguments)
            case ["apiserver", verb]:
                return self.control_plane.command(verb)
            case ["status"]:
                lines = [f"apiserver  {self.control_plane.state()}"]
                lines += [f"{node.name}      {node.ip}  {node.phase}  boot {node.boot_id()}" for node in self.nodes.values()]
                return "\n".join(lines)
        raise LabError(f"not understood: {' '.join(words)}")


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            reply = {"ok": True, "text": self.server.lab.order(json.loads(self.rfile.readline()))}
        except (LabError, OSError, ValueError, subprocess.SubprocessError) as error:
            reply = {"ok": False, "text": str(error)}
        try:
            self.wfile.write((json.dumps(reply) + "\n").encode())
        except OSError:
            pass        # whoever asked has given up


class Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def main():
    parent = os.getppid()
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    lab = Lab(sys.argv[1])
    outcome = 0
    try:
        lab.start()
        with Server(SOCKET, Handler) as server:
            server.lab = lab
            threading.Thread(target=server.serve_forever, daemon=True).start()
            while not ending.wait(0.5) and os.getppid() == parent:
                lab.control_plane.keep()
            server.shutdown()
    except (LabError, OSError, subprocess.SubprocessError) as error:
        print(f"the lab did not start: {error}", flush=True)
        outcome = 1
    started = time.monotonic()
    lab.stop()
    print(f"stopped in {time.monotonic() - started:.1f} s", flush=True)
    sys.exit(outcome)


main()
