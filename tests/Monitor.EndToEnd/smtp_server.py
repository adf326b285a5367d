"""A real SMTP server for the tests: keeps what it accepts, refuses what it is told to.

usage: /usr/bin/python3 smtp_server.py PORT FOLDER

Listens on 127.0.0.1:PORT and prints READY. Each accepted message becomes FOLDER/NNNN.eml, byte for byte as received, and
is on the disk before the answer 250 leaves. What it answers is told by
- the recipient: a local part that starts with "defer" gets 451, one that starts with "refuse" gets 550, "drop" loses the connection;
- the file FOLDER/answer, read at each RCPT: its line (`451 4.3.0 try later`) is the answer to everybody;
- the file FOLDER/answer-data, read at each DATA, likewise.
"""
import asyncio
import itertools
import os
import signal
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.numbers = itertools.count(1)

    def told(self, name):
        try:
            with open(os.path.join(self.folder, name), encoding="ascii") as file:
                return file.readline().strip() or None
        except FileNotFoundError:
            return None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.told("answer"):
            return answer
        if address.startswith("defer"):
            return "451 4.2.1 mailbox busy, try again later"
        if address.startswith("refuse"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("drop"):
            server.transport.abort()
            return "421 4.3.2 gone"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        if answer := self.told("answer-data"):
            return answer
        name = os.path.join(self.folder, f"{next(self.numbers):04}.eml")
        with open(name + ".part", "wb") as file:
            file.write(envelope.original_content)
            file.flush()
            os.fsync(file.fileno())
        os.rename(name + ".part", name)
        folder = os.open(self.folder, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        return "250 2.0.0 kept"


async def main(port, folder):
    keeper = Keeper(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(keeper, enable_SMTPUTF8=True, hostname="localhost", timeout=60), "127.0.0.1", port)
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    print("READY", flush=True)
    await stop.wait()
    server.close()


asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
