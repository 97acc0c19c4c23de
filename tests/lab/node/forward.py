#!/usr/bin/python3
"""Stands for the API server and etcd of a control-plane node: forwards ports of this node to the lab's real ones.

forward.py TARGET_HOST PORT[@LISTEN_ADDRESS]...   It ends with the node, so the ports vanish while the node reboots.
"""
import asyncio
import sys


async def copy(reader, writer):
    try:
        while data := await reader.read(256 * 1024):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


async def serve(host, port, reader, writer):
    try:
        far_reader, far_writer = await asyncio.wait_for(asyncio.open_connection(host, port), 5)
    except (OSError, asyncio.TimeoutError):
        writer.transport.abort()  # a reset, as from a port where nobody listens
        return
    await asyncio.gather(copy(reader, far_writer), copy(far_reader, writer), return_exceptions=True)


async def main():
    host = sys.argv[1]
    servers = []
    for spec in sys.argv[2:]:
        port, _, address = spec.partition("@")
        handler = lambda r, w, p=int(port): serve(host, p, r, w)
        servers.append(await asyncio.start_server(handler, address or "0.0.0.0", int(port), limit=512 * 1024))
    await asyncio.gather(*(s.serve_forever() for s in servers))


asyncio.run(main())
