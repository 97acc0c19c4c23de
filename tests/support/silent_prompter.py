#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Owns the name of the window in which gnome-keyring asks for its password, and never answers, as a person who has gone for
coffee. Every question adds a line to the file that is the only argument."""
import sys

from gi.repository import Gio, GLib

INTERFACE = """<node><interface name='org.gnome.keyring.internal.Prompter'>
<method name='BeginPrompting'><arg type='o' direction='in'/></method>
<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>
<arg type='s' direction='in'/></method>
<method name='StopPrompting'><arg type='o' direction='in'/></method></interface></node>"""


def called(_connection, _sender, _path, _interface, method, _parameters, invocation):
    if method == "BeginPrompting":
        with open(sys.argv[1], "a", encoding="utf-8") as log:
            log.write("asked\n")
    invocation.return_value(None)


def acquired(connection, _name):
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    connection.register_object("/org/gnome/keyring/Prompter", node.interfaces[0], called, None, None)


Gio.bus_own_name(Gio.BusType.SESSION, "org.gnome.keyring.SystemPrompter", Gio.BusNameOwnerFlags.NONE, acquired, None, None)
GLib.MainLoop().run()
